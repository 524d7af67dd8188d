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
  attendance: readonly { collection_id: string; member_id: string; presence: Presence; proxy_name?: string | null }[];
  roll_calls?: readonly { collection_id: string }[];
  /** In the order they were made: the last one counts. */
  counts: readonly { collection_id: string; counts: Record<string, number>; expected_satang?: number | null }[];
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
  /** By member: what the standing lines added to the pledged savings. */
  received_satang: Map<string, number>;
  /** By member: all the cash the standing lines brought, savings or not. */
  brought_satang: Map<string, number>;
  presence: Map<string, Presence>;
  /** By member: who brought the money for somebody who did not come. */
  proxy_names: Map<string, string>;
  /** The roll was called: whoever is not noted otherwise was there. */
  is_roll_called: boolean;
  /** The last count, in satang; null before any. */
  counted_satang: number | null;
  /** That count was made against what must lie there now: no clock is asked what came after what. */
  is_count_fresh: boolean;
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
  const brought = new Map<string, number>();
  const add = (sums: Map<string, number>, memberId: string, satang: number) => {
    if (satang > 0) sums.set(memberId, (sums.get(memberId) ?? 0) + satang);
  };
  let total = 0;
  for (const line of lines) {
    for (const leg of legs(line)) {
      if (leg.account === 'cash') total += leg.amount_satang;
      if (leg.account === 'cash' && line.member_id) add(brought, line.member_id, leg.amount_satang);
      if (leg.account === 'pledged_savings') add(received, leg.member_id, -leg.amount_satang);
    }
  }
  const presence = new Map<string, Presence>();
  const proxyNames = new Map<string, string>();
  for (const fact of facts.attendance) {
    if (fact.collection_id !== open.id) continue;
    presence.set(fact.member_id, fact.presence);
    proxyNames.delete(fact.member_id);
    if (fact.presence === 'proxy' && fact.proxy_name) proxyNames.set(fact.member_id, fact.proxy_name);
  }
  const count = facts.counts.findLast((fact) => fact.collection_id === open.id);
  return {
    lines,
    taken_back: originals.filter((entry) => reversed.has(entry.id)),
    total_satang: total,
    expected_satang: open.opening_cash_satang + total,
    received_satang: received,
    brought_satang: brought,
    presence,
    proxy_names: proxyNames,
    is_roll_called: facts.roll_calls?.some((call) => call.collection_id === open.id) ?? false,
    counted_satang: count ? countedSatang(count.counts) : null,
    is_count_fresh: count?.expected_satang === open.opening_cash_satang + total,
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
