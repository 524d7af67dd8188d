import { expect, it } from 'vitest';
import { type MonthFacts, monthlyFigures } from '../../src/monthly_reports/figures';

let number = 0;
function entry(kind: string, amount_satang: number, civil_on: string, more: object = {}) {
  number += 1;
  const blank = { member_id: null, period: null, reverses: null, collection_id: null, device_id: 'd', made_at: '' };
  return { id: `e${number}`, entry_kind: kind, amount_satang, civil_on, ...blank, ...more } as never;
}
const pledge = (member_id: string, period: string, amount: number, on: string, more: object = {}) =>
  entry('pledge', amount, on, { member_id, period, ...more });

function facts(changes: Partial<MonthFacts>): MonthFacts {
  return {
    period: '2026-02',
    members: [
      { id: 'm1', joined_on: '2026-01-05', left_on: null, pledge_satang: 10000 },
      { id: 'm2', joined_on: '2026-02-28', left_on: null, pledge_satang: 5000 },
      { id: 'm3', joined_on: '2026-01-05', left_on: '2026-02-10', pledge_satang: 7000 },
      { id: 'm4', joined_on: '2026-03-01', left_on: null, pledge_satang: 9000 },
    ],
    entries: [],
    brought: new Map(),
    wholeOf: (id) => id,
    met_on: [],
    visited_on: [],
    ...changes,
  };
}

it('counts who was there at the end of the month, who came and who went', () => {
  expect(monthlyFigures(facts({}))).toMatchObject({ members: 2, joined: 1, left: 1, due_satang: 15000 });
});

it('counts somebody who left the month after as still there', () => {
  const later = facts({ members: [{ id: 'm', joined_on: '2026-01-05', left_on: '2026-03-01', pledge_satang: 1 }] });
  expect(monthlyFigures(later)).toMatchObject({ members: 1, left: 0 });
});

it('sums what came in for the month, also ahead and under another number; what comes after its end does not count', () => {
  const entries = [
    pledge('m1', '2026-02', 4000, '2026-01-05'),
    entry('arrears', 2000, '2026-02-05', { member_id: 'm0', period: '2026-02' }),
    pledge('m2', '2026-02', 5000, '2026-03-01'),
    pledge('m1', '2026-01', 10000, '2026-02-05'),
  ];
  const told = monthlyFigures(facts({ entries, wholeOf: (id) => (id === 'm0' ? 'm1' : id) }));
  expect(told).toMatchObject({
    received_satang: 6000,
    arrears_satang: 9000,
    savings_satang: 16000,
    cash_satang: 16000,
  });
});

it("lets what was paid too much by one fill nobody else's arrears, and a line taken back pay nothing", () => {
  const paid = pledge('m1', '2026-02', 20000, '2026-02-05');
  expect(monthlyFigures(facts({ entries: [paid] })).arrears_satang).toBe(5000);
  const back = pledge('m1', '2026-02', 20000, '2026-02-06', { reverses: 'x' });
  expect(monthlyFigures(facts({ entries: [paid, back] }))).toMatchObject({ received_satang: 0, arrears_satang: 15000 });
});

it('has cash and bank as they were, with what was brought forward', () => {
  const entries = [entry('bank_in', 3000, '2026-02-10'), entry('bank_in', 1000, '2026-03-02')];
  const brought = new Map([['cash|', 5000]]);
  expect(monthlyFigures(facts({ entries, brought }))).toMatchObject({ cash_satang: 2000, bank_satang: 3000 });
});

it('counts a day of meetings once', () => {
  const days = {
    met_on: ['2026-02-05', '2026-02-05', '2026-02-20', '2026-03-05'],
    visited_on: ['2026-02-01', '2026-02-01'],
  };
  expect(monthlyFigures(facts(days))).toMatchObject({ meetings: 2, visits: 2 });
});

it('knows 29 February', () => {
  const leap = facts({
    period: '2024-02',
    members: [{ id: 'm', joined_on: '2024-02-29', left_on: null, pledge_satang: 1 }],
  });
  expect(monthlyFigures(leap)).toMatchObject({ members: 1, joined: 1 });
});
