/** agm_due: a group's year is over and its members have not met since. Twin of alerts/rules/agm_due.py. */

import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'agm_due';

/** When a group was founded, and the days of its general meetings. */
export interface MeetingsFact {
  group_id: string;
  founded_on: string;
  general_on: readonly string[];
}

/** A finding in the first months of the group's year, due at the end of the first, until the members have met. */
export function agmDue(
  facts: MeetingsFact,
  yearStartMonth: number,
  askedMonths: number,
  today: string,
  recipient: string,
): Finding[] {
  const monthsIn = (Number(today.slice(5, 7)) - yearStartMonth + 12) % 12;
  const beginsOn = yearBegins(yearStartMonth, today);
  if (monthsIn >= askedMonths || facts.founded_on >= beginsOn) return [];
  if (facts.general_on.some((on) => on >= beginsOn)) return [];
  return [{ rule: RULE, subject: facts.group_id, due_on: meetsBy(beginsOn), step: 0, recipient }];
}

/** The first day of the group's year in which a day lies. */
export function yearBegins(startMonth: number, day: string): string {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) >= startMonth ? 0 : 1);
  return `${year}-${String(startMonth).padStart(2, '0')}-01`;
}

/** The last day of a year's first month, by which its members should have met. */
export function meetsBy(beginsOn: string): string {
  return addDays(`${addDays(beginsOn, 31).slice(0, 7)}-01`, -1);
}
