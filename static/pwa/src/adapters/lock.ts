/**
 * The lock of a person's store: the key of its vault, wrapped by one that is made of their PIN, and once more for each passkey. It lies in the very
 * database it opens, so that key and lines live or die together. The key itself is never on the disk, not even as one that
 * cannot be exported: browsers write those readable into their files.
 */

import type { Connection } from './database';
import { STRICT } from './database';
import { Vault } from './vault';

export interface LockRecord {
  salt: Uint8Array<ArrayBuffer>;
  /** Rounds of PBKDF2-SHA-256 that make a key of the PIN. */
  rounds: number;
  /** 256 bits under AES-GCM: 12 bytes, key and tag. */
  wrapped: Uint8Array<ArrayBuffer>;
  /** Wrong PINs since the last right one. */
  wrong: number;
  /** What lay here readable is being sealed, and has not come to its end. */
  is_sealing: boolean;
  /** Other ways to the same key; locks of before have none. */
  passkeys?: readonly PasskeyRecord[];
}

/** The key of the vault behind a passkey of this device. */
export interface PasskeyRecord {
  credential_id: Uint8Array<ArrayBuffer>;
  /** 32 bytes: from them the authenticator makes its own 32, the PRF output, and always the same. */
  salt: Uint8Array<ArrayBuffer>;
  /** 256 bits under AES-GCM: 12 bytes, key and tag. */
  wrapped: Uint8Array<ArrayBuffer>;
}

const KEY = { name: 'AES-GCM', length: 256 };
const USES: KeyUsage[] = ['encrypt', 'decrypt'];

/** Puts the first lock before a store; false when one stands there already. */
export async function putLock(connection: Connection, lock: LockRecord): Promise<boolean> {
  return connection.use(async (database) => {
    const { store, done } = database.transaction('meta', 'readwrite', STRICT);
    const isFirst = (await store.get('lock')) === undefined;
    if (isFirst) await store.put(lock, 'lock');
    await done;
    return isFirst;
  });
}

export async function readLock(connection: Connection): Promise<LockRecord | undefined> {
  return connection.use((database) => database.get('meta', 'lock') as Promise<LockRecord | undefined>);
}

/** Writes these parts of a lock; what another tab has made of the others stays. */
export async function writeLock(connection: Connection, parts: Partial<LockRecord>): Promise<void> {
  await connection.use(async (database) => {
    const { store, done } = database.transaction('meta', 'readwrite', STRICT);
    const lock = (await store.get('lock')) as LockRecord;
    await Promise.all([store.put({ ...lock, ...parts }, 'lock'), done]);
  });
}

/** A new key behind a PIN, for a store in which something may lie readable. */
export async function makeLock(pin: string, rounds: number): Promise<{ lock: LockRecord; vault: Vault }> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  return { lock: { ...(await wrap(key, pin, rounds)), is_sealing: true }, vault: await vaultOf(key) };
}

/** What the PIN opens; null when it is the wrong one. */
export async function openLock(lock: LockRecord, pin: string): Promise<Vault | null> {
  const key = await unwrap(lock, pin);
  return key && vaultOf(key);
}

/** The same key behind another PIN; null when the PIN so far is the wrong one. */
export async function changeLock(
  lock: LockRecord,
  pin: string,
  next: string,
  rounds: number,
): Promise<LockRecord | null> {
  const key = await unwrap(lock, pin);
  return key && wrap(key, next, rounds);
}

/** The same key behind a passkey as well; null when the PIN is the wrong one. `prf` is what its authenticator made of `salt`. */
export async function wrapForPasskey(
  lock: LockRecord,
  pin: string,
  { credential_id, salt, prf }: Pick<PasskeyRecord, 'credential_id' | 'salt'> & { prf: Uint8Array<ArrayBuffer> },
): Promise<PasskeyRecord | null> {
  const key = await unwrap(lock, pin);
  return key && { credential_id, salt, wrapped: await (await wrappingOf(prf)).sealBytes('key', key) };
}

/** What a passkey opens; null when it is none of this lock. */
export async function openWithPasskey(lock: LockRecord, prf: Uint8Array<ArrayBuffer>): Promise<Vault | null> {
  const outer = await wrappingOf(prf);
  for (const { wrapped } of lock.passkeys ?? []) {
    const key = await outer.openBytes('key', wrapped).catch(() => null);
    if (key) return vaultOf(key);
  }
  return null;
}

async function wrap(key: Uint8Array<ArrayBuffer>, pin: string, rounds: number): Promise<LockRecord> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const wrapped = await (await wrapping(pin, salt, rounds)).sealBytes('key', key);
  return { salt, rounds, wrapped, wrong: 0, is_sealing: false };
}

async function unwrap({ salt, rounds, wrapped }: LockRecord, pin: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const outer = await wrapping(pin, salt, rounds);
  // the tag fits no other key
  return outer.openBytes('key', wrapped).catch(() => null);
}

async function wrapping(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<Vault> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  const settings = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return new Vault(await crypto.subtle.deriveKey(settings, typed, KEY, false, USES));
}

/** No rounds: 32 bytes that only the authenticator can make are nothing to guess at. */
async function wrappingOf(prf: Uint8Array<ArrayBuffer>): Promise<Vault> {
  const made = await crypto.subtle.importKey('raw', prf, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('omsap lock');
  const settings = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return new Vault(await crypto.subtle.deriveKey(settings, made, KEY, false, USES));
}

async function vaultOf(key: Uint8Array<ArrayBuffer>): Promise<Vault> {
  return new Vault(await crypto.subtle.importKey('raw', key, KEY, false, USES));
}
