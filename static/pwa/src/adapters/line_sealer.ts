/**
 * Sealing a line to the server as well as to the vault: it opens for the server when nobody's PIN opens it any more. Twin of
 * `open_sealed` in `sealing_key.py`. Fetched once a store is open, as a line may be saved without it.
 */

import type { Sealed } from './vault';

/** What the server alone opens: version, a point of ours, 12 random bytes, and the line under AES-256-GCM. */
export type LineSealer = (line: string) => Promise<Sealed>;

const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;
const PURPOSE = 'omsap sealed line 1';
const VERSION = 1;
const IV_BYTES = 12;
const encoder = new TextEncoder();

/** Our half of the agreement. */
export interface OwnPair {
  privateKey: CryptoKey;
  point: Sealed;
}

/** Seals to a point in base64url; one pair of ours serves until the store is closed. Rejects where it is no point. */
export async function sealerTo(publicKey: string): Promise<LineSealer> {
  const { privateKey, publicKey: own } = await crypto.subtle.generateKey(P256, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own));
  return sealerOf(publicKey, { privateKey, point }, () => crypto.getRandomValues(new Uint8Array(IV_BYTES)));
}

export async function sealerOf(publicKey: string, own: OwnPair, nextIv: () => Sealed): Promise<LineSealer> {
  const theirs = bytesOf(publicKey);
  const server = await crypto.subtle.importKey('raw', theirs, P256, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: server }, own.privateKey, 256);
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = joined(encoder.encode(PURPOSE), own.point, theirs);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  const key = await crypto.subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const head = joined(Uint8Array.of(VERSION), own.point);
  return async (line) => {
    const iv = nextIv();
    const hidden = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(line));
    return joined(head, iv, new Uint8Array(hidden));
  };
}

/** As it is written where only text may stand. */
export function base64url(bytes: Sealed): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Sealed {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

function joined(...parts: readonly Sealed[]): Sealed {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
