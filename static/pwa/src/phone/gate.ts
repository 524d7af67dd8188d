/**
 * Gate: between the screens and a person's store on this phone. It asks for the PIN, and hands over what the PIN opens. How
 * keys are made and wrapped is fetched with the screen that asks for it.
 */

import { type Signal, signal } from '@preact/signals';
import { type Connection, unlessFull } from '../adapters/database';
import type { DeviceMemory, KnownStore } from '../adapters/device_memory';
import type { Server } from '../adapters/http_transport';
import type { LockRecord } from '../adapters/lock';
import type { Identity } from '../adapters/person_store';
import type { Vault } from '../adapters/vault';
import { waitSeconds } from '../sync/pin';
import {
  type DeviceKey,
  type Gate,
  type Keys,
  type Lock,
  type OtherStore,
  type ShutWork,
  Trouble,
  type Unlocked,
} from '../sync/ports';

/** A store that somebody stands before. */
export interface Door {
  known: KnownStore;
  connection: Connection;
  /** Who has just logged in, for the store to keep. */
  fresh: Fresh | null;
}

/** What a login brought. */
export interface Fresh {
  identity: Identity;
  /** Made for this login; null where the store has its own, or can have none yet. */
  device_key: DeviceKey | null;
  upload_credential: string | null;
}

/** What the gate asks of the phone. */
export interface Behind {
  /** Milliseconds that passed since some instant. */
  elapsed(): number;
  /** Rounds of PBKDF2 for a new lock. */
  key_rounds: number;
  /** Name of a store's database. */
  databaseOf(store: string): string;
  open(door: Door, vault: Vault): Promise<void>;
  close(): Promise<void>;
  /** Begins at the store that the phone now remembers. */
  begin(): Promise<void>;
  /** Tells other tabs that somebody else is here. */
  tell(): void;
}

export class StoreGate implements Gate {
  readonly lock: Signal<Lock | null> = signal(null);
  private door: Door | null = null;
  private record: LockRecord | undefined;
  /** By the monotonic clock: no clock that is turned makes the wait shorter or longer. */
  private tryAgainAt = 0;
  private entering: Promise<void> | null = null;

  constructor(
    private readonly memory: DeviceMemory,
    private readonly behind: Behind,
  ) {}

  /** Comes to a store and shows what stands before it. */
  async arrive(door: Door): Promise<void> {
    const { connection, known } = door;
    const [record, waiting] = await connection.use((database) =>
      Promise.all([database.get('meta', 'lock') as Promise<LockRecord | undefined>, database.count('outbox')]),
    );
    const before = this.door;
    const fresh = door.fresh ?? (before?.known.store === known.store ? before.fresh : null);
    this.door = { ...door, fresh };
    if (before && before.connection !== connection) void before.connection.shut();
    this.record = record;
    if (record) this.holdUp(record);
    const has_passkey = Boolean(record?.passkeys?.length);
    this.lock.value = { sort: record ? 'locked' : 'new', name: known.name, waiting, has_passkey };
  }

  /** Nobody stands here any more. */
  leave(): void {
    void this.door?.connection.shut();
    this.door = null;
    this.lock.value = null;
  }

  async unlock(pin: string): Promise<Unlocked> {
    const { door, record } = this;
    if (!door || !record) return { ok: false, code: 'pin_wrong', retry_after_seconds: 0 };
    const waitMs = this.tryAgainAt - this.behind.elapsed();
    if (waitMs > 0) return { ok: false, code: 'pin_wait', retry_after_seconds: Math.ceil(waitMs / 1000) };
    const lock = await import('../adapters/lock');
    // counted before it is tried: to end the app in between wins nothing; a full phone opens all the same
    const wrong = record.wrong + 1;
    await unlessFull(lock.writeLock(door.connection, { wrong }));
    const vault = await lock.openLock(record, pin);
    if (!vault) {
      this.record = { ...record, wrong };
      return { ok: false, code: 'pin_wrong', retry_after_seconds: this.holdUp(this.record) };
    }
    await this.enter(door, record, vault);
    return { ok: true };
  }

