import { describe, expect, it } from 'vitest';
import { changePeriods, type PledgeChangeFacts, pledgeDue } from '../../src/members/pledge';
import { casesOf } from '../vector_cases';

interface Given {
  joining_satang: number;
  changes: PledgeChangeFacts[];
  period: string;
}

it.each(casesOf<Given, number>('pledge', 'pledge_due'))('is due: $name', ({ given, then }) => {
  const { joining_satang, changes, period } = given;
  expect(pledgeDue(joining_satang, changes, period)).toBe(then);
  expect(pledgeDue(joining_satang, changes.toReversed(), period)).toBe(then);
});

describe('the months from which a pledge may change', () => {
  it('are the first of the next two years where it changes yearly', () => {
    expect(changePeriods('yearly', 1, '2026-11')).toEqual(['2027-01', '2028-01']);
    expect(changePeriods('yearly', 1, '2026-01')).toEqual(['2027-01', '2028-01']);
    expect(changePeriods('yearly', 4, '2026-03')).toEqual(['2026-04', '2027-04']);
  });

  it('are the next twelve where it may change at any time, never this one', () => {
    const months = changePeriods('anytime', 1, '2026-11');
    expect(months).toHaveLength(12);
    expect(months[0]).toBe('2026-12');
    expect(months.at(-1)).toBe('2027-11');
  });

  it('are none where it is locked', () => {
    expect(changePeriods('locked', 1, '2026-11')).toEqual([]);
  });
});
