/**
 * The phone's own key: made here, never told, and with it every upload is signed. Fetched when first needed.
 *
 * It lies under one key of the person's `meta`, and nothing else touches it: whoever seals that store changes `makeKey`,
 * where the key could still be wrapped, and `KeyStore`.
 */

import { hashText } from '../sync/operation';
import type { DeviceKey, Upload } from '../sync/ports';
import { uploadText } from '../sync/upload';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Where it lies; null for a person this phone does not know yet. */
export interface KeyStore {
  read(name: 'device_key'): Promise<DeviceKey | undefined>;
  write(name: 'device_key', key: DeviceKey): Promise<void>;
}

/** The key of before, else a new one: kept before the server hears of it, where there is a place for it. */
export async function loadOrMakeKey(store: KeyStore | null): Promise<DeviceKey> {
  const known = await store?.read('device_key');
  if (known) return known;
  const made = await makeKey();
  await store?.write('device_key', made);
  return made;
}

async function makeKey(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(P256, false, ['sign', 'verify']);
  const point = await crypto.subtle.exportKey('raw', publicKey);
  return { private_key: privateKey, public_key: base64url(point), upload_credential: null };
}

/** The headers by which the server knows that this phone hands it in. */
export async function proofOf(key: DeviceKey, deviceId: string, upload: Upload): Promise<Record<string, string>> {
  const text =
    'lines' in upload
      ? uploadText('push', deviceId, await Promise.all(upload.lines.map(hashText)))
      : uploadText('photo', deviceId, [upload.photo]);
  const signature = await crypto.subtle.sign(SIGNING, key.private_key, new TextEncoder().encode(text));
  return {
    'Omsap-Signature': base64url(signature),
    ...(key.upload_credential ? { 'Omsap-Upload': key.upload_credential } : {}),
  };
}

function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
