import { expect, it } from 'vitest';
import { ownFindings } from '../../src/alerts/own_findings';
import { memoryPhone } from '../memory_phone';

const CAMPAIGN = {
  name: '1 พัฒนากร 1 กลุ่ม',
  area_code: '35',
  quantity: 1,
  signed_on: '2026-10-18',
  starts_on: '2026-10-18',
  target_on: '2027-12-31',
  target_earliest_on: '2027-02-21',
  hard_on: '2027-12-31',
  state: 'open' as const,
};

function due(changes: object): string[] {
  const phone = memoryPhone();
  phone.put('campaign', 'area:35', { id: 'c1', ...CAMPAIGN, ...changes });
  return ownFindings(phone)
    .filter((finding) => finding.rule === 'campaign_due')
    .map((finding) => finding.due_on);
}

it('warns of the earliest reading until somebody confirmed one, as the server does', () => {
  expect(due({})).toEqual(['2027-02-21']);
  expect(due({ confirmed_on: '2026-11-01' })).toEqual([]);
});

it('counts no savings groups where something else was promised', () => {
  expect(due({ unit_name: 'หมู่บ้านต้นแบบ' })).toEqual(['2027-02-21']);
});

function group() {
  const phone = memoryPhone();
  phone.put('group', 'group:g1', {
    id: 'g1',
    officer_id: 'p1',
    founded_on: '2026-06-01',
    collection_day: 5,
    subdistrict_code: '350102',
    status: 'active',
  } as never);
  phone.put('member', 'group:g1', { id: 'm1', number: '0001', joined_on: '2026-06-05', status: 'active' });
  phone.put('member', 'group:g1', { id: 'm2', number: '0002', joined_on: '2026-06-05', status: 'left' });
  for (const month of ['08', '09', '10']) {
    const collection = { id: `o${month}`, period: `2026-${month}`, civil_on: `2026-${month}-05` };
    phone.put('collection_open', 'group:g1', collection as never);
    phone.put('collection_close', 'group:g1', { id: `c${month}`, collection_id: `o${month}` } as never);
  }
  return phone;
}

function pay(phone: ReturnType<typeof group>, id: string, more: object = {}) {
  const entry = { id, entry_kind: 'pledge', member_id: 'm1', period: '2026-10', amount_satang: 100, ...more };
  phone.put('entry', 'group:g1', entry as never);
}

const missed = (phone: ReturnType<typeof group>) =>
  ownFindings(phone)
    .filter((finding) => finding.rule === 'member_misses')
    .map(({ subject, due_on, step }) => [subject, due_on, step]);

it('finds who missed three collections, and who paid after all', () => {
  const phone = group();
  expect(missed(phone)).toEqual([['m1', '2026-10-05', 3]]);
  pay(phone, 'e1');
  expect(missed(phone)).toEqual([]);
  pay(phone, 'e2', { reverses: 'e1' });
  expect(missed(phone)).toEqual([['m1', '2026-10-05', 3]]);
  pay(phone, 'e3', { entry_kind: 'arrears' });
  expect(missed(phone)).toEqual([]);
});

it('counts what was paid under the number somebody had before', () => {
  const phone = group();
  pay(phone, 'e1', { member_id: 'm0' });
  expect(missed(phone)).toHaveLength(1);
  const merge = { id: 'x', from_member_id: 'm0', into_member_id: 'm1', reverses: null };
  phone.put('member_merge', 'group:g1', merge as never);
  expect(missed(phone)).toEqual([]);
});
