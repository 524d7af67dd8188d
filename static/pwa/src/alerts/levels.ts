/** Who else hears of the same thing, and when. Pure. */

import { addDays } from '../values/thai_date';

/** One level of a rule's ladder, as the contract tells it. */
export interface Level {
  role: string;
  counted: 'at_once' | 'after' | 'before' | 'still';
  days: string | null;
}

/**
 * Each level with the day from which it is told; null with the first finding. `step` of a standstill's alert is how long it had
 * lasted, so that the days of other levels count from its beginning. `daysOf` says what a setting is.
 */
export function toldFrom(
  levels: readonly Level[],
  alert: { due_on: string; step: number },
  daysOf: (setting: string) => number,
): { role: string; on: string | null }[] {
  return levels.map(({ role, counted, days }) => {
    if (counted === 'at_once' || days === null) return { role, on: null };
    const count = daysOf(days);
    if (counted === 'before') return { role, on: addDays(alert.due_on, -count) };
    return { role, on: addDays(alert.due_on, counted === 'still' ? count - alert.step : count) };
  });
}
