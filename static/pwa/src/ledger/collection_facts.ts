/** One collection of a group as its screens need it: the rows, folded. */

import {
  type CloseRow,
  type EntryRow,
  type GroupRow,
  groupScope,
  heldPeriods,
  type MemberRow,
  memberName,
  mergesOf,
  type OpenRow,
  registerOf,
} from '../groups/group_rows';
import { pledgesOf } from '../members/member_pledge';
import { oneOf } from '../members/merged';
import type { Phone } from '../sync/ports';
import { type CollectionState, collectionState } from './collection';

export interface CollectionFacts {
  group: GroupRow;
  open: OpenRow;
  close: CloseRow | undefined;
  /** Each with the pledge of this collection's month. */
  members: MemberRow[];
  entries: EntryRow[];
  state: CollectionState<EntryRow>;
  /** By member: what was deposited for each month, also as somebody who became part of that member. */
  paid_satang: Map<string, Map<string, number>>;
  /** By member: what the pledge of this month still lacks; nought when it was paid ahead or elsewhere. */
  due_satang: Map<string, number>;
  held_periods: string[];
  /** What a member pledged for a month, in satang. */
  pledgeIn: (memberId: string, period: string) => number;
}

/** Everything about one collection. Reading it subscribes the screen to the group's rows. */
export function readCollection(phone: Phone, group: GroupRow, open: OpenRow): CollectionFacts {
  const scope = groupScope(group.id);
  const entries = phone.rows.all('entry', scope);
  const closes = phone.rows.all('collection_close', scope);
  const state = collectionState({
    open,
    entries: asCame(entries.filter((entry) => entry.collection_id === open.id)),
    attendance: asCame(phone.rows.all('attendance', scope)),
    roll_calls: phone.rows.all('roll_call', scope),
    counts: asCame(phone.rows.all('collection_count', scope)),
    closes,
  });
  const merges = mergesOf(phone, group.id);
  const paid = new Map<string, Map<string, number>>();
  for (const entry of entries) {
    if (!entry.member_id || !entry.period) continue;
    const memberId = oneOf(merges, entry.member_id);
    const months = paid.get(memberId) ?? new Map<string, number>();
    const change = entry.reverses ? -entry.amount_satang : entry.amount_satang;
    months.set(entry.period, (months.get(entry.period) ?? 0) + change);
    paid.set(memberId, months);
  }
  const pledges = pledgesOf(phone, group.id);
  const isExpected = (member: MemberRow) => member.status !== 'left' && !merges.has(member.id);
  const members = registerOf(phone, group.id)
    .filter((member) => isExpected(member) || state.brought_satang.has(member.id))
    .map((member) => ({ ...member, pledge_satang: pledges(member.id, open.period) }));
  const lacking = (member: MemberRow) =>
    Math.max(0, member.pledge_satang - (paid.get(oneOf(merges, member.id))?.get(open.period) ?? 0));
  return {
    group,
    open,
    close: closes.find((close) => close.collection_id === open.id),
    members,
    entries,
    state,
    paid_satang: paid,
    due_satang: new Map(members.map((member) => [member.id, lacking(member)])),
    held_periods: [...heldPeriods(phone, group.id)],
    pledgeIn: pledges,
  };
}

/**
 * Facts of one device as it made them: in the server's order, and after them those it has not numbered yet. A phone's
 * clock may have been set back in the middle of a meeting.
 */
function asCame<Fact extends { seq: number }>(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((left, right) => left.seq - right.seq);
}

/** "0001 บุญมี ศ.", as the member is called in the room. */
export function whoIs(member: MemberRow): string {
  return `${member.number} ${memberName(member)}`;
}
