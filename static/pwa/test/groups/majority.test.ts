import { expect, it } from 'vitest';
import { isMinor } from '../../src/groups/majority';
import { casesOf } from '../vector_cases';

it.each(casesOf<[string, string], boolean>('majority', 'is_minor'))('is a minor: $name', ({ given, then }) => {
  expect(isMinor(...given)).toBe(then);
});
