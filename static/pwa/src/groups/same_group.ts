/** A group that was founded twice, on two phones at one meeting: which two look like one, and how one's books go into the other's. Pure. */

import { type Account, balances, type EntryFacts, naturalSatang, type Sums } from '../ledger/balance';
import { nameKey } from '../values/name_key';
import { daysBetween } from '../values/thai_date';
import { searchText } from '../values/thai_text';

interface GroupFacts {
  id: string;
  name: string;
  subdistrict_code: string;
  moo: number | null;
  place_name: string | null;
  founded_on: string;
  status: string;
  duplicate_of?: string | null;
}

interface ComparisonFacts {
  scope: string;
  id: string;
  other_id: string;
  verdict: string;
}

interface NameFacts {
  id: string;
  first_name: string;
  last_name: string | null;
}

export interface BookEntry extends EntryFacts {
  id: string;
  period: string | null;
  civil_on: string;
  collection_id: string | null;
}

/** One line to be carried: an entry without its place in a collection. */
export interface CarriedLine {
  entry_kind: string;
  amount_satang: number;
  member_id: string | null;
}

/** Foundings so far apart are two groups, unless even their names are the same. */
const FOUNDED_APART_DAYS = 60;

/** What is carried, by account: one line for each balance of a member, or of the group. */
const CARRIED: readonly (readonly [Account, string])[] = [
  ['cash', 'carry_cash'],
  ['bank', 'carry_bank'],
  ['pledged_savings', 'carry_savings'],
  ['special_savings', 'carry_special'],
  ['loan', 'carry_loan'],
];

/** Of two groups the one that was founded first goes on, so that two people who look at them cannot choose crosswise. */
export function isOlder(left: GroupFacts, right: GroupFacts): boolean {
  return left.founded_on === right.founded_on ? left.id < right.id : left.founded_on < right.founded_on;
}

/** The groups that look like this one and that nobody has told apart from it. */
export function lookalikesOf<Group extends GroupFacts>(
  group: Group,
  groups: readonly Group[],
  comparisons: readonly ComparisonFacts[],
): Group[] {
  if (group.duplicate_of || group.status === 'closed') return [];
  const verdicts = new Map(
    [...comparisons]
      .sort((left, right) => (left.id < right.id ? -1 : 1))
      .map(({ scope, other_id, verdict }) => [pairOf(scope.slice('group:'.length), other_id), verdict]),
  );
  return groups.filter(
    (other) =>
      other.id !== group.id &&
      !other.duplicate_of &&
      other.status !== 'closed' &&
      isSamePlace(group, other) &&
      isSameFounding(group, other) &&
      verdicts.get(pairOf(group.id, other.id)) !== 'apart',
  );
}

function pairOf(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`;
}

function isSamePlace(left: GroupFacts, right: GroupFacts): boolean {
  if (left.subdistrict_code !== right.subdistrict_code) return false;
  if (left.moo !== null && right.moo !== null) return left.moo === right.moo;
  return searchText(left.place_name ?? '') === searchText(right.place_name ?? '');
}

function isSameFounding(left: GroupFacts, right: GroupFacts): boolean {
  return (
    Math.abs(daysBetween(left.founded_on, right.founded_on)) <= FOUNDED_APART_DAYS ||
    searchText(left.name) === searchText(right.name)
  );
}

/** For each member of one group the member of the other who has the same name; null where there is none or more than one. */
export function matchMembers(from: readonly NameFacts[], into: readonly NameFacts[]): Map<string, string | null> {
  const byName = new Map<string, string | null>();
  for (const member of into) {
    const name = nameOf(member);
    byName.set(name, byName.has(name) ? null : member.id);
  }
  return new Map(from.map((member) => [member.id, byName.get(nameOf(member)) ?? null]));
}

function nameOf({ first_name, last_name }: NameFacts): string {
  return nameKey(`${first_name} ${last_name ?? ''}`);
}

/** Entries that stand: neither taken back nor taking another back. */
function standing<Entry extends BookEntry>(entries: readonly Entry[]): Entry[] {
  const reversed = new Set(entries.map((entry) => entry.reverses));
  return entries.filter((entry) => !entry.reverses && !reversed.has(entry.id));
}

/**
 * Entries of the one book that the other has as well: same person, sort, month, sum and day. Each line of the other
 * answers for one line only. `pairs` maps members of the one to members of the other.
 */
export function writtenTwice<Entry extends BookEntry>(
  from: readonly Entry[],
  into: readonly BookEntry[],
  pairs: ReadonlyMap<string, string | null>,
): Entry[] {
  const keyOf = (entry: BookEntry, member: string | null | undefined) =>
    [member, entry.entry_kind, entry.period, entry.amount_satang, entry.civil_on].join('|');
  const unmatched = new Map<string, number>();
  for (const entry of standing(into)) {
    const key = keyOf(entry, entry.member_id);
    unmatched.set(key, (unmatched.get(key) ?? 0) + 1);
  }
  return standing(from).filter((entry) => {
    const member = entry.member_id === null ? null : pairs.get(entry.member_id);
    if (entry.member_id !== null && !member) return false;
    const key = keyOf(entry, member);
    const left = unmatched.get(key) ?? 0;
    if (left > 0) unmatched.set(key, left - 1);
    return left > 0;
  });
}

/** The books of a group as if these entries had been taken back. */
export function sumsWithout(sums: Sums, mirrored: readonly EntryFacts[]): Sums {
  return balances(
    mirrored.map((entry) => ({ ...entry, reverses: 'mirrored' })),
    sums,
  );
}

/**
 * What goes out of one book and comes into the other, each balanced in its own group. A balance below nothing goes the other
 * way. Income and expense stay where they were earned.
 */
export function carriedLines(
  sums: Sums,
  pairs: ReadonlyMap<string, string>,
): { out: CarriedLine[]; into: CarriedLine[] } {
  const out: CarriedLine[] = [];
  const into: CarriedLine[] = [];
  for (const [key, balanceSatang] of [...sums].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const [account = '', member = ''] = key.split('|');
    const kind = CARRIED.find(([name]) => name === account)?.[1];
    if (!kind || balanceSatang === 0) continue;
    const held = naturalSatang(account as Account, balanceSatang);
    const line = { amount_satang: Math.abs(held) };
    const [gives, takes] = held > 0 ? ['out', 'in'] : ['in', 'out'];
    out.push({ ...line, entry_kind: `${kind}_${gives}`, member_id: member || null });
    into.push({ ...line, entry_kind: `${kind}_${takes}`, member_id: member ? (pairs.get(member) ?? null) : null });
  }
  return { out, into };
}
