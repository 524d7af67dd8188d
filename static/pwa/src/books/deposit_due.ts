/** Cash that should be in the bank by now. Pure; only the phone asks, before it warns. */

import { ENTRY_KINDS } from '../contract/contract.gen';
import { balanceOf, balances } from '../ledger/balance';
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
  const reversed = new Set(entries.map((entry) => entry.reverses));
  const standing = entries.filter((entry) => !entry.reverses && !reversed.has(entry.id));
  const banked = latest(standing.filter((entry) => entry.entry_kind === 'bank_in'));
  const taken = standing
    .filter((entry) => ENTRY_KINDS[entry.entry_kind].debit === 'cash' && entry.civil_on > banked)
    .map((entry) => entry.civil_on)
    .sort();
  const days = taken[0] ? daysBetween(taken[0], today) : 0;
  return days > withinDays ? { cash_satang: cash, days } : null;
}

function latest(entries: readonly BookEntry[]): string {
  return entries.reduce((day, entry) => (entry.civil_on > day ? entry.civil_on : day), '');
}
