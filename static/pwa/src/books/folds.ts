/**
 * A group's books as folds over its entries, twin of server/books/folds.py. Pure.
 *
 * A span is two months "YYYY-MM", both within it. An entry belongs to the month of its day; only the pledge grid asks for
 * the month that a deposit pays for. All amounts are whole satang.
 */

import { ACCOUNTS, ENTRY_KINDS } from '../contract/contract.gen';
import {
  type Account,
  balances,
  type EntryFacts,
  type EntryKindName,
  movedSatang,
  naturalSatang,
} from '../ledger/balance';
import { inBookOrder, takenBackWhileOpen } from '../ledger/passbook';

export interface BookEntry extends EntryFacts {
  id: string;
  entry_kind: EntryKindName;
  civil_on: string;
  made_at: string;
  device_id: string;
  period: string | null;
  collection_id: string | null;
}

interface OpenFacts {
  id: string;
  opening_cash_satang: number;
}

export interface CloseFacts {
  id: string;
  device_id: string;
  civil_on: string;
  collection_id: string;
  total_satang: number;
  counted_satang: number;
}

export interface Span {
  first: string;
  last: string;
}

/** One line of the cash or bank book: an entry, or the entries of one kind of one collection day together. */
export interface AccountLine {
  civil_on: string;
  entry_kind: EntryKindName;
  collection_id: string | null;
  entry_ids: string[];
  in_satang: number;
  out_satang: number;
  balance_satang: number;
}

/** The cash or bank book of a span: what was brought forward, the lines, what is carried on. */
export interface AccountBook {
  brought_satang: number;
  lines: AccountLine[];
  carried_satang: number;
}

export interface GridRow {
  brought_satang: number;
  months: number[];
  total_satang: number;
  later_satang: number;
}

/** Amounts in satang, only of the kinds that happened. */
export type AmountsByKind = Partial<Record<EntryKindName, number>>;

export interface ReceiptsAndPayments {
  brought_satang: number;
  receipts: AmountsByKind;
  payments: AmountsByKind;
  carried_satang: number;
}

export interface TrialLine {
  account: Account;
  debit_satang: number;
  credit_satang: number;
}

export interface ThreeWay {
  savings_satang: number;
  funds_satang: number;
  cash_satang: number;
  bank_satang: number;
  loan_satang: number;
  difference_satang: number;
  overdrawn: string[];
  is_even: boolean;
}

const ACCOUNT_NAMES = Object.keys(ACCOUNTS) as Account[];
/** What the group has in its hands; what flows into and out of both is received and paid. */
const MONEY: readonly string[] = ['cash', 'bank'];
const SAVINGS: readonly Account[] = ['pledged_savings', 'special_savings'];
/** What belongs to nobody but the group: what it earned, less what it spent, and what an old group began with. */
const FUNDS: readonly Account[] = [
  'entry_fee_income',
  'fine_income',
  'interest_income',
  'other_income',
  'expense',
  'opening',
  'carried',
];
/** What comes over these was saved before, in another book. */
const BROUGHT: readonly Account[] = ['opening', 'carried'];
const NEVER_NEGATIVE: readonly string[] = [...MONEY, ...SAVINGS, 'loan'];

