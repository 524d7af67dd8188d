import { describe, expect, it } from 'vitest';
import { nextPeriod, owedPeriods, splitDeposit } from '../../src/ledger/deposit';

const ALWAYS_100 = () => 10000;
const NOTHING = new Map<string, number>();

function sum(lines: readonly { amount_satang: number }[]): number {
  return lines.reduce((total, line) => total + line.amount_satang, 0);
}

describe('a deposit is split', () => {
  it('into the pledge alone when it is exactly that', () => {
    expect(splitDeposit(10000, ALWAYS_100, '2026-11', NOTHING, [])).toEqual([
      { entry_kind: 'pledge', period: '2026-11', amount_satang: 10000 },
    ]);
  });

  it('into a part of the pledge when it is less', () => {
    expect(splitDeposit(4000, ALWAYS_100, '2026-11', NOTHING, [])).toEqual([
      { entry_kind: 'pledge', period: '2026-11', amount_satang: 4000 },
    ]);
  });

  it('into months owed, oldest first, before anything ahead', () => {
    const owed = [
      { period: '2026-09', missing_satang: 10000 },
      { period: '2026-10', missing_satang: 3000 },
    ];
    expect(splitDeposit(26000, ALWAYS_100, '2026-11', NOTHING, owed)).toEqual([
      { entry_kind: 'pledge', period: '2026-11', amount_satang: 10000 },
      { entry_kind: 'arrears', period: '2026-09', amount_satang: 10000 },
      { entry_kind: 'arrears', period: '2026-10', amount_satang: 3000 },
      { entry_kind: 'prepaid', period: '2026-12', amount_satang: 3000 },
    ]);
  });

  it('over the end of the year, leaving out months paid ahead already', () => {
    const paid = new Map([['2026-12', 10000]]);
    expect(splitDeposit(15000, ALWAYS_100, '2026-11', paid, [])).toEqual([
      { entry_kind: 'pledge', period: '2026-11', amount_satang: 10000 },
      { entry_kind: 'prepaid', period: '2027-01', amount_satang: 5000 },
    ]);
  });

  it('so that its lines always sum to it', () => {
    for (const amount of [1, 9999, 10000, 123456, 1_000_000_000]) {
      expect(sum(splitDeposit(amount, ALWAYS_100, '2026-11', NOTHING, []))).toBe(amount);
    }
  });
});

it('owes nothing for months before joining, and only what a month lacks', () => {
  const paid = new Map([
    ['2026-10', 4000],
    ['2026-11', 10000],
  ]);
  expect(owedPeriods(ALWAYS_100, '2026-10-05', ['2026-11', '2026-09', '2026-10', '2026-10'], paid)).toEqual([
    { period: '2026-10', missing_satang: 6000 },
  ]);
});

it('counts months over the year', () => {
  expect(nextPeriod('2026-12')).toBe('2027-01');
  expect(nextPeriod('2026-09')).toBe('2026-10');
});
