import { describe, expect, it } from 'vitest';
import {
  type DepositProblem,
  type DepositRules,
  nextPeriod,
  owedPeriods,
  splitDeposit,
} from '../../src/ledger/deposit';

const RULES: DepositRules = { allow_partial_pledge: true, surplus_to: 'prepaid', prepaid_months_max: 12 };
const PLEDGE = 10000;
const MONTH = '2026-11';

interface Given {
  amount: number;
  paid?: Record<string, number>;
  owed?: Record<string, number>;
  rules?: Partial<DepositRules>;
}

function split({ amount, paid = {}, owed = {}, rules = {} }: Given) {
  const missing = Object.entries(owed).map(([period, missing_satang]) => ({ period, missing_satang }));
  return splitDeposit(amount, () => PLEDGE, MONTH, new Map(Object.entries(paid)), missing, { ...RULES, ...rules });
}

/** "kind month satang", one a line. */
const SPLITS: readonly [string, Given, readonly string[]][] = [
  ['the pledge alone when it is exactly that', { amount: 10000 }, ['pledge 2026-11 10000']],
  ['a part of the pledge when it is less', { amount: 4000 }, ['pledge 2026-11 4000']],
  ['the rest of a pledge begun elsewhere', { amount: 6000, paid: { [MONTH]: 4000 } }, ['pledge 2026-11 6000']],
  [
    'months owed, oldest first, before anything ahead',
    { amount: 26000, owed: { '2026-09': 10000, '2026-10': 3000 } },
    ['pledge 2026-11 10000', 'arrears 2026-09 10000', 'arrears 2026-10 3000', 'prepaid 2026-12 3000'],
  ],
  [
    'the year after, leaving out months paid ahead already',
    { amount: 15000, paid: { '2026-12': 10000 } },
    ['pledge 2026-11 10000', 'prepaid 2027-01 5000'],
  ],
  [
    'as many months ahead as the rule allows',
    { amount: 30000, rules: { prepaid_months_max: 2 } },
    ['pledge 2026-11 10000', 'prepaid 2026-12 10000', 'prepaid 2027-01 10000'],
  ],
  [
    'special savings where the group says so, after what is owed',
    { amount: 15500, owed: { '2026-10': 5000 }, rules: { surplus_to: 'special_savings' } },
    ['pledge 2026-11 10000', 'arrears 2026-10 5000', 'special_deposit null 500'],
  ],
  [
    'nothing over where nothing may be over',
    { amount: 13000, owed: { '2026-10': 3000 }, rules: { surplus_to: 'refuse' } },
    ['pledge 2026-11 10000', 'arrears 2026-10 3000'],
  ],
];

/** Sums that cannot be taken so, and what could. */
const REFUSALS: readonly [string, Given, DepositProblem][] = [
  [
    'a part, where the pledge is whole or not at all',
    { amount: 9999, rules: { allow_partial_pledge: false } },
    { code: 'below_pledge', least_satang: 10000 },
  ],
  [
    'more months ahead than the rule allows',
    { amount: 30001, rules: { prepaid_months_max: 2 } },
    { code: 'too_far_ahead', most_satang: 30000 },
  ],
  [
    'more than is owed, where nothing may be over',
    { amount: 10001, rules: { surplus_to: 'refuse' } },
    { code: 'above_owed', most_satang: 10000 },
  ],
];

describe('a deposit is split into', () => {
  it.each(SPLITS)('%s', (_name, given, lines) => {
    const told = split(given).lines.map((line) => `${line.entry_kind} ${line.period} ${line.amount_satang}`);
    expect(told).toEqual(lines);
  });
});

describe('a deposit is answered beside the field when it is', () => {
  it.each(REFUSALS)('%s', (_name, given, problem) => {
    expect(split(given)).toEqual({ lines: [], problem });
  });
});

it('splits so that the lines sum to the amount, or tells a sum that does split', () => {
  for (const surplus_to of ['prepaid', 'special_savings', 'refuse'] as const) {
    for (const allow_partial_pledge of [true, false]) {
      for (const amount of [1, 3999, 4000, 10000, 10001, 123456, 1_000_000_000]) {
        const given = { owed: { '2026-10': 4000 }, rules: { surplus_to, allow_partial_pledge } };
        const { lines, problem } = split({ amount, ...given });
        const could =
          problem === null ? amount : 'least_satang' in problem ? problem.least_satang : problem.most_satang;
        const taken = problem === null ? lines : split({ amount: could, ...given }).lines;
        expect(taken.reduce((total, line) => total + line.amount_satang, 0)).toBe(could);
      }
    }
  }
});

it('owes nothing for months before joining, and only what a month lacks', () => {
  const paid = new Map([
    ['2026-10', 4000],
    ['2026-11', 10000],
  ]);
  expect(owedPeriods(() => PLEDGE, '2026-10-05', ['2026-11', '2026-09', '2026-10', '2026-10'], paid)).toEqual([
    { period: '2026-10', missing_satang: 6000 },
  ]);
});

it('counts months over the year', () => {
  expect(nextPeriod('2026-12')).toBe('2027-01');
  expect(nextPeriod('2026-09')).toBe('2026-10');
});
