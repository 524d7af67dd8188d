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

it('pays a dividend by closing units out to the satang, to nobody without units', () => {
  const chance = dice(11);
  const upTo = (most: number) => Math.floor(chance() * (most + 1));
  for (let turn = 0; turn < 500; turn += 1) {
    const total = upTo(1_000_000_000);
    const unitsMax = [1, 20, 10_000][turn % 3] as number;
    const isEmptyHanded = turn % 10 === 0;
    const units = Array.from({ length: 1 + upTo(499) }, () => (isEmptyHanded || chance() < 0.2 ? 0 : upTo(unitsMax)));
    const whole = units.reduce((sum, each) => sum + each, 0);
    const shares = sharesSatang(total, units);
    expect(shares).toHaveLength(units.length);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole === 0 ? 0 : total);
    if (whole === 0) continue;
    const first = units.findIndex((each) => each > 0);
    const fair = units.map((each) => Number((BigInt(total) * BigInt(each)) / BigInt(whole)));
    expect(shares.filter((_, place) => place !== first)).toEqual(fair.filter((_, place) => place !== first));
    // what rounding leaves is less than a satang for each who is paid
    const more = (shares[first] ?? 0) - (fair[first] ?? 0);
    expect(more).toBeGreaterThanOrEqual(0);
    expect(more).toBeLessThan(units.filter((each) => each > 0).length);
  }
});
