/**
 * Clock: the device's own time is evidence and nothing else. Where it contradicts what is known, the person is asked what
 * day it is, because only a person can say on which day money changed hands. Pure.
 */

import { bangkokDate } from '../values/thai_date';

/** A clock this far from where it should be is more than an inexact clock. */
export const JUMP_MS = 10 * 60_000;

export interface ClockFacts {
  /** Device clock less its known offset. */
  now: number;
  /** No instant can be earlier than this: the app was built, and the server was heard. */
  not_before: number;
  /** How much further the device clock moved than time passed since it was last looked at. */
  drift: number;
}

/** The day to propose when the clock cannot be right; null while nothing speaks against it. */
export function doubtOf({ now, not_before, drift }: ClockFacts): string | null {
  const shown = bangkokDate(now);
  if (Math.abs(drift) > JUMP_MS) {
    const passed = bangkokDate(Math.max(now - drift, not_before));
    if (passed !== shown) return passed;
  }
  const known = bangkokDate(not_before);
  return now < not_before - JUMP_MS && known !== shown ? known : null;
}

/** How far the clock is off when at its time `now` the person says that it is `today`: whole days. */
export function daysOff(now: number, today: string): number {
  return Date.parse(bangkokDate(now)) - Date.parse(today);
}

/** Holds the device clock against time that only ever passes. */
export class ClockWatch {
  private seen: { now: number; elapsed: number } | null = null;

  /**
   * How much further the clock moved than time passed since the last look. A phone that slept counts no time meanwhile:
   * then only a clock that went back is one that was turned.
   */
  look(now: number, elapsed: number, wasAwake: boolean): number {
    const drift = this.seen ? now - this.seen.now - (elapsed - this.seen.elapsed) : 0;
    this.seen = { now, elapsed };
    return wasAwake ? drift : Math.min(0, drift);
  }
}
