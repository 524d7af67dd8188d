import { expect, it } from 'vitest';
import { balanceOf, balances, type EntryFacts } from '../../src/ledger/balance';
import { casesOf } from '../vector_cases';

const CASES = casesOf<EntryFacts[], Record<string, number>>('balance');

it.each(CASES)('$name', ({ given, then }) => {
  const found = balances(given);
  expect(Object.fromEntries([...found].filter(([key, sum]) => sum !== 0 || key in then))).toEqual(then);
  expect([...found.values()].reduce((sum, each) => sum + each, 0)).toBe(0);
});

it('says savings as people do: positive when there are some', () => {
  const pledge = { entry_kind: 'pledge', amount_satang: 10000, member_id: 'a', reverses: null };
  expect(balanceOf(balances([pledge]), 'pledged_savings')).toBe(10000);
  expect(balanceOf(balances([pledge]), 'pledged_savings', 'b')).toBe(0);
  expect(balanceOf(balances([pledge, { ...pledge, reverses: 'x' }]), 'cash')).toBe(0);
});
