/** The keys of a person's store: its PIN, and the passkeys of this device that open it as well. */

import { type Connection, saveFailed } from '../adapters/database';
import {
  changeLock,
  type LockRecord,
  openLock,
  openWithPasskey,
  type PasskeyRecord,
  readLock,
  wrapForPasskey,
  writeLock,
} from '../adapters/lock';
import * as device from '../adapters/passkey';
import type { Vault } from '../adapters/vault';
import type { Keys, PasskeyAdded } from '../sync/ports';

const SALT_BYTES = 32;

export class StoreKeys implements Keys {
  constructor(
    private readonly connection: Connection,
    private readonly name: string,
    /** Rounds of PBKDF2 for a new PIN. */
    private readonly rounds: number,
    private readonly enter: (lock: LockRecord, vault: Vault) => Promise<void>,
  ) {}

  async changePin(pin: string, next: string): Promise<boolean> {
    const lock = await this.lock();
    const changed = lock && (await changeLock(lock, pin, next, this.rounds));
    if (changed) await this.write(changed);
    return Boolean(changed);
  }

  async passkeyState(): Promise<'cannot' | 'none' | 'added'> {
    if ((await this.passkeys()).length > 0) return 'added';
    return (await device.canUse()) ? 'none' : 'cannot';
  }

  async addPasskey(pin: string): Promise<PasskeyAdded> {
    const lock = await this.lock();
    // before a finger is asked for; and again after it, so that the key does not lie open meanwhile
    if (!lock || !(await openLock(lock, pin))) return { ok: false, code: 'pin_wrong' };
    const passkeys = lock.passkeys ?? [];
    // one salt for all, as the device is asked for any of them at once
    const salt = passkeys[0]?.salt ?? crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const made = await device.create(this.name, salt);
    if (!made) return { ok: false, code: 'not_given' };
    const { credential_id, prf } = made;
    const wrapped = prf && (await wrapForPasskey(lock, pin, { credential_id, salt, prf }));
    if (!wrapped) {
      await device.forget(credential_id);
      return { ok: false, code: 'cannot' };
    }
    await this.write({ passkeys: [...passkeys, wrapped] });
    return { ok: true };
  }

  async openByPasskey(): Promise<boolean> {
    const lock = await this.lock();
    const [first, ...others] = lock?.passkeys ?? [];
    if (!lock || !first) return false;
    const prf = await device.get(
      [first, ...others].map(({ credential_id }) => credential_id),
      first.salt,
    );
    const vault = prf && (await openWithPasskey(lock, prf));
    if (!vault) return false;
    await this.enter(lock, vault);
    return true;
  }

  async removePasskeys(): Promise<void> {
    const passkeys = await this.passkeys();
    await this.write({ passkeys: [] });
    for (const { credential_id } of passkeys) await device.forget(credential_id);
  }

  private async write(parts: Partial<LockRecord>): Promise<void> {
    try {
      await writeLock(this.connection, parts);
    } catch (error) {
      throw saveFailed(error);
    }
  }

  private async passkeys(): Promise<readonly PasskeyRecord[]> {
    return (await this.lock())?.passkeys ?? [];
  }

  private lock(): Promise<LockRecord | undefined> {
    return readLock(this.connection);
  }
}
