import { expect, it } from 'vitest';
import { type Level, toldFrom } from '../../src/alerts/levels';
import { ALERT_LEVELS, RULES } from '../../src/contract/later.gen';

const daysOf = (key: string) => Number(RULES[key as keyof typeof RULES].default);

function told(rule: keyof typeof ALERT_LEVELS, due_on: string, step: number) {
  return toldFrom(ALERT_LEVELS[rule] as readonly Level[], { due_on, step }, daysOf);
}

it('counts the days of each level from the day it is due', () => {
  expect(told('collection_missing', '2024-02-29', 2)).toEqual([
    { role: 'officer', on: '2024-03-02' },
    { role: 'district_chief', on: '2024-03-07' },
  ]);
});

it('counts a standstill from its beginning, whoever is told of it first', () => {
  const levels = [
    { role: 'officer', on: '2026-11-22' },
    { role: 'district_chief', on: '2026-12-06' },
  ];
  expect(told('no_progress', '2026-11-22', 21)).toEqual(levels);
  expect(told('no_progress', '2026-12-06', 35)).toEqual(levels);
});

it('counts back from a target date, further up the nearer it is', () => {
  expect(told('campaign_due', '2027-02-21', 90)).toEqual([
    { role: 'officer', on: null },
    { role: 'district_chief', on: '2027-01-22' },
    { role: 'province_staff', on: '2027-02-07' },
    { role: 'province_chief', on: '2027-02-07' },
  ]);
});

it('tells everybody of cash that differs at once', () => {
  expect(told('cash_mismatch', '2026-11-05', 0).map(({ on }) => on)).toEqual([null, null, null]);
});
