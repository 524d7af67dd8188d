/** Space: whether what is stored here stays, and whether there is room for more. Reports give way to work. */

import { type Signal, signal } from '@preact/signals';
import { isFullError, saveFailed } from '../adapters/database';
import type { PersonStore } from '../adapters/person_store';
import { SaveFailed, type StorageState } from '../sync/ports';
import { isShort } from '../sync/space';
import type { World } from './world';

/** Look so often how much space is left. */
const LOOK_AT_SPACE_MS = 7 * 24 * 3_600_000;

/** What can be fetched again. */
type Reports = Pick<PersonStore, 'dropReports'>;

export class Space {
  readonly state: Signal<StorageState>;
  private takeBackWatch: (() => void) | null = null;

  constructor(
    private readonly world: Pick<World, 'bell' | 'estimate' | 'isForgetful' | 'persist' | 'persisted'>,
    /** Of the store that is open. */
    private readonly reports: () => Reports | undefined,
  ) {
    this.state = signal({
      asked: false,
      persisted: null,
      is_full: false,
      is_forgetful: world.isForgetful,
      is_missing: false,
    });
  }

  private note(news: Partial<StorageState>): void {
    this.state.value = { ...this.state.value, ...news };
  }

  /** The browser gives no storage at all. */
  isMissing(): void {
    this.note({ is_missing: true });
  }

  start(): void {
    void this.world.persisted().then((persisted) => this.note({ persisted }));
    this.watch();
  }

  stop(): void {
    this.takeBackWatch?.();
  }

  /** On start and every week. */
  private watch(): void {
    void this.look();
    this.takeBackWatch = this.world.bell.after(LOOK_AT_SPACE_MS, () => this.watch());
  }

  /** Where space is short, what can be fetched again goes; if it is short even then, nothing new is recorded. */
  private async look(): Promise<void> {
    const isShortNow = async () => {
      const estimate = await this.world.estimate();
      return estimate !== null && isShort(estimate);
    };
    let isFull = await isShortNow();
    const reports = this.reports();
    if (isFull && reports) {
      await reports.dropReports();
      isFull = await isShortNow();
    }
    this.note({ is_full: isFull });
  }

  /**
   * Writes where there is room, or fails with why not. No browser says reliably how much space is left: a disk that is full
   * is noticed here, and reports give way.
   */
  async use<Answer>(reports: Reports, write: () => Promise<Answer>): Promise<Answer> {
    // the person may just have made room
    if (this.state.peek().is_full) await this.look();
    if (this.state.peek().is_full) throw new SaveFailed('storage_full');
    try {
      return await write().catch(async (error) => {
        if (!isFullError(error)) throw error;
        await reports.dropReports();
        return write();
      });
    } catch (error) {
      const failed = saveFailed(error);
      if (failed.code === 'storage_full') this.note({ is_full: true });
      throw failed;
    }
  }

  /** Asks the browser once to keep what is stored. */
  async keep(): Promise<void> {
    if (this.state.peek().asked) return;
    this.note({ asked: true });
    this.note({ persisted: await this.world.persist() });
  }
}
