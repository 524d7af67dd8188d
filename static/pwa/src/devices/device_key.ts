/** The phone's own key: made here, never told, and with it every upload is signed. Fetched when first needed. */

import { hashText } from '../sync/operation';
import type { DeviceKey, Upload } from '../sync/ports';
import { uploadText } from '../sync/upload';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Browsers write a key that cannot be exported readable into their files: to lie sealed it must be exported once. */
export async function makeKey(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const [secret, point] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', privateKey),
    crypto.subtle.exportKey('raw', publicKey),
  ]);
  return { private_key: base64url(secret), public_key: base64url(point), upload_credential: null };
}

/** The headers by which the server knows that this phone hands it in. */
export async function proofOf(key: DeviceKey, deviceId: string, upload: Upload): Promise<Record<string, string>> {
  const text =
    'lines' in upload
      ? uploadText('push', deviceId, await Promise.all(upload.lines.map(hashText)))
      : uploadText('photo', deviceId, [upload.photo]);
  const signing = await crypto.subtle.importKey('pkcs8', bytesOf(key.private_key), P256, false, ['sign']);
  const signature = await crypto.subtle.sign(SIGNING, signing, new TextEncoder().encode(text));
  return {
    'Omsap-Signature': base64url(signature),
    ...(key.upload_credential ? { 'Omsap-Upload': key.upload_credential } : {}),
  };
}

function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
