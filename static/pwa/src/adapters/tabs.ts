/** Several tabs of one person: only one sends at a time, and all hear of what changed. */

/** What one tab tells the others. `saved`: an operation waits. `changed`: the store has news. `person`: somebody else logged in. */
export type Tidings = 'saved' | 'changed' | 'person';

export class Tabs {
  private readonly channel: BroadcastChannel | null;

  constructor(
    private readonly name: string,
    hear: (tidings: Tidings) => void,
  ) {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`omsap-${name}`);
    if (this.channel) this.channel.onmessage = (event: MessageEvent<Tidings>) => hear(event.data);
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
    return locks.request(`sync:${this.name}:${name}`, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
      return lock !== null;
    });
  };

  close(): void {
    this.channel?.close();
  }
}
