import { expect, it } from 'vitest';
import { inBookOrder, passbook } from '../../src/ledger/passbook';

function entry(id: string, amount_satang: number, more: object = {}) {
  return {
    id,
    entry_kind: 'pledge',
    amount_satang,
    member_id: 'a',
    reverses: null as string | null,
    collection_id: 'c1' as string | null,
    device_id: 'd1',
    civil_on: '2026-11-05',
    made_at: `2026-11-05T0${id}:00:00.000Z`,
    ...more,
  };
}

const CLOSE = { id: '5', collection_id: 'c1', device_id: 'd1' };

it('runs the balance from the oldest line on', () => {
  const later = entry('1', 10000, { civil_on: '2026-12-05' });
  const lines = passbook([later, entry('2', 5000)], 'a', []);
  expect(lines.map((line) => [line.entry.id, line.balance_satang])).toEqual([
    ['2', 5000],
    ['1', 15000],
  ]);
});

it('leaves out what was taken back while the collection was open', () => {
  const entries = [entry('1', 10000), entry('2', 10000, { reverses: '1' }), entry('3', 7000)];
  for (const closes of [[], [CLOSE]]) {
    expect(passbook(entries, 'a', closes).map((line) => line.entry.id)).toEqual(['3']);
  }
});

it('shows a line and its reversal when it was taken back after the close', () => {
  const entries = [entry('1', 10000), entry('6', 10000, { reverses: '1' })];
  const lines = passbook(entries, 'a', [CLOSE]);
  expect(lines.map((line) => [line.change_satang, line.balance_satang])).toEqual([
    [10000, 10000],
    [-10000, 0],
  ]);
  expect(lines[0]?.is_reversed).toBe(true);
});

it('does not trust the order of ids made on two devices', () => {
  const entries = [entry('1', 10000), entry('2', 10000, { reverses: '1', device_id: 'd2' })];
  expect(passbook(entries, 'a', [CLOSE])).toHaveLength(2);
});

it('holds pledged savings of one member only', () => {
  const entries = [entry('1', 10000), entry('2', 2000, { entry_kind: 'fine' }), entry('3', 500, { member_id: 'b' })];
  expect(passbook(entries, 'a', []).map((line) => line.balance_satang)).toEqual([10000]);
});

it('orders by the day it happened, then as it was written down', () => {
  const entries = [entry('3', 1), entry('1', 1), entry('2', 1, { civil_on: '2026-11-04' })];
  expect(inBookOrder(entries).map((each) => each.id)).toEqual(['2', '1', '3']);
});
