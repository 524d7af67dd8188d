/** Cash that should be in the bank by now. Pure; only the phone asks, before it warns. */

import { balanceOf, balances } from '../ledger/balance';
import { unbankedSince } from '../ledger/unbanked';
import { daysBetween } from '../values/thai_date';
import type { BookEntry } from './folds';

/** How much cash lies with the group and since how many days; null while nothing is late. */
export interface DepositDue {
  cash_satang: number;
  days: number;
}

/** Cash of which some was taken in more than `withinDays` ago and after the last trip to the bank. */
export function depositDue(entries: readonly BookEntry[], today: string, withinDays: number): DepositDue | null {
  const cash = balanceOf(balances(entries), 'cash');
  if (cash <= 0) return null;
  const since = unbankedSince(entries);
  const days = since ? daysBetween(since, today) : 0;
  return days > withinDays ? { cash_satang: cash, days } : null;
}
