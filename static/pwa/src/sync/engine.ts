/**
 * Engine: when to send and when to fetch. Two lanes that never wait for each other, each with its own troubles:
 *
 *     idle ──wake──► due ──alarm──► running ──► idle             all said
 *                     ▲                │
 *                     └───back-off─────┘                         trouble: later, or when something says the line is back
 *
 * It drops nothing and decides nothing about an operation: only the store does, by the operation's own final answer.
 * A session that ends stops fetching until somebody logs in; sending goes on, as long as the server takes it.
 */

import { LIMITS } from '../contract/contract.gen';
import { isFinal } from './outbox';
import {
  type Asked,
  type Bell,
  type OutboxStore,
  type PullAnswer,
  type PushAnswer,
  type RowStore,
  type Transport,
  Trouble,
} from './ports';

/** A burst of saves is over when none came for so long. */
export const QUIET_MS = 5_000;
/** So many waiting are worth a request at once. */
export const ENOUGH_WAITING = 50;
/** Look for news so often while somebody looks at the screen. */
export const LOOK_EVERY_MS = 5 * 60_000;
/** Bytes of lines in one push before it is packed. */
export const BATCH_BYTES_MAX = 256 * 1024;
/** Back-off: a random wait up to 5 s · 2^n, never more than 15 minutes (full jitter). */
export const BACK_OFF_MS = 5_000;
export const BACK_OFF_MS_MAX = 15 * 60_000;
/** While somebody looks at the screen nobody understands a quarter of an hour: the signal is back, and nothing goes. */
export const BACK_OFF_SEEN_MS_MAX = 30_000;
/** A request that failed after so long failed by its length; one that failed sooner found no line at all. */
export const SLOW_MS = 5_000;
/** Another tab is at it: look again soon, in case it had already read the outbox when we saved. */
export const OTHER_TAB_MS = 2_000;
/** Seeing the app again is a reason to try at once, but not more often than this. */
export const SEEN_AGAIN_MS = 30_000;

/** A line stays on the phone so long after its answer, whatever the server has of it. */
export const JOURNAL_KEPT_MS = 35 * 24 * 60 * 60_000;

/** What the engine tells the phone. */
export interface Listener {
  /** Something in the store changed: answers came, a page was applied, scopes were purged. */
  changed(): Promise<void>;
  /** A usable answer came; `offset_ms` is device clock minus server clock. */
  contact(server_now: string, offset_ms: number, more_to_fetch: boolean | null): Promise<void>;
  /** The server no longer knows this session: nothing is fetched until somebody logs in, or not even sent. */
  sessionExpired(maySend: boolean): void;
  /** The server answers this version of the app no more; it still takes what the app sends. */
  upgradeNeeded(): void;
}

/** Runs work alone among all tabs of this person; false when another tab is at it. */
export type Alone = (name: 'push' | 'pull', work: () => Promise<void>) => Promise<boolean>;

type Why = 'save' | 'push_done' | 'tap' | 'start' | 'online' | 'visible' | 'close' | 'look' | 'other_tab';

/** One direction with its alarm and its troubles in a row. */
class Lane {
  running = false;
  /** Asked for while running: run once more. */
  again = false;
  troubles = 0;
  /** Not before this instant, because of troubles. */
  backOffUntil = 0;
  /** Not before this instant, because the server said so. Nothing overrides it. */
  retryAfterUntil = 0;
  /** Not before somebody logs in. */
  isShut = false;
  lastTryAt = Number.NEGATIVE_INFINITY;
  dueAt = Number.POSITIVE_INFINITY;
  private takeBack: (() => void) | null = null;

  constructor(
    private readonly bell: Bell,
    private readonly run: () => void,
  ) {}

  /** Rings at an instant; an earlier alarm stays unless `replace`. */
  at(instant: number, replace: boolean): void {
    const due = Math.max(instant, this.backOffUntil, this.retryAfterUntil);
    if (!replace && due >= this.dueAt) return;
    this.stop();
    this.dueAt = due;
    this.takeBack = this.bell.after(Math.max(0, due - this.bell.elapsed()), () => {
      this.takeBack = null;
      this.dueAt = Number.POSITIVE_INFINITY;
      this.run();
    });
  }

  /** The line may be back: forget the back-off, but not what the server asked for. */
  hope(): void {
    this.backOffUntil = 0;
  }

  trouble(retryAfterSeconds: number | null, isSeen: boolean): void {
    const most = Math.min(isSeen ? BACK_OFF_SEEN_MS_MAX : BACK_OFF_MS_MAX, BACK_OFF_MS * 2 ** this.troubles);
    this.troubles += 1;
    this.backOffUntil = this.bell.elapsed() + this.bell.random() * most;
    if (retryAfterSeconds !== null) this.retryAfterUntil = this.bell.elapsed() + retryAfterSeconds * 1000;
  }

  fine(): void {
    this.troubles = 0;
    this.backOffUntil = 0;
  }

  stop(): void {
    this.takeBack?.();
    this.takeBack = null;
    this.dueAt = Number.POSITIVE_INFINITY;
  }
}

