import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeKey, proofOf } from '../../src/devices/device_key';
import { uploadText } from '../../src/sync/upload';
import { isSigned } from '../fake_server';
import { DEVICE_ID } from '../operations';
import { casesOf } from '../vector_cases';

type Told = { upload: 'push' | 'photo'; device: string; hashes: string[] };
it.each(casesOf<Told, string>('upload', 'upload_text'))('signs this text: $name', ({ given, then }) => {
  expect(uploadText(given.upload, given.device, given.hashes)).toBe(then);
});

type Signed = { public_key: string; text: string; signature: string };
it.each(casesOf<Signed, boolean>('upload', 'is_signed'))(
  'checks as the server does: $name',
  async ({ given, then }) => {
    expect(await isSigned(given.public_key, given.text, given.signature)).toBe(then);
  },
);

it('proves every line in its order, and photos apart', async () => {
  const key = { ...(await makeKey()), upload_credential: 'secret' };
  const lines = ['{"first_name":"บุญมี"}', '{}'];
  const hashes = lines.map((line) => createHash('sha256').update(line).digest('hex'));
  const proof = await proofOf(key, DEVICE_ID, { lines });
  const signs = (text: string, of = proof) => isSigned(key.public_key, text, of['Omsap-Signature'] ?? '');
  expect(proof['Omsap-Upload']).toBe('secret');
  expect(await signs(uploadText('push', DEVICE_ID, hashes))).toBe(true);
  expect(await signs(uploadText('push', DEVICE_ID, [...hashes].reverse()))).toBe(false);
  expect(await signs(uploadText('push', 'another device', hashes))).toBe(false);
  const photo = await proofOf(key, DEVICE_ID, { photo: hashes[0] as string });
  expect(await signs(uploadText('photo', DEVICE_ID, hashes.slice(0, 1)), photo)).toBe(true);
  expect(await signs(uploadText('push', DEVICE_ID, hashes.slice(0, 1)), photo)).toBe(false);
});
