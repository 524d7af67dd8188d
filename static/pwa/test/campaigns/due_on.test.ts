import { expect, it } from 'vitest';
import { dueOn } from '../../src/campaigns/due_on';
import { casesOf } from '../vector_cases';

it.each(casesOf<[string, string | null, string | null], string>('due_on', 'due_on'))('$name', ({ given, then }) => {
  expect(dueOn(...given)).toBe(then);
});