export class Engine {
  private readonly pushLane: Lane;
  private readonly pullLane: Lane;
  private batchLines: number = LIMITS.push_lines_max;
  private pullRoom: number = LIMITS.pull_outcomes_max;
  private paused = true;
  private takeBackLook: (() => void) | null = null;

  constructor(
    private readonly outbox: OutboxStore,
    private readonly rows: RowStore,
    private readonly transport: Transport,
    private readonly bell: Bell,
    private readonly alone: Alone,
    private readonly listener: Listener,
  ) {
    this.pushLane = new Lane(bell, () => void this.runLane(this.pushLane, 'push', () => this.push()));
    this.pullLane = new Lane(bell, () => void this.runLane(this.pullLane, 'pull', () => this.pull()));
  }

  // ------------------------------------------------------------------------------------------------ what wakes it

  /** The app opened, or somebody logged in again. */
  start(): void {
    this.paused = this.pullLane.isShut = false;
    this.wakeBoth('start');
    this.takeBackLook?.();
    this.look();
  }

  /** The app closes or another person comes. A request under way may still end; nothing new begins. */
  stop(): void {
    this.paused = true;
    this.pushLane.stop();
    this.pullLane.stop();
    this.takeBackLook?.();
    this.takeBackLook = null;
  }

  /** Something was saved; `waiting` operations lack a final receipt now. */
  saved(waiting: number, closes: boolean): void {
    this.wake(this.pushLane, closes || waiting >= ENOUGH_WAITING ? 'close' : 'save');
  }

  /** Another tab saved: it will send; we do when it was closed meanwhile. */
  savedElsewhere(): void {
    this.wake(this.pushLane, 'other_tab');
  }

  tap(): void {
    this.wakeBoth('tap');
  }

  online(): void {
    this.wakeBoth('online');
  }

  visible(): void {
    this.wakeBoth('visible');
  }

  close(): void {
    this.wake(this.pushLane, 'close');
  }

  /** Every five minutes, while visible: the caller's `visible()` says the same when the screen is seen again. */
  private look(): void {
    this.takeBackLook = this.bell.after(LOOK_EVERY_MS, () => {
      if (this.isVisible()) this.wakeBoth('look');
      this.look();
    });
  }

  /** Replaced by the phone; a test sees everything. */
  isVisible: () => boolean = () => true;

  private wakeBoth(why: Why): void {
    this.wake(this.pushLane, why);
    this.wake(this.pullLane, why);
  }

  private wake(lane: Lane, why: Why): void {
    if (this.paused || lane.isShut) return;
    const now = this.bell.elapsed();
    if (why === 'tap' || why === 'online' || why === 'start') lane.hope();
    if (why === 'visible' && now - lane.lastTryAt >= SEEN_AGAIN_MS) lane.hope();
    if (lane.running) {
      lane.again = true;
      return;
    }
    if (why === 'save') lane.at(now + QUIET_MS, true);
    else if (why === 'other_tab') lane.at(now + QUIET_MS + OTHER_TAB_MS, false);
    else lane.at(now, false);
  }

  private async runLane(lane: Lane, name: 'push' | 'pull', work: () => Promise<void>): Promise<void> {
    if (lane.running || this.paused) return;
    lane.running = true;
    lane.again = false;
    lane.lastTryAt = this.bell.elapsed();
    let next: number | null = null;
    try {
      const wasAlone = await this.alone(name, work);
      if (wasAlone) lane.fine();
      else next = this.bell.elapsed() + OTHER_TAB_MS;
    } catch (error) {
      next = this.troubled(lane, error);
    }
    lane.running = false;
    if (this.paused || lane.isShut) return;
    if (next !== null) lane.at(next, false);
    else if (lane.again) lane.at(this.bell.elapsed(), false);
  }

  /** When to try again after a trouble; null for not before somebody logs in. */
  private troubled(lane: Lane, error: unknown): number | null {
    const trouble = error instanceof Trouble ? error : new Trouble('busy', 'internal');
    if (trouble.sort === 'session') {
      const maySend = lane === this.pullLane;
      if (maySend) lane.isShut = true;
      else this.stop();
      this.listener.sessionExpired(maySend);
      return null;
    }
    if (trouble.code === 'upgrade_needed') this.listener.upgradeNeeded();
    lane.trouble(trouble.retry_after_seconds, this.isVisible());
    return lane.backOffUntil;
  }

  // ------------------------------------------------------------------------------------------------ sending

