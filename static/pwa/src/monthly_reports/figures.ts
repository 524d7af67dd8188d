/** The figures of a group at the end of a month, folded from its rows. Pure. */

import { type BookEntry, sumOf } from '../books/folds';
import { ENTRY_KINDS } from '../contract/contract.gen';
import { balanceOf, balances, type Sums } from '../ledger/balance';
import type { RowOf, Shown } from '../sync/ports';

export type ReportRow = Shown<RowOf['monthly_report']>;

/** What is counted and summed, in the order of the paper. */
export const COUNTS = ['members', 'joined', 'left', 'meetings', 'visits'] as const;
export const SUMS = [
  'due_satang',
  'received_satang',
  'arrears_satang',
  'savings_satang',
  'cash_satang',
  'bank_satang',
] as const;

/** What is frozen when a month is reported. */
export type MonthlyFigures = Record<(typeof COUNTS)[number] | (typeof SUMS)[number], number>;

/** All that the figures follow from; days are ISO, months "YYYY-MM". */
export interface MonthFacts {
  period: string;
  /** Members, each once; `left_on` null for who is still there. */
  members: readonly { id: string; joined_on: string; left_on: string | null; pledge_satang: number }[];
  entries: readonly (BookEntry & { member_id: string | null; period: string | null })[];
  /** What the accounts held before the entries. */
  brought: Sums;
  /** As whom a member is counted. */
  wholeOf: (memberId: string) => string;
  /** Days of meetings and closed collections, and of visits. */
  met_on: readonly string[];
  visited_on: readonly string[];
}

/** The group at the end of the month: later entries, members and meetings do not count. */
export function monthlyFigures(facts: MonthFacts): MonthlyFigures {
  const { period } = facts;
  // no day of a month comes after "31", and a shorter month has none beyond its own
  const end = `${period}-31`;
  const within = (day: string | null) => day?.startsWith(period) ?? false;
  const there = facts.members.filter(
    ({ joined_on, left_on }) => joined_on <= end && (left_on === null || left_on > end),
  );
  const paid = new Map<string, number>();
  for (const { entry_kind, member_id, period: of, amount_satang, reverses, civil_on } of facts.entries) {
    if (!ENTRY_KINDS[entry_kind].has_period || of !== period || !member_id || civil_on > end) continue;
    const whole = facts.wholeOf(member_id);
    paid.set(whole, (paid.get(whole) ?? 0) + (reverses ? -amount_satang : amount_satang));
  }
  const sums = balances(
    facts.entries.filter((entry) => entry.civil_on <= end),
    facts.brought,
  );
  return {
    members: there.length,
    joined: facts.members.filter(({ joined_on }) => within(joined_on)).length,
    left: facts.members.filter(({ left_on }) => within(left_on)).length,
    due_satang: sumOf(there.map((member) => member.pledge_satang)),
    received_satang: sumOf([...paid.values()]),
    arrears_satang: sumOf(there.map(({ id, pledge_satang }) => Math.max(0, pledge_satang - (paid.get(id) ?? 0)))),
    savings_satang: balanceOf(sums, 'pledged_savings') + balanceOf(sums, 'special_savings'),
    cash_satang: balanceOf(sums, 'cash'),
    bank_satang: balanceOf(sums, 'bank'),
    meetings: new Set(facts.met_on.filter(within)).size,
    visits: facts.visited_on.filter(within).length,
  };
}
