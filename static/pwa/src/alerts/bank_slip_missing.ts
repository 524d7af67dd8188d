/** bank_slip_missing: cash was not brought to the bank within the group's days. Twin of alerts/rules/bank_slip_missing.py. */

import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'bank_slip_missing';

/** The cash of a group, and the first day on which some came in after the last trip to the bank; null for none. */
export interface CashFacts {
  group_id: string;
  cash_satang: number;
  unbanked_since: string | null;
}

/** A finding when cash is there and some of it is older than `withinDays`. */
export function bankSlipMissing(facts: CashFacts, withinDays: number, today: string, recipient: string): Finding[] {
  if (facts.unbanked_since === null || facts.cash_satang <= 0) return [];
  const dueOn = addDays(facts.unbanked_since, withinDays);
  return today <= dueOn ? [] : [{ rule: RULE, subject: facts.group_id, due_on: dueOn, step: 0, recipient }];
}