  /**
   * One push cycle: batch after batch in the order made until everything was tried once. What the server holds for
   * another operation is tried once more when something else was finally answered.
   */
  private async push(): Promise<void> {
    let tried = new Set<string>();
    let held = 0;
    let answered = 0;
    let troubled: Trouble | null = null;
    for (;;) {
      const batch = await this.outbox.next(this.batchLines, BATCH_BYTES_MAX, tried);
      if (batch.length === 0) {
        if (held === 0 || answered === 0) break;
        tried = new Set();
        held = answered = 0;
        continue;
      }
      const answer = await this.pushBatch(batch.map((one) => one.line));
      if (answer === null) {
        // 400 or 413: something in the batch breaks the request. Halve until it stands alone, and go on without it.
        const culprit = batch.length === 1 ? batch[0] : undefined;
        if (culprit) {
          await this.outbox.refuse(culprit.id, this.lastRefusal);
          await this.listener.changed();
          tried.add(culprit.id);
          troubled = new Trouble('busy', this.lastRefusal);
        } else {
          this.batchLines = Math.max(1, batch.length >> 1);
        }
        continue;
      }
      const known = answer.results.map((result) => ({ ...result, id: batch[result.line - 1]?.id ?? null }));
      for (const one of batch) tried.add(one.id);
      await this.outbox.answer({ ...answer, results: known });
      await this.listener.changed();
      held += known.filter((result) => result.outcome === 'held').length;
      answered += known.filter(isFinal).length;
      if (known.some((result) => result.outcome === 'retry')) troubled = new Trouble('busy', 'retry');
      if (known.some(isFinal)) this.wake(this.pullLane, 'push_done');
      if (this.paused) return;
    }
    if (troubled) throw troubled;
  }

  private lastRefusal = 'unreadable';

  /** The answer to one request; null when the server refuses the request as it is. */
  private async pushBatch(lines: readonly string[]): Promise<PushAnswer | null> {
    const [askedAt, began] = [this.bell.now(), this.bell.elapsed()];
    let answer: PushAnswer;
    try {
      answer = await this.transport.push(lines);
    } catch (error) {
      if (error instanceof Trouble && error.sort === 'refused') {
        this.lastRefusal = error.code;
        return null;
      }
      // a line that breaks under a long request may carry a shorter one; where there is no line, size is no matter
      if (this.bell.elapsed() - began >= SLOW_MS) this.batchLines = Math.max(1, lines.length >> 1);
      throw error;
    }
    // twice as much over a slow line would take longer than a request may
    if (this.bell.elapsed() - began < SLOW_MS) {
      this.batchLines = Math.min(LIMITS.push_lines_max, this.batchLines * 2);
    }
    await this.contact(answer.now, askedAt, null);
    return answer;
  }

  // ------------------------------------------------------------------------------------------------ fetching

  /** One pull cycle: page after page until there is no more, then the list of scopes. */
  private async pull(): Promise<void> {
    for (;;) {
      const askedAt = this.bell.now();
      const asked = await this.rows.asked();
      const answer = await this.pullPages(asked);
      // what the server has lost is back in the outbox before its rows may be replaced
      const isTakenBack = answer.forgotten.length > 0 && (await this.rows.takeBack(answer, asked));
      let applied = 0;
      for (const page of answer.pages) if (await this.rows.apply(page, asked)) applied += 1;
      await this.rows.hold(answer.scopes, asked, askedAt);
      const isLast = !answer.more && (await this.rows.confirm(asked, answer));
      // "there is more" is said before what came is shown, "that was all" after it: never green too early
      if (!isLast) await this.contact(answer.now, askedAt, true);
      await this.listener.changed();
      if (isLast) await this.contact(answer.now, askedAt, false);
      if (isTakenBack) this.wake(this.pushLane, 'close');
      if (isLast) await this.trim(answer);
      if (isLast || this.paused) return;
      // pages that do not fit would come again for ever
      if (answer.more && applied === 0) throw new Trouble('busy', 'pages_do_not_fit');
    }
  }

  private trimmedFor: string | null = null;

  /** Once a visit, and when more lies in every backup of the server: lets go of old lines that nobody can lose any more. */
  private async trim({ now, scopes, durable }: PullAnswer): Promise<void> {
    const told = durable.join();
    if (told === this.trimmedFor) return;
    const old = new Date(Date.parse(now) - JOURNAL_KEPT_MS).toISOString();
    await this.outbox.trim(new Map(scopes.map((scope, place) => [scope, durable[place] as number])), old);
    this.trimmedFor = told;
  }

  /** The next pages; a line that breaks under a long answer may carry a shorter one. */
  private async pullPages(asked: Asked): Promise<PullAnswer> {
    const began = this.bell.elapsed();
    try {
      const answer = await this.transport.pull(asked, this.pullRoom, await this.outbox.waiting());
      this.pullRoom = Math.min(LIMITS.pull_outcomes_max, this.pullRoom * 2);
      return answer;
    } catch (error) {
      if (this.bell.elapsed() - began >= SLOW_MS) {
        this.pullRoom = Math.max(LIMITS.pull_outcomes_min, this.pullRoom >> 1);
      }
      throw error;
    }
  }

  /** The server's clock lies between asking and hearing: the middle is the best guess. */
  private contact(serverNow: string, askedAt: number, more: boolean | null): Promise<void> {
    const middle = (askedAt + this.bell.now()) / 2;
    return this.listener.contact(serverNow, Math.round(middle - Date.parse(serverNow)), more);
  }
}
