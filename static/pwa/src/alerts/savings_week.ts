/** savings_week: from 6 March, as the first groups were founded that day. Twin of alerts/rules/savings_week.py. */

import { daysBetween } from '../values/thai_date';
import type { Finding } from './rule';

/** One finding a year for everybody, while the week of so many days lasts; it is about the year. */
export function savingsWeek(days: number, today: string, recipient: string): Finding[] {
  const year = today.slice(0, 4);
  const first = `${year}-03-06`;
  const daysIn = daysBetween(first, today);
  if (daysIn < 0 || daysIn >= days) return [];
  return [{ rule: 'savings_week', subject: year, due_on: first, step: 0, recipient }];
}
