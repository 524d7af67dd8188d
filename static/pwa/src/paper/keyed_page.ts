/** What was read off one page, and what it becomes: the collection, who was there, and the money, in one save. Pure. */

import type { Presence } from '../ledger/collection';
import type { DepositLine } from '../ledger/deposit';
import type { Draft } from '../sync/ports';
import { parseBaht } from '../values/money';

/** One row as it was keyed. An empty amount is a member who did not come; nought is one who came and paid nothing. */
export interface KeyedRow {
  member_id: string;
  amount: string;
  is_proxy: boolean;
}

/** Satang of a row; 0 for an empty one, null for what is no sum. */
export function rowSatang(row: Pick<KeyedRow, 'amount'>): number | null {
  return row.amount.trim() === '' ? 0 : parseBaht(row.amount);
}

/** What all rows come to; rows that are no sum count as nothing. */
export function pageSatang(rows: readonly KeyedRow[]): number {
  return rows.reduce((sum, row) => sum + (rowSatang(row) ?? 0), 0);
}

/** Who came needs no line of their own where money says so, as in the room. */
function presenceOf(row: KeyedRow): Presence | null {
  if (row.amount.trim() === '') return 'absent';
  if (row.is_proxy) return 'proxy';
  return rowSatang(row) === 0 ? 'present' : null;
}

/**
 * The drafts of a page: everything bears the paper's date. `open` is null where the collection is there already;
 * `split` cuts a member's sum into its lines.
 */
export function pageDrafts(
  scope: string,
  day: string,
  collectionId: string,
  open: { period: string; opening_cash_satang: number } | null,
  rows: readonly KeyedRow[],
  split: (memberId: string, amountSatang: number) => readonly DepositLine[],
): Draft[] {
  const shared = { scope, civil_on: day };
  const drafts: Draft[] = open ? [{ ...shared, kind: 'collection_open', id: collectionId, data: open }] : [];
  for (const row of rows) {
    const { member_id } = row;
    const presence = presenceOf(row);
    if (presence) {
      drafts.push({ ...shared, kind: 'attendance', data: { collection_id: collectionId, member_id, presence } });
    }
    const satang = rowSatang(row) ?? 0;
    for (const line of satang > 0 ? split(member_id, satang) : []) {
      const named = { member_id, collection_id: collectionId, reverses: null, slip_number: null, reason: null };
      drafts.push({ ...shared, kind: 'entry', data: { ...line, ...named }, slip: true });
    }
  }
  return drafts;
}
