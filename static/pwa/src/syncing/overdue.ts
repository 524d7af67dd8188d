/** Work that has waited too long: either something is wrong, or somebody must find a signal. */

import type { Sign } from '../sync/ports';

const HOUR_MS = 3_600_000;
/** With a network everything goes within a day; without one a person should look for it after three. */
export const OVERDUE_ONLINE_MS = 24 * HOUR_MS;
export const OVERDUE_MS = 72 * HOUR_MS;

/** Whether the oldest waiting work asks for a red sign. */
export function isOverdue(sign: Sign, nowMs: number): boolean {
  if (sign.oldest_at === null || sign.waiting === 0) return false;
  return nowMs - Date.parse(sign.oldest_at) > (sign.online ? OVERDUE_ONLINE_MS : OVERDUE_MS);
}
