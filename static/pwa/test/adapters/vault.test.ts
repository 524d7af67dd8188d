import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { Connection } from '../../src/adapters/database';
import {
  changeLock,
  makeLock,
  openLock,
  openWithPasskey,
  putLock,
  readLock,
  wrapForPasskey,
  writeLock,
} from '../../src/adapters/lock';
import { Vault } from '../../src/adapters/vault';

const ROUNDS = 1_000;

it('opens what it sealed, under the name it was sealed by, and nothing else', async () => {
  const { vault } = await makeLock('40718293', ROUNDS);
  const sealed = await vault.seal('line 1', 'สมชาย 100 บาท');
  expect(await vault.open('line 1', sealed)).toBe('สมชาย 100 บาท');
  expect(new TextDecoder().decode(sealed)).not.toContain('สมชาย');
  await expect(vault.open('line 2', sealed)).rejects.toThrow();
  for (const place of [0, 12, sealed.length - 1]) {
    const changed = sealed.slice();
    changed[place] = (changed[place] ?? 0) ^ 1;
    await expect(vault.open('line 1', changed)).rejects.toThrow();
  }
  const { vault: other } = await makeLock('40718293', ROUNDS);
  await expect(other.open('line 1', sealed)).rejects.toThrow();
});

it('seals the same text differently each time', async () => {
  const { vault } = await makeLock('40718293', ROUNDS);
  expect(await vault.seal('a', 'b')).not.toEqual(await vault.seal('a', 'b'));
});

it('hides nothing where all is practice', async () => {
  const open = new Vault(null);
  expect(new TextDecoder().decode(await open.seal('a', 'b'))).toBe('b');
});

it('opens its lock for the right PIN only, and stays the same behind another PIN', async () => {
  const { lock, vault } = await makeLock('40718293', ROUNDS);
  const sealed = await vault.seal('a', 'b');
  expect(await openLock(lock, '40718294')).toBeNull();
  expect(await (await openLock(lock, '40718293'))?.open('a', sealed)).toBe('b');
  expect(await changeLock(lock, '1', '83920174', ROUNDS)).toBeNull();
  const changed = await changeLock(lock, '40718293', '83920174', 2 * ROUNDS);
  if (!changed) throw new Error('not changed');
  expect(changed.rounds).toBe(2 * ROUNDS);
  expect(await openLock(changed, '40718293')).toBeNull();
  expect(await (await openLock(changed, '83920174'))?.open('a', sealed)).toBe('b');
});

it('opens its lock for a passkey as well, and for no other', async () => {
  const { lock, vault } = await makeLock('40718293', ROUNDS);
  const sealed = await vault.seal('a', 'b');
  const prf = new Uint8Array(32).fill(7);
  const made = { credential_id: new Uint8Array([1]), salt: new Uint8Array(32), prf };
  expect(await openWithPasskey(lock, prf)).toBeNull();
  expect(await wrapForPasskey(lock, '40718294', made)).toBeNull();
  const passkey = await wrapForPasskey(lock, '40718293', made);
  if (!passkey) throw new Error('not wrapped');
  expect(Object.keys(passkey)).toEqual(['credential_id', 'salt', 'wrapped']);
  const other = await wrapForPasskey(lock, '40718293', { ...made, prf: new Uint8Array(32).fill(8) });
  const both = { ...lock, passkeys: other ? [other, passkey] : [] };
  expect(await (await openWithPasskey(both, prf))?.open('a', sealed)).toBe('b');
  expect(await openWithPasskey(both, new Uint8Array(32).fill(9))).toBeNull();
  expect(await openWithPasskey({ ...lock, passkeys: [] }, prf)).toBeNull();
  expect(await (await openLock(both, '40718293'))?.open('a', sealed)).toBe('b');
});

it('writes a part of a lock and leaves the others as another tab made them', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const connection = new Connection('omsap-test');
  const { lock } = await makeLock('40718293', ROUNDS);
  await putLock(connection, lock);
  const passkey = { credential_id: new Uint8Array([1]), salt: new Uint8Array(32), wrapped: new Uint8Array(60) };
  await writeLock(connection, { passkeys: [passkey] });
  const changed = await changeLock(lock, '40718293', '83920174', ROUNDS);
  await writeLock(connection, changed ?? {});
  await writeLock(connection, { wrong: 3 });
  expect(await readLock(connection)).toEqual({ ...changed, wrong: 3, passkeys: [passkey] });
  await connection.shut();
  vi.unstubAllGlobals();
});

it('never puts a second lock before a store', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const connection = new Connection('omsap-test');
  const [first, second] = [await makeLock('40718293', ROUNDS), await makeLock('83920174', ROUNDS)];
  expect(await putLock(connection, first.lock)).toBe(true);
  expect(await putLock(connection, second.lock)).toBe(false);
  await connection.shut();
  vi.unstubAllGlobals();
});
