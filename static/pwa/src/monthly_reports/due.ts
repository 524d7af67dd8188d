/** When a month is to be reported, and what is still to be. Twin of the pure part of server/monthly_reports/rules.py. */

import { addDays } from '../values/thai_date';

/** The day a month "YYYY-MM" is to be reported: `dueDay` of the next month, or its last day where it is shorter. */
export function dueOn(period: string, dueDay: number): string {
  const first = `${monthAfter(period)}-01`;
  const last = addDays(`${monthAfter(first.slice(0, 7))}-01`, -1);
  const day = addDays(first, dueDay - 1);
  return day < last ? day : last;
}

/** The month after "YYYY-MM". */
export function monthAfter(period: string): string {
  return addDays(`${period}-01`, 31).slice(0, 7);
}

/** The month before a day's. */
export function monthBefore(day: string): string {
  return addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7);
}

/** How many groups a month is still to be reported of: those founded in it or before. */
export function owed(groups: readonly { founded_on: string; filed: readonly string[] }[], period: string): number {
  return groups.filter((group) => group.founded_on.slice(0, 7) <= period && !group.filed.includes(period)).length;
}
