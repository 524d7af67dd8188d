/** Who was admitted: a membership counts as approved when a meeting said so. It never stands in the way of a deposit. */

import { groupScope, type MemberRow, membersOf } from '../groups/group_rows';
import type { Phone, RowOf } from '../sync/ports';

export type Standing = 'waiting' | RowOf['admission']['decision'];
type Decided = Pick<RowOf['admission'], 'id' | 'seq' | 'member_ids' | 'decision'>;

/** What the meetings said about each member: the latest word counts; whoever is not in it waits. Pure. */
export function standings(admissions: readonly Decided[]): ReadonlyMap<string, Standing> {
  const inOrder = [...admissions].sort((left, right) => left.seq - right.seq || (left.id < right.id ? -1 : 1));
  return new Map(inOrder.flatMap((each) => each.member_ids.map((id) => [id, each.decision] as const)));
}

/** What the meetings of a group said about each member. */
export function standingsOf(phone: Phone, groupId: string): ReadonlyMap<string, Standing> {
  return standings(phone.rows.all('admission', groupScope(groupId)));
}

/** Members about whom no meeting has said anything yet. */
export function waitingOf(phone: Phone, groupId: string): MemberRow[] {
  const known = standingsOf(phone, groupId);
  return membersOf(phone, groupId).filter((member) => member.status !== 'left' && !known.has(member.id));
}
