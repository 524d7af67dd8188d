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
