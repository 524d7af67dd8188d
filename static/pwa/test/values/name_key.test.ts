import { expect, it } from 'vitest';
import { nameKey } from '../../src/values/name_key';
import { casesOf } from '../vector_cases';

it.each(casesOf<string, string>('name_key', 'name_key'))('compares names: $name', ({ given, then }) => {
  expect(nameKey(given)).toBe(then);
  expect(nameKey(then)).toBe(then);
});
