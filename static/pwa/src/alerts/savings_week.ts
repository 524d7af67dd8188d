/** savings_week: 6 to 8 March, told to everybody with a post. Twin of alerts/rules/savings_week.py. */

import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'savings_week';
export const WEEK = { first: '03-06', last: '03-08' } as const;

/** A finding from `aheadDays` before 6 March to the last day of the week; it is about nobody but the recipient. */
export function savingsWeek(aheadDays: number, today: string, recipient: string): Finding[] {
  const year = today.slice(0, 4);
  const dueOn = `${year}-${WEEK.first}`;
  const isTold = addDays(dueOn, -aheadDays) <= today && today <= `${year}-${WEEK.last}`;
  return isTold ? [{ rule: RULE, subject: recipient, due_on: dueOn, step: 0, recipient }] : [];
}
