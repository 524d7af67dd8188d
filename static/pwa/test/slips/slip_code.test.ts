import { expect, it } from 'vitest';
import { slipCode } from '../../src/slips/slip_code';
import { casesOf } from '../vector_cases';

it.each(casesOf<string, string>('slip_code', 'slip_code'))('makes the code $name', ({ given, then }) => {
  expect(slipCode(given)).toBe(then);
});
