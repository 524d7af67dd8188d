import { expect, it } from 'vitest';
import { sharesSatang } from '../../src/members/shares';
import { dice } from '../real/faulty_line';
import { casesOf } from '../vector_cases';

it.each(casesOf<[number, number[]], number[]>('shares', 'shares_satang'))('shares: $name', ({ given, then }) => {
  expect(sharesSatang(...given)).toEqual(then);
});

it('always sums to the whole, whatever the sum and the percentages', () => {
  const chance = dice(7);
  for (let turn = 0; turn < 500; turn += 1) {
    const first = 1 + Math.floor(chance() * 98);
    const second = Math.floor(chance() * (100 - first));
    const percents = [first, second, 100 - first - second].filter((percent) => percent > 0);
    const total = Math.floor(chance() * 1_000_000_000);
    const shares = sharesSatang(total, percents);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
  }
});
