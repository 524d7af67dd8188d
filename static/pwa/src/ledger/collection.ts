/** The state of a collection day: a fold over its facts. Pure. */

import { legs } from './balance';

/** Came, sent the money through somebody, or did not come. */
export type Presence = 'present' | 'proxy' | 'absent';

interface Line {
  id: string;
  entry_kind: string;
  amount_satang: number;
  member_id: string | null;
  collection_id: string | null;
  reverses: string | null;
}

interface Facts<Entry extends Line> {
  open: { id: string; opening_cash_satang: number };
  entries: readonly Entry[];
  /** In the order they were made: the last one of a member counts. */
  attendance: readonly { collection_id: string; member_id: string; presence: Presence }[];
  counts: readonly { collection_id: string; counts: Record<string, number> }[];
  closes: readonly { collection_id: string }[];
}

export interface CollectionState<Entry extends Line> {
  /** Entries that stand: not reversals, not reversed. */
  lines: Entry[];
  taken_back: Entry[];
  /** Net cash the standing lines brought, in satang. */
  total_satang: number;
  /** What must lie on the table: opening cash and the lines. */
  expected_satang: number;
  /** By member: the sum of the standing lines. */
  received_satang: Map<string, number>;
  presence: Map<string, Presence>;
  /** The last count, in satang; null before any. */
  counted_satang: number | null;
  is_closed: boolean;
}

/** What notes and coins come to: {satang of one piece: pieces}. */
export function countedSatang(counts: Readonly<Record<string, number>>): number {
  return Object.entries(counts).reduce((sum, [piece, pieces]) => sum + Number(piece) * pieces, 0);
}

/** One device's collection day for one group. Facts of other collections among those given are passed over. */
export function collectionState<Entry extends Line>(facts: Facts<Entry>): CollectionState<Entry> {
  const { open } = facts;
  const ours = facts.entries.filter((entry) => entry.collection_id === open.id);
  const reversed = new Set(ours.map((entry) => entry.reverses));
  const originals = ours.filter((entry) => !entry.reverses);
  const lines = originals.filter((entry) => !reversed.has(entry.id));
  const received = new Map<string, number>();
  let total = 0;
  for (const line of lines) {
    for (const leg of legs(line)) if (leg.account === 'cash') total += leg.amount_satang;
    if (line.member_id) received.set(line.member_id, (received.get(line.member_id) ?? 0) + line.amount_satang);
  }
  const presence = new Map<string, Presence>();
  for (const fact of facts.attendance) {
    if (fact.collection_id === open.id) presence.set(fact.member_id, fact.presence);
  }
  const count = facts.counts.findLast((fact) => fact.collection_id === open.id);
  return {
    lines,
    taken_back: originals.filter((entry) => reversed.has(entry.id)),
    total_satang: total,
    expected_satang: open.opening_cash_satang + total,
    received_satang: received,
    presence,
    counted_satang: count ? countedSatang(count.counts) : null,
    is_closed: facts.closes.some((close) => close.collection_id === open.id),
  };
}

/**
 * Who may explain a difference: with money over, members without a line whose pledge is exactly that sum;
 * with money short, members whose recorded sum is exactly that. Nobody is accused: it is where to look first.
 */
export function suspectedMembers(
  differenceSatang: number,
  members: readonly { id: string; pledge_satang: number }[],
  receivedSatang: ReadonlyMap<string, number>,
): string[] {
  if (differenceSatang === 0) return [];
  return members
    .filter((member) =>
      differenceSatang > 0
        ? !receivedSatang.has(member.id) && member.pledge_satang === differenceSatang
        : receivedSatang.get(member.id) === -differenceSatang,
    )
    .map((member) => member.id);
}
