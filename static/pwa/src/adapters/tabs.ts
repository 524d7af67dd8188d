/** Several tabs of one person: only one sends at a time, and all hear of what changed. */

/** What one tab tells the others. `saved`: an operation waits. `changed`: the store has news. `person`: somebody else logged in. */
export type Tidings = 'saved' | 'changed' | 'person';

/**
 * A tab that works says so with every answer, and no request takes half as long. One that holds its lock and was not heard
 * of for this long is frozen, and would keep all others from sending for ever.
 */
export const FROZEN_MS = 120_000;

export class Tabs {
  /** Since when the lock of a name was found taken without a sign of life. */
  private readonly takenSince = new Map<string, number>();
  private readonly channel: BroadcastChannel | null;

  constructor(
    private readonly name: string,
    hear: (tidings: Tidings) => void,
    private readonly elapsed: () => number = () => performance.now(),
  ) {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`omsap-${name}`);
    if (this.channel)
      this.channel.onmessage = (event: MessageEvent<Tidings>) => {
        this.takenSince.clear();
        hear(event.data);
      };
  }

  tell(tidings: Tidings): void {
    this.channel?.postMessage(tidings);
  }

  /**
   * Runs work while no other tab runs work of this name; false when one does. The lock is held for one cycle, never
   * longer. A browser without locks lets every tab work: the server makes that safe, only less thrifty.
   */
  alone = async (name: string, work: () => Promise<void>): Promise<boolean> => {
    const locks: LockManager | null | undefined = navigator.locks;
    if (!locks) {
      await work();
      return true;
    }
    let working: Promise<void> | null = null;
    try {
      return await locks.request(`sync:${this.name}:${name}`, this.options(name), async (lock) => {
        if (!lock) return false;
        this.takenSince.delete(name);
        working = work();
        await working;
        return true;
      });
    } catch (error) {
      // a tab that wakes up finds its lock taken away: it ends what it began, which the server makes safe
      if (!working) throw error;
      await working;
      return true;
    }
  };

  /** Asks for a free lock; one that has stood taken in silence for too long is taken away. */
  private options(name: string): LockOptions {
    const since = this.takenSince.get(name);
    if (since !== undefined && this.elapsed() - since >= FROZEN_MS) return { steal: true };
    this.takenSince.set(name, since ?? this.elapsed());
    return { ifAvailable: true };
  }

  close(): void {
    this.channel?.close();
  }
}
