import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from '../../src/adapters/database';
import { makeLock } from '../../src/adapters/lock';
import { IndexedOutbox } from '../../src/adapters/outbox_store';
import { PersonStore } from '../../src/adapters/person_store';
import { PhotoStore } from '../../src/adapters/photo_store';
import { IndexedRows } from '../../src/adapters/row_store';
import { sealUp } from '../../src/adapters/sealing_up';
import type { Vault } from '../../src/adapters/vault';
import { chainLines, parseLine } from '../../src/sync/operation';
import { ENTRY, operationOf, SCOPE } from '../operations';

const SECRET = 'แม่บัวลา 0812345678';
const NAME = 'omsap-test';

let connection: Connection;
let vault: Vault;
let lines: string[];

/** A store as an app left it before there were locks: version 2, everything readable. */
async function leavePlain(): Promise<void> {
  const database = await openDB(NAME, 2, {
    upgrade(fresh) {
      fresh.createObjectStore('meta');
      fresh.createObjectStore('heads', { keyPath: ['device', 'scope'] });
      const outbox = fresh.createObjectStore('outbox', { keyPath: 'place', autoIncrement: true });
      outbox.createIndex('by_id', 'id', { unique: true });
      outbox.createIndex('by_scope', 'scope');
      const journal = fresh.createObjectStore('journal', { keyPath: 'id' });
      journal.createIndex('by_state', 'state');
      journal.createIndex('by_scope_state', ['scope', 'state']);
      const rows = fresh.createObjectStore('rows', { keyPath: ['scope', 'kind', 'id'] });
      rows.createIndex('by_seq', ['scope', 'seq']);
      fresh.createObjectStore('staged', { keyPath: ['scope', 'kind', 'id'] });
      fresh.createObjectStore('scopes', { keyPath: 'scope' });
      fresh.createObjectStore('witnesses', { keyPath: 'scope' });
      fresh.createObjectStore('reports');
      fresh.createObjectStore('drafts');
      fresh.createObjectStore('photos', { keyPath: ['scope', 'sha256'] });
    },
  });
  const { lines: made } = await chainLines(
    [1, 2].map(() => operationOf('entry', { ...ENTRY, note: SECRET })),
    new Map(),
  );
  const [waiting, sent] = made;
  if (!waiting || !sent) throw new Error('no lines');
  lines = [waiting.line, sent.line];
  const common = { line_bytes: 1, outcome: null, code: null };
  await database.add('outbox', {
    id: waiting.operation.id,
    scope: SCOPE,
    state: 'waiting',
    kept: { ...common, line: waiting.line, made_at: waiting.operation.made_at, missing: [] },
  });
  await database.add('journal', {
    id: sent.operation.id,
    place: 2,
    scope: SCOPE,
    state: 'unseen',
    seq: 9,
    kept: {
      ...common,
      line: sent.line,
      outcome: 'applied',
      field: null,
      flags: [],
      ticket: null,
      received_at: 1,
      answered_at: '2026',
    },
  });
  for (const [id, name] of [
    ['m1', SECRET],
    ['m2', 'อุดม'],
  ]) {
    await database.add('rows', { scope: SCOPE, kind: 'member', id, seq: 3, row: { id, seq: 3, first_name: name } });
  }
  await database.add('staged', {
    scope: SCOPE,
    kind: 'member',
    id: 'm1',
    seq: 4,
    row: { id: 'm1', seq: 4, first_name: SECRET },
  });
  const sums = { account_balance: { amount_satang: [4_200] } };
  const kept = { cursor: '1.a', head: 9, resets: 0, fetching: { filled: 3, upto: 9, sums }, is_staging: true };
  await database.add('scopes', { scope: SCOPE, seq: 3, kept });
  await database.add('meta', { person: { id: 'p1', display_name: SECRET } }, 'identity');
  await database.add('drafts', { first_name: SECRET }, 'member/new');
  await database.add('reports', { value: SECRET }, 'progress');
  await database.add('photos', { scope: SCOPE, sha256: 'abc', kept: { jpeg: new TextEncoder().encode(SECRET) } });
  database.close();
}

/** Everything in every store, texts and bytes alike, as one text. */
async function contents(): Promise<string> {
  return connection.use(async (database) => {
    const found: string[] = [];
    for (const store of database.objectStoreNames) {
      for (const value of await database.getAll(store)) {
        found.push(
          JSON.stringify(value, (_key, each) => (each instanceof Uint8Array ? new TextDecoder().decode(each) : each)),
        );
      }
    }
    return found.join('\n');
  });
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  await leavePlain();
  connection = new Connection(NAME);
  vault = (await makeLock('40718293', 1_000)).vault;
});

afterEach(async () => {
  await connection.shut();
  vi.unstubAllGlobals();
});

async function expectSealed(): Promise<void> {
  const all = await contents();
  for (const word of [SECRET, 'อุดม', '4200', 'first_name', 'amount_satang']) expect(all).not.toContain(word);
  const [outbox, rows] = [new IndexedOutbox(connection, vault, () => 1), new IndexedRows(connection, vault)];
  const found = await rows.look(new Map());
  expect(found.items.map(({ operation }) => operation)).toEqual(lines.map(parseLine));
  expect(found.rows.map(({ row }) => row.first_name)).toEqual([SECRET, 'อุดม']);
  // what was being fetched anew is fetched anew once more
  expect(found.scopes).toMatchObject([
    { scope: SCOPE, cursor: '', fetching: { filled: 3, sums: { account_balance: { amount_satang: [4_200] } } } },
  ]);
  expect((await outbox.next(10, 1e6, new Set())).map(({ line }) => line)).toEqual([lines[0]]);
  const store = new PersonStore(connection, vault);
  expect(await store.read('identity')).toMatchObject({ person: { display_name: SECRET } });
  expect(await store.load('member/new')).toEqual({ first_name: SECRET });
  expect(await store.report('progress')).toBeUndefined();
  const photos = new PhotoStore(connection, vault);
  const [photo] = await photos.waiting();
  expect(photo && new TextDecoder().decode(await photos.open(photo))).toBe(SECRET);
  // the server went back: a line that was sent before there were locks goes out again
  expect(await rows.takeBack({ forgotten: [SCOPE], scopes: [SCOPE] }, { cursors: {}, witnesses: {} })).toBe(true);
  expect(new Set((await outbox.next(10, 1e6, new Set())).map(({ line }) => line))).toEqual(new Set(lines));
}

it('leaves nothing readable, and loses nothing', async () => {
  await sealUp(connection, vault);
  await expectSealed();
});

it('goes on where it was killed, after each of its writes', async () => {
  for (let writes = 0; ; writes += 1) {
    let left = writes;
    const use = connection.use.bind(connection);
    const killed = vi.spyOn(connection, 'use').mockImplementation(async (work) => {
      if (left-- <= 0) throw new Error('killed');
      return use(work);
    });
    const ended = await sealUp(connection, vault).then(
      () => true,
      () => false,
    );
    killed.mockRestore();
    if (ended) break;
    if (writes > 60) throw new Error('never ended');
  }
  await expectSealed();
});
