/** agm_due: a year of the group's has begun and its general meeting was not held yet. Twin of alerts/rules/agm_due.py. */

import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'agm_due';

/** A group, and the day of its latest general meeting by its minutes; null for none. */
export interface AgmFacts {
  group_id: string;
  founded_on: string;
  met_on: string | null;
}

/** A finding from the first day of the group's year on, due on the last of its first `withinDays`. */
export function agmDue(
  { group_id, founded_on, met_on }: AgmFacts,
  yearStartMonth: number,
  withinDays: number,
  today: string,
  recipient: string,
): Finding[] {
  const begins = yearBegins(yearStartMonth, today);
  if (founded_on >= begins || (met_on ?? '') >= begins) return [];
  return [{ rule: RULE, subject: group_id, due_on: addDays(begins, withinDays - 1), step: 0, recipient }];
}

/** The first day of the group's year in which a day lies. */
export function yearBegins(startMonth: number, day: string): string {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) >= startMonth ? 0 : 1);
  return `${year}-${String(startMonth).padStart(2, '0')}-01`;
}
