import { expect, it } from 'vitest';
import { ClockWatch, daysOff, doubtOf } from '../../src/sync/clock';

const NOW = Date.parse('2026-11-23T07:15:00.000Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

it.each([
  ['a clock nothing speaks against', { now: NOW, not_before: NOW - 9 * DAY, drift: 0 }, null],
  ['a clock a little behind the server', { now: NOW, not_before: NOW + 9 * MINUTE, drift: 0 }, null],
  ['a clock before the app was built', { now: NOW - 3650 * DAY, not_before: NOW, drift: 0 }, '2026-11-23'],
  ['a clock a day before the server was heard', { now: NOW - DAY, not_before: NOW, drift: 0 }, '2026-11-23'],
  ['an hour before it, on the same day', { now: NOW - 60 * MINUTE, not_before: NOW, drift: 0 }, null],
  ['turned ten years on', { now: NOW + 3650 * DAY, not_before: NOW - DAY, drift: 3650 * DAY }, '2026-11-23'],
  ['turned a day back', { now: NOW - DAY, not_before: NOW - 9 * DAY, drift: -DAY }, '2026-11-23'],
  ['turned by an hour within the day', { now: NOW, not_before: NOW - DAY, drift: 60 * MINUTE }, null],
  [
    'turned by nine minutes over midnight',
    { now: Date.parse('2026-11-23T17:05:00Z'), not_before: 0, drift: 9 * MINUTE },
    null,
  ],
])('%s', (_, facts, then) => {
  expect(doubtOf(facts)).toBe(then);
});

it('sees a clock that was turned, but takes no sleep for it', () => {
  const watch = new ClockWatch();
  expect(watch.look(NOW, 5, true)).toBe(0);
  expect(watch.look(NOW + MINUTE, 5 + MINUTE, true)).toBe(0);
  // eight hours asleep, in which the phone counted nothing
  expect(watch.look(NOW + 480 * MINUTE, 5 + MINUTE, false)).toBe(0);
  expect(watch.look(NOW + 480 * MINUTE + DAY, 5 + MINUTE, true)).toBe(DAY);
  expect(watch.look(NOW, 5 + MINUTE, false)).toBe(-480 * MINUTE - DAY);
});

it('counts in whole days how far a person says the clock is off', () => {
  expect(daysOff(NOW, '2026-11-23')).toBe(0);
  expect(daysOff(NOW - 3 * DAY, '2026-11-23')).toBe(-3 * DAY);
  expect(daysOff(Date.parse('2026-11-23T18:00:00Z'), '2026-11-23')).toBe(DAY);
});
