// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { EntryRow } from '../../src/groups/group_rows';
import { say } from '../../src/i18n';
import { cashOver } from '../../src/ledger/cash_over';
import { obstacleTo } from '../../src/ledger/entry_screen';
import { memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
const LINE = {
  entry_kind: 'bank_in' as const,
  amount_satang: 500_00,
  member_id: null,
  reverses: null,
  collection_id: null,
};

function phoneWith(...others: (Partial<EntryRow> & { id: string })[]) {
  const phone = memoryPhone();
  for (const row of [{ id: 'e1', ...LINE }, ...others]) phone.put('entry', SCOPE, { ...LINE, ...row });
  return phone;
}

function obstacle(phone: ReturnType<typeof memoryPhone>, id = 'e1') {
  const entry = phone.rows.all('entry', SCOPE).find((each) => each.id === id);
  if (!entry) throw new Error('no such line');
  return obstacleTo(phone, 'g1', entry);
}

it('lets a line outside any collection be corrected', () => {
  expect(obstacle(phoneWith())).toBeNull();
});

it('says so where a line takes back or was taken back', () => {
  const phone = phoneWith({ id: 'e2', reverses: 'e1' });
  expect(obstacle(phone)).toBe(say('correction.is_taken_back'));
  expect(obstacle(phone, 'e2')).toBe(say('correction.is_reversal'));
});

it('leaves an open collection to its own screen, until it is closed', () => {
  const phone = phoneWith({ id: 'e3', collection_id: 'c1' });
  expect(obstacle(phone, 'e3')).toBe(say('correction.is_open'));
  phone.put('collection_close', SCOPE, { id: 'x1', collection_id: 'c1' });
  expect(obstacle(phone, 'e3')).toBeNull();
});

it('leaves what was carried and what a leaving paid out to where they belong', () => {
  const phone = phoneWith(
    { id: 'e4', entry_kind: 'carry_cash_in' },
    { id: 'e5', entry_kind: 'exit_payout', member_id: 'm1' },
  );
  expect(obstacle(phone, 'e4')).toBe(say('correction.is_carried'));
  expect(obstacle(phone, 'e5')).toBeNull();
  phone.put('member_exit', SCOPE, { id: 'l1', member_id: 'm1', entry_ids: ['e5'], reverses: null });
  expect(obstacle(phone, 'e5')).toBe(say('correction.is_leaving'));
});

it.each([
  [5_000_00, 5_000_00, 0],
  [5_000_01, 5_000_00, 1],
  [9_999_00, 0, 0],
  [-100, 5_000_00, 0],
])('of %i in hand with a limit of %i, %i is over', (cash, limit, over) => {
  expect(cashOver(cash, limit)).toBe(over);
});
