/** Balances: folds over entries, twin of server/ledger/balances.py. No balance is the truth but this fold. */

import { ACCOUNTS, ENTRY_KINDS, MEMBER_ACCOUNTS } from '../contract/contract.gen';

export type Account = keyof typeof ACCOUNTS;
export type EntryKindName = keyof typeof ENTRY_KINDS;

/** What a fold reads of an entry. */
export interface EntryFacts {
  entry_kind: string;
  amount_satang: number;
  member_id: string | null;
  reverses: string | null;
}

/** One side of an entry; debits are positive, so the legs of an entry sum to nought. */
export interface Leg {
  account: Account;
  member_id: string;
  amount_satang: number;
}

/** Balances in satang by "account|member id" (or "account|"), debits positive. */
export type Sums = ReadonlyMap<string, number>;

/** What an entry adds to the account that it debits, and takes from the one that it credits; negative for a reversal. */
export function movedSatang(entry: EntryFacts): number {
  return entry.reverses ? -entry.amount_satang : entry.amount_satang;
}

/** What an entry moves. A reversal names the entry it mirrors in `reverses` and moves the same back. */
export function legs(entry: EntryFacts): [Leg, Leg] {
  const kind = ENTRY_KINDS[entry.entry_kind as EntryKindName];
  const amount_satang = movedSatang(entry);
  return [
    { account: kind.debit, member_id: memberOf(kind.debit, entry), amount_satang },
    { account: kind.credit, member_id: memberOf(kind.credit, entry), amount_satang: -amount_satang },
  ];
}

/** Every account's balance after the entries, added to what was brought forward; their sum is nought. */
export function balances(entries: Iterable<EntryFacts>, brought: Sums = new Map()): Map<string, number> {
  const sums = new Map(brought);
  const add = (account: Account, entry: EntryFacts, amountSatang: number) => {
    const key = `${account}|${memberOf(account, entry)}`;
    sums.set(key, (sums.get(key) ?? 0) + amountSatang);
  };
  for (const entry of entries) {
    // as legs, without making two of them for each of thousands of entries
    const { debit, credit } = ENTRY_KINDS[entry.entry_kind as EntryKindName];
    add(debit, entry, movedSatang(entry));
    add(credit, entry, -movedSatang(entry));
  }
  return sums;
}

/** A balance as people say it: savings and income positive when there are some. */
export function naturalSatang(account: Account, balanceSatang: number): number {
  const nature: string = ACCOUNTS[account];
  return nature === 'asset' || nature === 'expense' || balanceSatang === 0 ? balanceSatang : -balanceSatang;
}

/** What one account of a group holds, over all its members or of one, as people say it. */
export function balanceOf(sums: Sums, account: Account, memberId?: string): number {
  let sum = 0;
  for (const [key, amount_satang] of sums) {
    if (memberId === undefined ? key.startsWith(`${account}|`) : key === `${account}|${memberId}`) sum += amount_satang;
  }
  return naturalSatang(account, sum);
}

function memberOf(account: string, entry: EntryFacts): string {
  return (MEMBER_ACCOUNTS as readonly string[]).includes(account) ? (entry.member_id ?? '') : '';
}
