/** Space: whether there is enough of it left to record safely. Pure. */

/** What the browser estimates for this app, in bytes. */
export interface Estimate {
  usage: number;
  quota: number;
}

/** Below this much free space recording stops, before a save can fail halfway through a collection day. */
export const FREE_BYTES_MIN = 50 * 1024 * 1024;
/** Beyond this share of what it may have, a browser may begin to clear things by itself. */
export const USED_SHARE_MAX = 0.9;

/** Whether what can be fetched again must go, and then nothing new be recorded. */
export function isShort({ usage, quota }: Estimate): boolean {
  return quota - usage < FREE_BYTES_MIN || usage > quota * USED_SHARE_MAX;
}
