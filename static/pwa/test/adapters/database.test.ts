import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from '../../src/adapters/database';

const KEPT = new Uint8Array([1, 2, 3]);

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

it('opens a database that a newer app has already added to', async () => {
  const first = new Connection('omsap-test');
  await first.use((database) => database.put('drafts', KEPT, 'key'));
  await first.shut();
  const newer = await openDB('omsap-test', 7, { upgrade: (database) => void database.createObjectStore('later') });
  newer.close();
  const older = new Connection('omsap-test');
  expect(await older.use((database) => database.get('drafts', 'key'))).toEqual(KEPT);
  await older.shut();
});

it('makes room for a newer app in another tab, and opens anew afterwards', async () => {
  const old = new Connection('omsap-test');
  await old.use((database) => database.put('drafts', KEPT, 'key'));
  const newer = await openDB('omsap-test', 4, { upgrade: (database) => void database.createObjectStore('later') });
  expect(newer.version).toBe(4);
  expect(await old.use((database) => database.get('drafts', 'key'))).toEqual(KEPT);
  newer.close();
  await old.shut();
});

it('tries once more on a new connection when the old one has died', async () => {
  const connection = new Connection('omsap-test');
  await connection.use(async (database) => database.close());
  expect(await connection.use((database) => database.count('outbox'))).toBe(0);
  await connection.shut();
  await expect(connection.use((database) => database.count('outbox'))).rejects.toThrow('shut');
});

it('lets other errors through as they are', async () => {
  const connection = new Connection('omsap-test');
  let trials = 0;
  const full = connection.use(() => {
    trials += 1;
    return Promise.reject(new DOMException('full', 'QuotaExceededError'));
  });
  await expect(full).rejects.toThrow('full');
  expect(trials).toBe(1);
  await connection.shut();
});