  async choose(pin: string): Promise<void> {
    const { door } = this;
    if (!door) return;
    const { makeLock, putLock } = await import('../adapters/lock');
    const made = await makeLock(pin, this.behind.key_rounds);
    // another tab was quicker: its PIN counts
    if (!(await putLock(door.connection, made.lock))) return this.arrive(door);
    await this.enter(door, made.lock, made.vault);
  }

  async keys(): Promise<Keys | null> {
    const { door } = this;
    const { StoreKeys } = await import('./keys');
    if (!door) return null;
    const { connection, known } = door;
    return new StoreKeys(connection, known.name, this.behind.key_rounds, (record, vault) =>
      this.enter(door, record, vault),
    );
  }

  async shut(): Promise<void> {
    if (!this.door || this.lock.peek()) return;
    this.lock.value = { sort: 'locked', name: this.door.known.name, waiting: 0, has_passkey: false };
    await this.behind.close();
    await this.behind.begin();
  }

  async others(): Promise<OtherStore[]> {
    const stores = await this.memory.stores();
    return stores
      .filter(({ store }) => store !== this.door?.known.store)
      .map(({ store, name, number, person_id }) => ({
        store,
        name,
        is_former: stores.some((each) => each.person_id === person_id && each.number > number),
      }));
  }

  async shutWork(): Promise<ShutWork> {
    const names = this.door && this.lock.peek() ? [this.door.connection.name] : await this.formers();
    return (await formerStores()).countShut(names);
  }

  /** Hands in what waits in former stores; true when the server said of any line what became of it. Throws `Trouble`. */
  async handInFormer(server: Server, device: string, app: string, now: number): Promise<boolean> {
    const names = await this.formers();
    return names.length > 0 && (await formerStores()).handIn(names, server, device, app, now);
  }

  /** The databases whose person has begun this store since. */
  private async formers(): Promise<string[]> {
    const known = this.door?.known;
    const stores = await this.memory.stores();
    return stores
      .filter((each) => known && each.person_id === known.person_id && each.number < known.number)
      .map(({ store }) => this.behind.databaseOf(store));
  }

  async turnTo(store: string | null): Promise<void> {
    await this.memory.turnTo(store);
    await this.goOn();
  }

  async forget(): Promise<void> {
    if (!this.door) return;
    await this.memory.beginAnother(this.door.known);
    await this.goOn();
  }

  private async goOn(): Promise<void> {
    await this.behind.close();
    this.leave();
    await this.behind.begin();
    this.behind.tell();
  }

  /** A PIN and a passkey at once open the store once. */
  private enter(door: Door, record: LockRecord, vault: Vault): Promise<void> {
    this.entering ??= this.goIn(door, record, vault).finally(() => {
      this.entering = null;
    });
    return this.entering;
  }

  private async goIn(door: Door, record: LockRecord, vault: Vault): Promise<void> {
    if (!this.lock.peek()) return;
    const { writeLock } = await import('../adapters/lock');
    if (record.is_sealing) {
      const { sealUp } = await import('../adapters/sealing_up');
      await sealUp(door.connection, vault);
    }
    const open = { wrong: 0, is_sealing: false };
    this.record = { ...record, ...open };
    await unlessFull(writeLock(door.connection, open));
    await this.behind.open(door, vault);
    this.door = { ...door, fresh: null };
    this.tryAgainAt = 0;
    this.lock.value = null;
  }

  /** Seconds until another trial. */
  private holdUp({ wrong }: LockRecord): number {
    const seconds = waitSeconds(wrong);
    this.tryAgainAt = this.behind.elapsed() + seconds * 1000;
    return seconds;
  }
}

async function formerStores() {
  try {
    return await import('../adapters/former_stores');
  } catch {
    throw new Trouble('offline', 'offline');
  }
}
