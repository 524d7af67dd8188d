import 'fake-indexeddb/auto';
import { IDBDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from '../../src/adapters/database';
import { type Heads, IndexedOutbox } from '../../src/adapters/outbox_store';
import { IndexedRows } from '../../src/adapters/row_store';
import { chainLines } from '../../src/sync/operation';
import type { Page, Result } from '../../src/sync/ports';
import { DEVICE_ID, ENTRY, operationOf, SCOPE } from '../operations';

let connection: Connection;
let outbox: IndexedOutbox;
let rows: IndexedRows;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  connection = new Connection('omsap-test');
  outbox = new IndexedOutbox(connection, () => 1_000);
  rows = new IndexedRows(connection);
});

afterEach(async () => {
  await connection.shut();
  vi.unstubAllGlobals();
});

const make = (count: number) => async (heads: Heads) => ({
  ...(await chainLines(
    Array.from({ length: count }, () => operationOf('entry', ENTRY)),
    heads.chains,
  )),
  slip_number: heads.slip_number + count,
});

const save = (count = 1) => outbox.save(DEVICE_ID, [SCOPE], make(count));

const result = (id: string, changes: Partial<Result> = {}): Result => ({
  line: 1,
  id,
  outcome: 'applied',
  code: null,
  field: null,
  flags: [],
  scope: SCOPE,
  seq: 1,
  duplicate: false,
  missing: [],
  ticket: null,
  ...changes,
});

const page = (changes: Partial<Page> = {}): Page => ({
  scope: SCOPE,
  base: '',
  reset: false,
  to: '1.a',
  seq: 1,
  head: 1,
  filled: changes.seq ?? 1,
  upto: changes.seq ?? 1,
  rows: {},
  sums: {},
  ...changes,
});

const told = (...results: Result[]) => ({ now: '2026-11-23T07:15:30.000Z', results, witnesses: {} });
const look = async () => rows.look(new Map());

it('asks for strict durability at every write of an operation', async () => {
  const asked: [string[], unknown][] = [];
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...[stores, mode, options]: Parameters<typeof original>
  ) {
    if (mode === 'readwrite') asked.push([[stores].flat() as string[], options?.durability]);
    return original.call(this, stores, mode, options);
  });
  const [first, second] = (await save(2)).lines;
  await outbox.refuse(first?.operation.id ?? '', 'too_large');
  await outbox.answer(
    told(result(first?.operation.id ?? ''), result(second?.operation.id ?? '', { outcome: 'rejected' })),
  );
  await outbox.settle([second?.operation.id ?? '']);
  await rows.apply(page({ reset: true }));
  await rows.hold([], 2_000);
  expect(asked.length).toBeGreaterThanOrEqual(6);
  for (const [stores, durability] of asked) {
    if (stores.includes('outbox') || stores.includes('journal'))
      expect([stores, durability]).toEqual([stores, 'strict']);
  }
});

it('saves all of it or nothing: neither the line nor the chain moves when the phone is full', async () => {
  const add = vi.spyOn(IDBObjectStore.prototype, 'add');
  let adds = 0;
  add.mockImplementation(function (this: IDBObjectStore, value: unknown) {
    adds += 1;
    if (adds === 2) throw new DOMException('full', 'QuotaExceededError');
    return this.put(value);
  });
  await expect(save(3)).rejects.toThrow('full');
  add.mockRestore();
  expect((await look()).items).toEqual([]);
  expect((await save()).lines[0]?.operation).toMatchObject({ number: 1, previous: '' });
});

it('is not saved when the disk fails after the last request', async () => {
  const original = IDBDatabase.prototype.transaction;
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...args: Parameters<typeof original>
  ) {
    const transaction = original.apply(this, args);
    if (args[1] === 'readwrite') {
      const { objectStore } = transaction;
      transaction.objectStore = (name: string) => {
        const store = objectStore.call(transaction, name);
        const { add } = store;
        store.add = (value: unknown) => {
          const request = add.call(store, value);
          request.addEventListener('success', () => transaction.abort());
          return request;
        };
        return store;
      };
    }
    return transaction;
  });
  await expect(save()).rejects.toThrow();
  spy.mockRestore();
  expect((await look()).items).toEqual([]);
  expect((await save()).lines[0]?.operation.number).toBe(1);
});

it('makes the lines again when another tab moved the chain in between', async () => {
  const other = new IndexedOutbox(connection, () => 1_000);
  let trials = 0;
  const saved = await outbox.save(DEVICE_ID, [SCOPE], async (heads) => {
    trials += 1;
    if (trials === 1) await other.save(DEVICE_ID, [SCOPE], make(3));
    return make(1)(heads);
  });
  expect(trials).toBe(2);
  expect(saved.lines[0]?.operation.number).toBe(4);
  expect((await look()).items.map((item) => item.operation.number)).toEqual([1, 2, 3, 4]);
});

