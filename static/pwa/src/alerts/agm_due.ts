/** agm_due: a group's year is over and its members have not met since. Twin of alerts/rules/agm_due.py. */

import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'agm_due';
/** The first month of the year is the time for it; it is asked for so many months. */
const ASKED_MONTHS = 3;

/** When a group was founded, and the days of its general meetings. */
export interface MeetingsFact {
  group_id: string;
  founded_on: string;
  general_on: readonly string[];
}

/** A finding in the first three months of the group's year, due at the end of the first, until the members have met. */
export function agmDue(facts: MeetingsFact, yearStartMonth: number, today: string, recipient: string): Finding[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const monthsIn = (month - yearStartMonth + 12) % 12;
  const beginsOn = firstOf(month >= yearStartMonth ? year : year - 1, yearStartMonth);
  if (monthsIn >= ASKED_MONTHS || facts.founded_on >= beginsOn) return [];
  if (facts.general_on.some((on) => on >= beginsOn)) return [];
  const dueOn = addDays(`${addDays(beginsOn, 31).slice(0, 7)}-01`, -1);
  return [{ rule: RULE, subject: facts.group_id, due_on: dueOn, step: 0, recipient }];
}

function firstOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}
