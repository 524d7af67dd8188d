/** Taking back an assessment that was written by mistake. */

import { groupScope } from '../groups/group_rows';
import type { Phone, RowOf } from '../sync/ports';

/** The mirror of what was said, without answers: afterwards it does not stand. */
export async function takeBackAssessment(
  phone: Phone,
  groupId: string,
  said: Pick<RowOf['assessment'], 'id' | 'template_id' | 'template_area' | 'assessed_on' | 'people_count'>,
): Promise<void> {
  const { id, template_id, template_area, assessed_on, people_count } = said;
  const kept = { template_id, template_area, assessed_on, people_count };
  const data = { ...kept, minutes_id: null, attended: null, is_read_aloud: false, answers: [], reverses: id };
  await phone.save([{ kind: 'assessment', scope: groupScope(groupId), data }]);
}
