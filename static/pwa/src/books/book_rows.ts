/** What the books of a group are read from, and which months and years they can be asked for. */

import {
  type CloseRow,
  type EntryRow,
  type GroupRow,
  groupScope,
  type MemberRow,
  membersOf,
  type OpenRow,
} from '../groups/group_rows';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { formatPeriod } from '../values/thai_date';
import { monthsFrom, type Span } from './folds';

export const BOOKS = ['cash', 'bank', 'pledges', 'receipts', 'trial', 'check', 'register'] as const;
export type BookName = (typeof BOOKS)[number];

/** The books that a whole year can be asked of; the pledge grid knows nothing else. */
export const OF_A_YEAR: readonly BookName[] = ['cash', 'bank', 'pledges', 'receipts'];

/** Everything the books are folded from. Reading it subscribes the screen to the group's rows. */
export interface BookFacts {
  phone: Phone;
  group: GroupRow;
  members: MemberRow[];
  entries: EntryRow[];
  opens: OpenRow[];
  closes: CloseRow[];
}

/** Null while the group's history is still on its way: a book with holes is no book. */
export function readBooks(phone: Phone, group: GroupRow): BookFacts | null {
  const scope = groupScope(group.id);
  if (phone.rows.fetching(scope)) return null;
  return {
    phone,
    group,
    members: membersOf(phone, group.id),
    entries: phone.rows.all('entry', scope),
    opens: phone.rows.all('collection_open', scope),
    closes: phone.rows.all('collection_close', scope),
  };
}

type OfGroup = Pick<BookFacts, 'phone' | 'group'>;

/** A month "2026-11" or a year "2026" as an address names it; a group's year begins with the month that is set. */
export function spanOf({ phone, group }: OfGroup, name: string): Span {
  if (name.length > 4) return { first: name, last: name };
  const first = `${name}-${String(settingAt(phone, 'group_year_start_month', group)).padStart(2, '0')}`;
  return { first, last: monthsFrom(first, 12)[11] ?? first };
}

/** The year of a group in which a month lies. */
export function yearOf({ phone, group }: OfGroup, month: string): string {
  const starts = settingAt(phone, 'group_year_start_month', group);
  return String(Number(month.slice(0, 4)) - Number(Number(month.slice(5)) < starts));
}

/** "พ.ย. 2569", "2569", or "2569/70" when the year does not begin in January. */
export function spanText(of: OfGroup, name: string): string {
  if (name.length > 4) return formatPeriod(name, 'long');
  const { first, last } = spanOf(of, name);
  const begins = String(Number(name) + 543);
  return first.slice(0, 4) === last.slice(0, 4) ? begins : `${begins}/${String(Number(begins) + 1).slice(-2)}`;
}

/** The years from a group's first entry to today, the latest first. */
export function yearsOf(facts: BookFacts): string[] {
  const { phone, group, entries } = facts;
  const first = entries.reduce(
    (earliest, { civil_on }) => (civil_on < earliest ? civil_on : earliest),
    group.founded_on,
  );
  const latest = Number(yearOf(facts, phone.today().slice(0, 7)));
  const earliest = Math.min(latest, Number(yearOf(facts, first.slice(0, 7))));
  return Array.from({ length: latest - earliest + 1 }, (_, ago) => String(latest - ago));
}
