/** report_due: a month is over and not all groups are reported. Twin of alerts/rules/report_due.py. */

import { dueOn, monthBefore, owed } from '../monthly_reports/due';
import { daysBetween } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'report_due';
const WEEK_DAYS = 7;

/** A finding some days before the day, on it, and each full week after it, until the next month is over: none can be reported sooner. */
export function reportDue(
  groups: readonly { founded_on: string; filed: readonly string[] }[],
  dueDay: number,
  aheadDays: number,
  today: string,
  recipient: string,
): Finding[] {
  const period = monthBefore(today);
  const day = dueOn(period, dueDay);
  const left = daysBetween(today, day);
  if (left > aheadDays || owed(groups, period) === 0) return [];
  const step = left > 0 ? aheadDays : -Math.floor(-left / WEEK_DAYS) * WEEK_DAYS;
  return [{ rule: RULE, subject: period, due_on: day, step: step || 0, recipient }];
}
