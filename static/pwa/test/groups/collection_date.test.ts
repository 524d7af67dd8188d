import { expect, it } from 'vitest';
import { collectionDateIn, meetingsFrom, nextCollectionOn, nextMeeting } from '../../src/groups/collection_date';

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

it('is the day the group agreed on, also when that lies in another month', () => {
  const moved = new Map([['2026-12', '2027-01-02']]);
  expect(nextMeeting(5, '2026-11-06', new Set(['2026-11']), moved)).toEqual({
    period: '2026-12',
    collection_on: '2027-01-02',
  });
  expect(nextMeeting(5, '2027-01-01', new Set(), moved)).toEqual({ period: '2026-12', collection_on: '2027-01-02' });
  expect(nextCollectionOn(5, '2027-01-03', new Set(), moved)).toBe('2027-01-05');
});

it('leaves out a month the group does not collect in', () => {
  expect(nextCollectionOn(5, '2026-12-01', new Set(), new Map([['2026-12', null]]))).toBe('2027-01-05');
});

it('is earliest where a later month was moved before an earlier one', () => {
  const moved = new Map([
    ['2026-12', '2026-12-28'],
    ['2027-01', '2026-12-20'],
  ]);
  expect(nextMeeting(5, '2026-12-10', new Set(), moved).period).toBe('2027-01');
});

it('tells the days of a year over its end', () => {
  expect(meetingsFrom('2026-12', 3, 31, new Map([['2027-01', null]]))).toEqual([
    { period: '2026-12', collection_on: '2026-12-31' },
    { period: '2027-01', collection_on: null },
    { period: '2027-02', collection_on: '2027-02-28' },
  ]);
});
