/** What each member of a group pledged, read from the rows of the phone. */

import { groupScope } from '../groups/group_rows';
import type { Phone, RowOf, Shown } from '../sync/ports';
import { pledgeDue } from './pledge';

export type PledgeChangeRow = Shown<RowOf['pledge_change']>;

/** Of every member of a group what was pledged for a month, in satang; nought for somebody the phone does not know. */
export function pledgesOf(phone: Phone, groupId: string): (memberId: string, period: string) => number {
  const scope = groupScope(groupId);
  const changes = new Map<string, PledgeChangeRow[]>();
  for (const change of phone.rows.all('pledge_change', scope)) {
    changes.set(change.member_id, [...(changes.get(change.member_id) ?? []), change]);
  }
  const joining = new Map(phone.rows.all('member', scope).map((member) => [member.id, member.pledge_satang]));
  return (memberId, period) => pledgeDue(joining.get(memberId) ?? 0, changes.get(memberId) ?? [], period);
}
