/** Taking back a step that was told by mistake. */

import { groupScope } from '../groups/group_rows';
import type { Phone } from '../sync/ports';
import type { MilestoneName } from './ladder';

/** The mirror of what was told: afterwards what was told of the step before stands again. */
export async function takeBackStep(
  phone: Phone,
  groupId: string,
  told: { id: string; milestone: MilestoneName; done_on: string },
): Promise<void> {
  const { id, milestone, done_on } = told;
  const data = { milestone, done_on, note: null, photo_sha256: null, proof_id: null, reverses: id };
  await phone.save([{ kind: 'milestone', scope: groupScope(groupId), data }]);
}
