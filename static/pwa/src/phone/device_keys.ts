/**
 * Device keys: what this phone signs its uploads with. A key lies in the store of its person; what the phone remembers of the
 * store says that it does.
 */

import type { DeviceMemory, KnownStore } from '../adapters/device_memory';
import type { PersonStore } from '../adapters/person_store';
import { type DeviceKey, Trouble, type Upload } from '../sync/ports';
import type { Fresh } from './gate';

/**
 * What the server is to know this phone by: the key in the store, or one that is made for this login. No `store` is given
 * where it is locked, or not there yet.
 */
export async function keyFor(
  memory: DeviceMemory,
  known: KnownStore | undefined,
  store: PersonStore | undefined,
): Promise<{ public_key?: string; made: DeviceKey | null }> {
  if (known?.public_key) return { public_key: known.public_key, made: null };
  // into a locked store no key can be put before the server hears of it: that device stays without
  if (known?.device_id && !store) return { made: null };
  const made = await (await deviceKeys()).makeKey();
  if (store && known) await keepKey(memory, known, store, made);
  return { public_key: made.public_key, made };
}

/** Keeps who logged in, after what they sign with. */
export async function keepFresh(
  memory: DeviceMemory,
  known: KnownStore,
  store: PersonStore,
  fresh: Fresh,
): Promise<void> {
  const key = fresh.device_key ?? (await store.read('device_key'));
  const upload_credential = fresh.upload_credential ?? key?.upload_credential ?? null;
  if (key) await keepKey(memory, known, store, { ...key, upload_credential });
  await store.write('identity', fresh.identity);
}

async function keepKey(memory: DeviceMemory, { store: name }: KnownStore, store: PersonStore, key: DeviceKey) {
  await store.write('device_key', key);
  await memory.note(name, { public_key: key.public_key });
}

/** Headers that say an upload is this phone's. */
export async function proofOf(store: PersonStore, device: string, upload: Upload): Promise<Record<string, string>> {
  // another tab may have got another one
  const key = await store.read('device_key');
  return key ? (await deviceKeys()).proofOf(key, device, upload) : {};
}

/** Signing is fetched with the first login or push, once: no screen needs it. */
let signing: Promise<typeof import('../devices/device_key')> | null = null;

async function deviceKeys() {
  signing ??= import('../devices/device_key');
  try {
    return await signing;
  } catch {
    signing = null;
    throw new Trouble('offline', 'offline');
  }
}
