import { expect, it } from 'vitest';
import { sharesSatang } from '../../src/members/shares';
import { casesOf } from '../vector_cases';

it.each(casesOf<[number, number[]], number[]>('shares', 'shares_satang'))('shares: $name', ({ given, then }) => {
  expect(sharesSatang(...given)).toEqual(then);
});
