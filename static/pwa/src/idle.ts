/** Locks the store when nobody has touched the phone for a while, or looked at it. */

import type { Bell, Gate } from './sync/ports';

export const IDLE_MS = 5 * 60_000;
/** Also what only moves is being read. */
const TOUCHES = ['pointerdown', 'keydown', 'scroll'] as const;

/** Watches from now on; answers with the way to look at once, for when the screen is seen again. */
export function lockWhenIdle(gate: Pick<Gate, 'shut'>, bell: Bell): () => void {
  // the monotonic clock sleeps with some phones, and the other one may be turned: whichever is further on counts
  const reading = () => ({ now: bell.now(), elapsed: bell.elapsed() });
  let touched = reading();
  const touch = () => {
    touched = reading();
  };
  const look = () => {
    const { now, elapsed } = reading();
    if (Math.max(now - touched.now, elapsed - touched.elapsed) < IDLE_MS) return;
    touch();
    void gate.shut();
  };
  const watch = () => {
    look();
    bell.after(IDLE_MS / 10, watch);
  };
  for (const kind of TOUCHES) addEventListener(kind, touch, { passive: true, capture: true });
  watch();
  return look;
}
