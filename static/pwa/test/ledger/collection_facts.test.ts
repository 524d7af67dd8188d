import { expect, it } from 'vitest';
import { splitOf } from '../../src/ledger/collection_deposit';
import { readCollection } from '../../src/ledger/collection_facts';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
const RULES = { allow_partial_pledge: true, surplus_to: 'prepaid', prepaid_months_max: 12 } as const;

/** A group of two whose collection of a month is open; m1 pledged 100 baht, from December on 150. */
function phoneIn(period: string): MemoryPhone {
  const phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', founded_on: '2026-10-01' });
  for (const [id, number] of [
    ['m1', '0001'],
    ['m2', '0002'],
  ] as const) {
    const joined = { joined_on: '2026-10-05', pledge_satang: 10000, status: 'active' as const };
    phone.put('member', SCOPE, { id, number, first_name: id, ...joined });
  }
  const change = { id: 'c1', member_id: 'm1', amount_satang: 15000, from_period: '2026-12' };
  phone.put('pledge_change', SCOPE, change);
  phone.put('collection_open', SCOPE, { id: 'o1', period, opening_cash_satang: 0 });
  return phone;
}

function read(phone: MemoryPhone) {
  const group = phone.rows.find('group', 'g1');
  const open = phone.rows.find('collection_open', 'o1');
  if (!group || !open) throw new Error('both are there');
  return readCollection(phone, group, open);
}

it('asks of every member the pledge of the month', () => {
  expect([...read(phoneIn('2026-11')).due_satang.values()]).toEqual([10000, 10000]);
  expect([...read(phoneIn('2026-12')).due_satang.values()]).toEqual([15000, 10000]);
});

it('pays an older month at the pledge of that month, and months ahead at theirs', () => {
  const phone = phoneIn('2026-12');
  phone.put('collection_open', SCOPE, { id: 'o0', period: '2026-11', opening_cash_satang: 0 });
  phone.put('collection_close', SCOPE, { id: 'x0', collection_id: 'o0' });
  const facts = read(phone);
  const [member] = facts.members;
  if (!member) throw new Error('the member is in the room');
  expect(splitOf(facts, member, 40000, RULES).lines).toEqual([
    { entry_kind: 'pledge', period: '2026-12', amount_satang: 15000 },
    { entry_kind: 'arrears', period: '2026-11', amount_satang: 10000 },
    { entry_kind: 'prepaid', period: '2027-01', amount_satang: 15000 },
  ]);
});

it('has one line for whoever was registered twice, and knows what both paid', () => {
  const phone = phoneIn('2026-12');
  phone.put('member_merge', SCOPE, { id: 'j1', from_member_id: 'm2', into_member_id: 'm1', reverses: null });
  const paid = { entry_kind: 'prepaid' as const, period: '2026-12', amount_satang: 4000 };
  phone.put('entry', SCOPE, { id: 'e1', member_id: 'm2', ...paid });
  const facts = read(phone);
  expect(facts.members.map((member) => member.id)).toEqual(['m1']);
  expect(facts.due_satang.get('m1')).toBe(11000);
});
