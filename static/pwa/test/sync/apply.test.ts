import { expect, it } from 'vitest';
import { apply } from '../../src/sync/apply';
import type { Fields, Operation } from '../../src/sync/operation';
import { casesOf } from '../vector_cases';

it.each(casesOf<{ operation: Operation; row: Fields | null }, Fields>('apply', 'apply'))('$name', ({ given, then }) => {
  const before = structuredClone(given.row);
  expect(apply(given.operation, given.row)).toEqual(then);
  expect(given.row).toEqual(before);
});