it('does not move a chain whose slip numbers another tab moved', async () => {
  const scope = 'group:0198f000-0000-7000-8000-00000000c009';
  const saved = await outbox.save(DEVICE_ID, [scope], async (heads) => {
    if (heads.slip_number === 0) await save();
    return {
      ...(await chainLines([operationOf('entry', ENTRY, { scope })], heads.chains)),
      slip_number: heads.slip_number + 1,
    };
  });
  expect(saved.lines[0]?.operation.number).toBe(1);
  const next = await outbox.save(DEVICE_ID, [scope], make(0));
  expect(next.lines).toEqual([]);
  await outbox.save(DEVICE_ID, [scope], async (heads) => {
    expect(heads.slip_number).toBe(2);
    return { lines: [], heads: new Map(), slip_number: heads.slip_number };
  });
});

it('moves an operation to the journal on its own final answer, and on no other', async () => {
  const { lines } = await save(4);
  const [applied, held, retry, silent] = lines.map((line) => line.operation.id) as [string, string, string, string];
  await outbox.answer(
    told(
      result(applied),
      result(held, { outcome: 'held', missing: [silent], seq: null }),
      result(retry, { outcome: 'retry', seq: null }),
      result('0198f000-0000-7000-8000-0000000000ff'),
    ),
  );
  const { items } = await look();
  expect(items.map((item) => [item.operation.id, item.state])).toEqual([
    [held, 'held'],
    [retry, 'waiting'],
    [silent, 'waiting'],
    [applied, 'unseen'],
  ]);
  expect((await outbox.waiting()).count).toBe(3);
});

it('gives the lines as they were stored, in order, up to so many lines and bytes, never fewer than one', async () => {
  const { lines } = await save(5);
  const none = new Set<string>();
  const first = lines[0]?.operation.id ?? '';
  expect((await outbox.next(3, 1e6, none)).map((one) => one.line)).toEqual(lines.slice(0, 3).map((one) => one.line));
  expect((await outbox.next(200, 10, none)).length).toBe(1);
  expect((await outbox.next(200, (lines[0]?.line_bytes ?? 0) + (lines[1]?.line_bytes ?? 0) + 2, none)).length).toBe(2);
  expect((await outbox.next(200, 1e6, new Set([first]))).map((one) => one.id)).not.toContain(first);
});

it('applies a page only where the phone stands at its base', async () => {
  const table = { member: { id: ['m1'], seq: [1], first_name: ['บุญมี'] } };
  expect(await rows.apply(page({ base: '9.x', rows: table }))).toBe(false);
  expect((await look()).rows).toEqual([]);
  expect(await rows.apply(page({ rows: table }))).toBe(true);
  expect(await rows.apply(page({ rows: table }))).toBe(false);
  expect(await rows.asked()).toEqual({ cursors: { [SCOPE]: '1.a' }, witnesses: {} });
  expect((await look()).rows).toEqual([
    { scope: SCOPE, kind: 'member', id: 'm1', seq: 1, row: { id: 'm1', seq: 1, first_name: 'บุญมี' } },
  ]);
});

it('looks at what changed since, and at nothing else', async () => {
  await rows.apply(page({ seq: 2, head: 2, rows: { member: { id: ['m1', 'm2'], seq: [1, 2] } } }));
  const first = await look();
  const known = new Map(first.scopes.map((place) => [place.scope, place]));
  await rows.apply(page({ base: '1.a', to: '3.b', seq: 3, head: 3, rows: { member: { id: ['m1'], seq: [3] } } }));
  const second = await rows.look(known);
  expect(second.rows.map((row) => [row.id, row.seq])).toEqual([['m1', 3]]);
});

it('lets go of an answered operation in the very transaction that brings its row', async () => {
  const { lines } = await save(2);
  const [first, second] = lines.map((line) => line.operation.id) as [string, string];
  await outbox.answer(told(result(first, { seq: 1 }), result(second, { seq: 2 })));
  await rows.apply(page({ seq: 1, head: 2, rows: { entry: { id: [first], seq: [1] } } }));
  const { items, rows: pulled } = await look();
  expect(items.map((item) => item.operation.id)).toEqual([second]);
  expect(pulled.map((row) => row.id)).toEqual([first]);
});

it('purges a scope that is not on the list, unless work for it waits or an answer is newer than the list', async () => {
  await rows.apply(page({ rows: { member: { id: ['m1'], seq: [1] } } }));
  const { lines } = await save();
  await rows.hold([], 500);
  expect((await look()).rows.length).toBe(1);
  await outbox.answer(told(result(lines[0]?.operation.id ?? '', { seq: 2 })));
  await rows.hold([], 500);
  expect(await look()).toMatchObject({ rows: [], scopes: [], items: [{ state: 'unseen' }] });
  await rows.hold([], 1_001);
  expect((await look()).items).toEqual([]);
});
