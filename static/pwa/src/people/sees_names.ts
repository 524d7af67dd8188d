/** Whether the person of this phone is told names, or figures only. */

import { SEES_NAMES } from '../contract/contract.gen';
import type { Phone } from '../sync/ports';

/** By any of today's posts, as the server decides it. */
export function seesNames(phone: Phone): boolean {
  return phone.assignments.value.some(({ role }) => SEES_NAMES[role]);
}
