import { expect, it } from 'vitest';
import { type KeyedRow, pageDrafts, pageSatang } from '../../src/paper/keyed_page';

const SCOPE = 'group:g1';
const DAY = '2026-11-05';
const row = (member_id: string, amount: string, is_proxy = false): KeyedRow => ({ member_id, amount, is_proxy });
const inOne = (_: string, amount_satang: number) => [
  { entry_kind: 'pledge' as const, period: '2026-11', amount_satang },
];

it('opens the collection, notes who was there and takes the money, all on the day of the paper', () => {
  const opening = { period: '2026-11', opening_cash_satang: 50000 };
  const rows = [row('a', '100'), row('b', ''), row('c', '๑๕๐.๕๐', true), row('d', '0')];
  const drafts = pageDrafts(SCOPE, DAY, 'c1', opening, rows, inOne);
  expect(drafts.map(({ kind, data }) => [kind, data])).toMatchObject([
    ['collection_open', opening],
    ['entry', { member_id: 'a', amount_satang: 10000, collection_id: 'c1', period: '2026-11', reverses: null }],
    ['attendance', { member_id: 'b', presence: 'absent' }],
    ['attendance', { member_id: 'c', presence: 'proxy' }],
    ['entry', { member_id: 'c', amount_satang: 15050 }],
    ['attendance', { member_id: 'd', presence: 'present' }],
  ]);
  expect(new Set(drafts.map((draft) => `${draft.scope} ${draft.civil_on}`))).toEqual(new Set([`${SCOPE} ${DAY}`]));
  expect(drafts[0]?.id).toBe('c1');
  expect(drafts.filter((draft) => draft.slip).map((draft) => draft.kind)).toEqual(['entry', 'entry']);
});

it('adds further pages to the collection that is there', () => {
  expect(pageDrafts(SCOPE, DAY, 'c1', null, [row('a', '100')], inOne).map((draft) => draft.kind)).toEqual(['entry']);
});

it('never changes a satang between the rows and what is saved', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const rows = Array.from({ length: 20 }, (_, index) => {
      const satang = (seed * 7919 * (index + 1)) % 300_000;
      return row(`m${index}`, satang % 5 === 0 ? '' : (satang / 100).toFixed(2), satang % 3 === 0);
    });
    const halves = (_: string, amount: number) => [
      { entry_kind: 'arrears' as const, period: '2026-10', amount_satang: Math.trunc(amount / 2) },
      { entry_kind: 'pledge' as const, period: '2026-11', amount_satang: amount - Math.trunc(amount / 2) },
    ];
    const drafts = pageDrafts(SCOPE, DAY, 'c1', null, rows, halves);
    const saved = drafts
      .filter((draft) => draft.kind === 'entry')
      .reduce((sum, draft) => sum + (draft.data as { amount_satang: number }).amount_satang, 0);
    expect(saved).toBe(pageSatang(rows));
  }
});
