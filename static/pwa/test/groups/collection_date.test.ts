import { expect, it } from 'vitest';
import { collectionDateIn, nextCollectionOn } from '../../src/groups/collection_date';

it('holds the collection day within the month', () => {
  expect(collectionDateIn('2026-02', 31)).toBe('2026-02-28');
  expect(collectionDateIn('2024-02', 30)).toBe('2024-02-29');
  expect(collectionDateIn('2026-11', 5)).toBe('2026-11-05');
});

it('is today when today is the day, next month when it has passed', () => {
  expect(nextCollectionOn(23, '2026-11-23', new Set())).toBe('2026-11-23');
  expect(nextCollectionOn(5, '2026-12-06', new Set())).toBe('2027-01-05');
});

it('leaves out months that were collected already', () => {
  expect(nextCollectionOn(25, '2026-11-23', new Set(['2026-11', '2026-12']))).toBe('2027-01-25');
});
