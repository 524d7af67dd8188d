/** Letting two members count as one, and taking them apart again. */

import { groupScope, type MergeRow } from '../groups/group_rows';
import type { Phone } from '../sync/ports';

/** From now on `fromId` is shown as `intoId`; answers with the merge's id. */
export async function recordMerge(
  phone: Phone,
  groupId: string,
  fromId: string,
  intoId: string,
  reason: string | null,
): Promise<string> {
  const data = { from_member_id: fromId, into_member_id: intoId, reverses: null, reason };
  const [id = ''] = await phone.save([{ kind: 'member_merge', scope: groupScope(groupId), data }]);
  return id;
}

/** Both are members of their own again. */
export async function takeMergeBack(
  phone: Phone,
  groupId: string,
  merge: Pick<MergeRow, 'id' | 'from_member_id' | 'into_member_id'>,
): Promise<void> {
  const { from_member_id, into_member_id } = merge;
  const data = { from_member_id, into_member_id, reverses: merge.id, reason: null };
  await phone.save([{ kind: 'member_merge', scope: groupScope(groupId), data }]);
}
