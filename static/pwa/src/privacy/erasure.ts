/** When the name of somebody who left may go. */

import { NO_NAME } from '../contract/later.gen';
import { type GroupRow, groupScope, type MemberRow } from '../groups/group_rows';
import { standingExit } from '../members/settle_up';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { keptUntil } from './kept_until';

/** The first day on which the name may go, "YYYY-MM-DD"; null for whoever has not left. */
export function nameKeptUntil(phone: Phone, group: GroupRow, member: MemberRow): string | null {
  const exit = standingExit(phone.rows.all('member_exit', groupScope(group.id)), member.id);
  if (!exit || member.status !== 'left') return null;
  const years = settingAt(phone, 'retention_years_finance', group);
  return keptUntil(exit.left_on, years);
}

/** Whether the name is gone, or goes with what waits on this phone. */
export function isErased(phone: Phone, groupId: string, member: MemberRow): boolean {
  if (member.first_name === NO_NAME) return true;
  return phone.rows.all('erasure', groupScope(groupId)).some((erasure) => erasure.member_id === member.id);
}
