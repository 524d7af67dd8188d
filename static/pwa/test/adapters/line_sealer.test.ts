import { expect, it } from 'vitest';
import { base64url, sealerOf, sealerTo } from '../../src/adapters/line_sealer';
import { openSealed } from '../fake_server';
import { casesOf } from '../vector_cases';

const P256 = { name: 'ECDH', namedCurve: 'P-256' };

interface Given {
  secret: string;
  public_key: string;
  phone_secret: string;
  phone_point: string;
  iv: string;
  line: string;
}
const CASES = casesOf<Given, string>('sealed_line', 'seal');
const REFUSED = casesOf<{ secret: string; sealed: string }, null>('sealed_line', 'refused');

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

/** The private key of a secret number and its point, both in base64url. */
function privateKeyOf(secret: string, point: string): Promise<CryptoKey> {
  const [x, y] = [bytesOf(point).subarray(1, 33), bytesOf(point).subarray(33)].map(base64url);
  const jwk = { kty: 'EC', crv: 'P-256', d: secret, x: x as string, y: y as string };
  return crypto.subtle.importKey('jwk', jwk, P256, false, ['deriveBits']);
}

async function pairOf({ secret, public_key }: Given): Promise<CryptoKeyPair> {
  const publicKey = await crypto.subtle.importKey('raw', bytesOf(public_key), P256, true, []);
  return { privateKey: await privateKeyOf(secret, public_key), publicKey };
}

it.each(CASES)('seals as the server opens it: $name', async ({ given, then }) => {
  const own = {
    privateKey: await privateKeyOf(given.phone_secret, given.phone_point),
    point: bytesOf(given.phone_point),
  };
  const seal = await sealerOf(given.public_key, own, () => bytesOf(given.iv));
  expect(base64url(await seal(given.line))).toBe(then);
  expect(await openSealed(await pairOf(given), then)).toBe(given.line);
});

it.each(REFUSED)('whatever else is refused: $name', async ({ given, then }) => {
  const [first] = CASES;
  expect(await openSealed(await pairOf(first?.given as Given), given.sealed)).toBe(then);
});

it('seals no line like another, and nothing to what is no key', async () => {
  const { given } = CASES[0] as (typeof CASES)[number];
  const seal = await sealerTo(given.public_key);
  const made = await Promise.all([seal(given.line), seal(given.line)]);
  expect(base64url(made[0])).not.toBe(base64url(made[1]));
  for (const each of made) expect(await openSealed(await pairOf(given), base64url(each))).toBe(given.line);
  await expect(sealerTo('AAAA')).rejects.toThrow();
});