/** So many months in a row: ("2026-11", 3) → 2026-11, 2026-12, 2027-01. */
export function monthsFrom(first: string, count: number): string[] {
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1;
  return Array.from({ length: count }, (_, index) => {
    const month = start + index;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/**
 * What went into and out of `account`. Entries of one kind on one collection day are one line, as on paper.
 * What was taken back while its collection was open is left out, unless a month ended between; a later reversal has a
 * line of its own.
 */
export function accountBook(
  entries: readonly BookEntry[],
  closes: readonly CloseFacts[],
  account: Account,
  { first, last }: Span,
): AccountBook {
  const hidden = leftOut(entries, closes);
  let brought = 0;
  const within: BookEntry[] = [];
  for (const entry of entries) {
    if (!moves(entry, account) || hidden.has(entry.id)) continue;
    const month = monthOf(entry);
    if (month < first) brought += changeOf(entry, account);
    else if (month <= last) within.push(entry);
  }
  const together = new Map<string, AccountLine>();
  for (const entry of inBookOrder(within)) {
    const collectionId = entry.reverses ? null : entry.collection_id;
    const key = `${entry.civil_on} ${collectionId ?? ''} ${entry.entry_kind} ${collectionId ? '' : entry.id}`;
    let line = together.get(key);
    if (!line) {
      line = {
        civil_on: entry.civil_on,
        entry_kind: entry.entry_kind,
        collection_id: collectionId,
        entry_ids: [],
        in_satang: 0,
        out_satang: 0,
        balance_satang: 0,
      };
      together.set(key, line);
    }
    const change = changeOf(entry, account);
    line.entry_ids.push(entry.id);
    line.in_satang += Math.max(change, 0);
    line.out_satang += Math.max(-change, 0);
  }
  let balance = brought;
  for (const line of together.values()) {
    balance += line.in_satang - line.out_satang;
    line.balance_satang = balance;
  }
  return { brought_satang: brought, lines: [...together.values()], carried_satang: balance };
}

/**
 * By member: pledged savings brought into twelve months, what each month holds, what was paid for later ones.
 * A deposit stands in the month it pays for, whatever day it was handed over; anything else in the month of its day, and
 * what a group began with is brought. `brought_satang` + `months` = `total_satang`, and with `later_satang` it is the
 * member's balance.
 */
export function pledgeGrid(entries: Iterable<BookEntry>, first: string): Map<string, GridRow> {
  const place = new Map(monthsFrom(first, 12).map((month, index) => [month, index]));
  const grid = new Map<string, GridRow>();
  for (const entry of entries) {
    if (!entry.member_id || !moves(entry, 'pledged_savings')) continue;
    const change = -changeOf(entry, 'pledged_savings');
    let row = grid.get(entry.member_id);
    if (!row) {
      row = { brought_satang: 0, months: Array(12).fill(0), total_satang: 0, later_satang: 0 };
      grid.set(entry.member_id, row);
    }
    const month = entry.period ?? monthOf(entry);
    const index = place.get(month);
    if (month < first || (BROUGHT.some((account) => moves(entry, account)) && index !== undefined))
      row.brought_satang += change;
    else if (index !== undefined) row.months[index] = (row.months[index] ?? 0) + change;
    else row.later_satang += change;
  }
  for (const row of grid.values()) row.total_satang = row.brought_satang + sumOf(row.months);
  return grid;
}

/**
 * Cash and bank together over a span: what there was, what came in and went out by kind, what there is.
 * Between cash box and bank nothing is received or paid. What a group began with is brought forward, on whatever day it
 * was written down. A reversal lessens its own kind.
 */
export function receiptsAndPayments(entries: Iterable<BookEntry>, { first, last }: Span): ReceiptsAndPayments {
  let brought = 0;
  const receipts: AmountsByKind = {};
  const payments: AmountsByKind = {};
  for (const entry of entries) {
    const change = changeOf(entry, 'cash') + changeOf(entry, 'bank');
    const month = monthOf(entry);
    if (change === 0 || month > last) continue;
    const kind = entry.entry_kind;
    if (month < first || moves(entry, 'opening')) brought += change;
    else if (MONEY.includes(ENTRY_KINDS[kind].debit)) receipts[kind] = (receipts[kind] ?? 0) + change;
    else payments[kind] = (payments[kind] ?? 0) - change;
  }
  const carried = brought + sumOf(Object.values(receipts)) - sumOf(Object.values(payments));
  return { brought_satang: brought, receipts, payments, carried_satang: carried };
}

/** By account at the end of a month: its balance as debit or as credit; both columns come to the same. */
export function trialBalance(entries: Iterable<BookEntry>, last: string): TrialLine[] {
  const sums = accountSums(entries, last);
  return ACCOUNT_NAMES.filter((account) => sums[account] !== 0).map((account) => ({
    account,
    debit_satang: Math.max(sums[account], 0),
    credit_satang: Math.max(-sums[account], 0),
  }));
}

/**
 * Members' savings and the group's own funds against cash, bank and loans, at the end of a month.
 * The books alone always agree. What can differ is the cash that was counted: the difference found on the last collection
 * day, over all that were closed on it, counts as cash that is there or missing. `overdrawn` names accounts, or members'
 * accounts "account|member", that hold less than nothing, which nothing in the world can.
 */
export function threeWay(
  entries: readonly BookEntry[],
  opens: readonly OpenFacts[],
  closes: readonly CloseFacts[],
  last: string,
): ThreeWay {
  const byMember = balances(upTo(entries, last));
  const sums = accountSums(entries, last);
  const savings = 0 - sumOf(SAVINGS.map((account) => sums[account]));
  const funds = 0 - sumOf(FUNDS.map((account) => sums[account]));
  const counted = countDifference(
    opens,
    closes.filter((close) => close.civil_on.slice(0, 7) <= last),
  );
  const overdrawn = [...byMember]
    .filter(([key, satang]) => {
      const account = accountOf(key);
      return NEVER_NEGATIVE.includes(account) && naturalSatang(account, satang) < 0;
    })
    .map(([key]) => key)
    .sort();
  const difference = sums.cash + counted + sums.bank + sums.loan - savings - funds;
  return {
    savings_satang: savings,
    funds_satang: funds,
    cash_satang: sums.cash + counted,
    bank_satang: sums.bank,
    loan_satang: sums.loan,
    difference_satang: difference,
    overdrawn,
    is_even: difference === 0 && overdrawn.length === 0,
  };
}

/** Cash counted less cash expected on the last day on which a collection was closed; nought when none was. */
export function countDifference(opens: readonly OpenFacts[], closes: readonly CloseFacts[]): number {
  const opening = new Map(opens.map((open) => [open.id, open.opening_cash_satang]));
  const closed = closes.filter((close) => opening.has(close.collection_id));
  const day = closed.reduce((latest, close) => (close.civil_on > latest ? close.civil_on : latest), '');
  return sumOf(
    closed
      .filter((close) => close.civil_on === day)
      .map((close) => close.counted_satang - (opening.get(close.collection_id) ?? 0) - close.total_satang),
  );
}

/** Of the member register: how many there are now, how many joined in the span, how many have left, the pledges due. */
export function registerFigures(
  members: readonly { status: string; joined_on: string; pledge_satang: number }[],
  { first, last }: Span,
) {
  const active = members.filter((member) => member.status !== 'left');
  const joined = members.filter(({ joined_on }) => first <= joined_on.slice(0, 7) && joined_on.slice(0, 7) <= last);
  return {
    active: active.length,
    joined: joined.length,
    left: members.length - active.length,
    pledge_satang: sumOf(active.map((member) => member.pledge_satang)),
  };
}

export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, each) => sum + each, 0);
}

