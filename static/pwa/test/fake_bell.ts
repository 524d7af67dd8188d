/** A clock that only moves when told to, and may be turned; and dice that always fall the same. */

import { Reopening } from '../src/adapters/database';
// fetched now, so that no test's clock runs on while they are
import '../src/adapters/line_sealer';
import '../src/adapters/lock';
import '../src/adapters/sealing_up';
import '../src/devices/device_key';
import type { Bell } from '../src/sync/ports';

/** Keys and seals are worked on by threads of their own, stores by the event loop, both in real time: how much is under way. */
let underWay = 0;
function during<Answer>(work: Promise<Answer>): Promise<Answer> {
  underWay += 1;
  return work.finally(() => {
    underWay -= 1;
  });
}
for (const name of [
  'encrypt',
  'decrypt',
  'digest',
  'sign',
  'importKey',
  'exportKey',
  'generateKey',
  'deriveKey',
] as const) {
  const work = crypto.subtle[name].bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>;
  Object.assign(crypto.subtle, { [name]: (...given: unknown[]) => during(work(...given)) });
}
const { use } = Reopening.prototype;
Reopening.prototype.use = function (work) {
  return during(use.call(this, work)) as ReturnType<typeof work>;
};

export class FakeBell implements Bell {
  private alarms: { at: number; ring: () => void }[] = [];
  luck = 0.5;

  constructor(private instant = Date.parse('2026-11-23T07:15:33.123Z')) {}

  /** How far somebody has turned the clock. */
  turned = 0;

  now(): number {
    return this.instant + this.turned;
  }

  elapsed(): number {
    return this.instant;
  }

  random(): number {
    return this.luck;
  }

  after(waitMs: number, ring: () => void): () => void {
    const alarm = { at: this.instant + waitMs, ring };
    this.alarms.push(alarm);
    return () => {
      this.alarms = this.alarms.filter((one) => one !== alarm);
    };
  }

  /** Time that passes within a request: no alarm rings. */
  pass(ms: number): void {
    this.instant += ms;
  }

  /** Lets time pass; alarms ring in their order, each at its own instant. Work they begin goes on by itself. */
  async advance(ms: number): Promise<void> {
    const end = this.instant + ms;
    for (;;) {
      const due = this.alarms.filter((alarm) => alarm.at <= end).sort((left, right) => left.at - right.at)[0];
      if (!due) break;
      this.alarms = this.alarms.filter((one) => one !== due);
      this.instant = Math.max(this.instant, due.at);
      due.ring();
      await settle();
    }
    this.instant = Math.max(this.instant, end);
    await settle();
  }
}

/** Work that a test holds open on purpose is not waited for any longer. */
const PATIENCE_MS = 1_000;

/** Gives work that was begun the time to come to its end. */
export async function settle(): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 30 && performance.now() < end; ) {
    quiet = underWay === 0 ? quiet + 1 : 0;
    await new Promise((done) => setImmediate(done));
  }
}

/** Waits, in real time, until something holds. */
export async function eventually(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`never came: ${what}`);
}
