/** A member's passbook: a fold over entries. Pure. */

import { type EntryFacts, legs } from './balance';

interface PassbookEntry extends EntryFacts {
  id: string;
  collection_id: string | null;
  device_id: string;
  civil_on: string;
  made_at: string;
}

export interface PassbookLine<Entry> {
  entry: Entry;
  /** What the entry did to the pledged savings: positive when they grew. */
  change_satang: number;
  balance_satang: number;
  is_reversed: boolean;
}

/** Entries as they happened: by day, then by when and where they were written down. */
export function inBookOrder<Entry extends { id: string; civil_on: string; made_at: string }>(
  entries: readonly Entry[],
): Entry[] {
  // the places are written once: a sort asks for each a dozen times
  const placed = entries.map((entry) => ({ entry, place: `${entry.civil_on} ${entry.made_at} ${entry.id}` }));
  return placed.sort((left, right) => (left.place < right.place ? -1 : 1)).map(({ entry }) => entry);
}

/**
 * Ids of entries taken back while their collection was still open, and of the reversals that took them back.
 * The passbook leaves such pairs out, as the paper book never had them; the history keeps them.
 */
export function takenBackWhileOpen(
  entries: readonly PassbookEntry[],
  closes: readonly { id: string; collection_id: string; device_id: string }[],
): Set<string> {
  const closeOf = new Map(closes.map((close) => [close.collection_id, close]));
  const pairs = new Set<string>();
  for (const entry of entries) {
    if (!entry.reverses || !entry.collection_id) continue;
    const close = closeOf.get(entry.collection_id);
    if (!close || (close.device_id === entry.device_id && entry.id < close.id)) {
      pairs.add(entry.id).add(entry.reverses);
    }
  }
  return pairs;
}

/** The lines of one member's pledged savings, oldest first, each with the balance after it; `brought` stood before. */
export function passbook<Entry extends PassbookEntry>(
  entries: readonly Entry[],
  memberId: string,
  closes: readonly { id: string; collection_id: string; device_id: string }[],
  broughtSatang = 0,
): PassbookLine<Entry>[] {
  const hidden = takenBackWhileOpen(entries, closes);
  const reversed = new Set(entries.map((entry) => entry.reverses));
  let balance = broughtSatang;
  const lines: PassbookLine<Entry>[] = [];
  for (const entry of inBookOrder(entries)) {
    if (entry.member_id !== memberId || hidden.has(entry.id)) continue;
    const change = legs(entry)
      .filter((leg) => leg.account === 'pledged_savings')
      .reduce((sum, leg) => sum - leg.amount_satang, 0);
    if (change === 0) continue;
    balance += change;
    lines.push({ entry, change_satang: change, balance_satang: balance, is_reversed: reversed.has(entry.id) });
  }
  return lines;
}