/** Ids of pairs taken back while open within one month: the book of a month must come to what was there at its end. */
function leftOut(entries: readonly BookEntry[], closes: readonly CloseFacts[]): Set<string> {
  const pairs = takenBackWhileOpen(entries, closes);
  if (pairs.size === 0) return pairs;
  const monthOfHalf = new Map(entries.filter(({ id }) => pairs.has(id)).map((entry) => [entry.id, monthOf(entry)]));
  const within = new Set<string>();
  for (const entry of entries) {
    if (entry.reverses && pairs.has(entry.id) && monthOfHalf.get(entry.reverses) === monthOf(entry)) {
      within.add(entry.id).add(entry.reverses);
    }
  }
  return within;
}

function monthOf(entry: BookEntry): string {
  return entry.civil_on.slice(0, 7);
}

function moves(entry: BookEntry, account: Account): boolean {
  const { debit, credit } = ENTRY_KINDS[entry.entry_kind];
  return debit === account || credit === account;
}

/** What the entry does to an account, debits positive. */
function changeOf(entry: BookEntry, account: Account): number {
  const { debit, credit } = ENTRY_KINDS[entry.entry_kind];
  if (debit === account) return movedSatang(entry);
  return credit === account ? -movedSatang(entry) : 0;
}

function* upTo(entries: Iterable<BookEntry>, last: string): Iterable<BookEntry> {
  for (const entry of entries) if (monthOf(entry) <= last) yield entry;
}

/** The account of a key "account|member id". */
export function accountOf(key: string): Account {
  return key.slice(0, key.indexOf('|')) as Account;
}

/** Every account's balance at the end of a month, over all members; debits positive. */
function accountSums(entries: Iterable<BookEntry>, last: string): Record<Account, number> {
  const sums = Object.fromEntries(ACCOUNT_NAMES.map((account) => [account, 0])) as Record<Account, number>;
  for (const entry of upTo(entries, last)) {
    const { debit, credit } = ENTRY_KINDS[entry.entry_kind];
    sums[debit] += movedSatang(entry);
    sums[credit] -= movedSatang(entry);
  }
  return sums;
}
