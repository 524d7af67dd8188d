import 'fake-indexeddb/auto';
import { IDBDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from '../../src/adapters/database';
import { makeLock } from '../../src/adapters/lock';
import { type Heads, IndexedOutbox } from '../../src/adapters/outbox_store';
import { IndexedRows } from '../../src/adapters/row_store';
import type { Vault } from '../../src/adapters/vault';
import { LIMITS } from '../../src/contract/contract.gen';
import { chainLines } from '../../src/sync/operation';
import type { Page, Result } from '../../src/sync/ports';
import { DEVICE_ID, ENTRY, operationOf, SCOPE } from '../operations';

let connection: Connection;
let outbox: IndexedOutbox;
let rows: IndexedRows;
let vault: Vault;

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  connection = new Connection('omsap-test');
  vault = (await makeLock('40718293', 1_000)).vault;
  outbox = new IndexedOutbox(connection, vault, () => 1_000);
  rows = new IndexedRows(connection, vault);
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
const NOTHING_ASKED = { cursors: {}, witnesses: {} };
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
  await outbox.trim(new Map([['group:1', 9]]), '2026-11-24');
  await rows.apply(page({ reset: true }), NOTHING_ASKED);
  await rows.hold([], await rows.asked(), 2_000);
  expect(asked.length).toBeGreaterThanOrEqual(7);
  for (const [stores, durability] of asked) {
    if (stores.includes('outbox') || stores.includes('journal'))
      expect([stores, durability]).toEqual([stores, 'strict']);
  }
});

it('lets go of what was answered long ago and needs nobody, and of nothing else', async () => {
  const ids = (await save(4)).lines.map(({ operation }) => operation.id) as [string, string, string, string];
  const [old, refused, recent] = ids;
  await outbox.answer({
    ...told(result(old), result(refused, { outcome: 'rejected', code: 'not_allowed', seq: 2 })),
    now: '2026-10-01T07:00:00.000Z',
  });
  await outbox.answer({ ...told(result(recent, { seq: 3 })), now: '2026-10-02T07:00:00.000Z' });
  const journal = () => connection.use((database) => database.getAllKeys('journal'));
  const durable = new Map([[SCOPE, 9]]);
  // not yet seen in the rows: it stays, however old
  await outbox.trim(durable, '2026-10-02T07:00:00.000Z');
  expect(new Set(await journal())).toEqual(new Set([old, refused, recent]));
  await rows.apply(page({ to: '3.a', seq: 3, head: 3 }), NOTHING_ASKED);
  // in no backup, or not so far: it stays as well
  await outbox.trim(new Map(), '2026-10-02T07:00:00.000Z');
  await outbox.trim(new Map([[SCOPE, 0]]), '2026-10-02T07:00:00.000Z');
  expect(new Set(await journal())).toEqual(new Set([old, refused, recent]));
  await outbox.trim(durable, '2026-10-02T07:00:00.000Z');
  expect(new Set(await journal())).toEqual(new Set([refused, recent]));
  expect((await outbox.waiting()).count).toBe(1);
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
  const other = new IndexedOutbox(connection, vault, () => 1_000);
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
  expect(await rows.apply(page({ base: '9.x', rows: table }), NOTHING_ASKED)).toBe(false);
  expect((await look()).rows).toEqual([]);
  expect(await rows.apply(page({ rows: table }), NOTHING_ASKED)).toBe(true);
  expect(await rows.apply(page({ rows: table }), NOTHING_ASKED)).toBe(false);
  expect(await rows.asked()).toEqual({ cursors: { [SCOPE]: '1.a' }, witnesses: {} });
  expect((await look()).rows).toEqual([
    { scope: SCOPE, kind: 'member', id: 'm1', seq: 1, row: { id: 'm1', seq: 1, first_name: 'บุญมี' } },
  ]);
});

it('looks at what changed since, and at nothing else', async () => {
  await rows.apply(page({ seq: 2, head: 2, rows: { member: { id: ['m1', 'm2'], seq: [1, 2] } } }), NOTHING_ASKED);
  const first = await look();
  const known = new Map(first.scopes.map((place) => [place.scope, place]));
  await rows.apply(
    page({ base: '1.a', to: '3.b', seq: 3, head: 3, rows: { member: { id: ['m1'], seq: [3] } } }),
    NOTHING_ASKED,
  );
  const second = await rows.look(known);
  expect(second.rows.map((row) => [row.id, row.seq])).toEqual([['m1', 3]]);
});

it('lets go of an answered operation in the very transaction that brings its row', async () => {
  const { lines } = await save(2);
  const [first, second] = lines.map((line) => line.operation.id) as [string, string];
  await outbox.answer(told(result(first, { seq: 1 }), result(second, { seq: 2 })));
  await rows.apply(page({ seq: 1, head: 2, rows: { entry: { id: [first], seq: [1] } } }), NOTHING_ASKED);
  const { items, rows: pulled } = await look();
  expect(items.map((item) => item.operation.id)).toEqual([second]);
  expect(pulled.map((row) => row.id)).toEqual([first]);
});

it('purges a scope that is not on the list, unless work for it waits or an answer is newer than the list', async () => {
  await rows.apply(page({ rows: { member: { id: ['m1'], seq: [1] } } }), NOTHING_ASKED);
  const { lines } = await save();
  const asked = await rows.asked();
  await rows.hold([], asked, 500);
  expect((await look()).rows.length).toBe(1);
  await outbox.answer(told(result(lines[0]?.operation.id ?? '', { seq: 2 })));
  await rows.hold([], NOTHING_ASKED, 500);
  expect((await look()).rows.length).toBe(1);
  await rows.hold([], asked, 500);
  expect(await look()).toMatchObject({ rows: [], scopes: [], items: [{ state: 'unseen' }] });
  await rows.hold([], asked, 1_001);
  expect((await look()).items).toEqual([]);
});

it('a reset that comes late changes nothing where the phone has gone on', async () => {
  await rows.apply(page(), NOTHING_ASKED);
  const asked = await rows.asked();
  await rows.apply(page({ base: '1.a', to: '2.b', seq: 2, head: 2 }), asked);
  expect(await rows.apply(page({ reset: true, to: '1.c' }), asked)).toBe(false);
  expect((await rows.asked()).cursors).toEqual({ [SCOPE]: '2.b' });
});

it('lets go of the places it named when a pull has confirmed them, and of no others', async () => {
  await rows.apply(page(), NOTHING_ASKED);
  await outbox.answer({ ...told(), witnesses: { [SCOPE]: '2.b' } });
  const asked = await rows.asked();
  expect((await look()).scopes).toMatchObject([{ is_confirmed: false }]);
  await outbox.answer({ ...told(), witnesses: { [SCOPE]: '3.c' } });
  const news = page({ base: '1.a', to: '2.b', seq: 2, head: 2 });
  await rows.apply(news, asked);
  expect(await rows.confirm(asked, { scopes: [SCOPE], pages: [news] })).toBe(true);
  expect((await rows.asked()).witnesses).toEqual({ [SCOPE]: ['3.c'] });
  const again = await rows.asked();
  await rows.apply(page({ base: '2.b', to: '3.c', seq: 3, head: 3 }), again);
  expect(await rows.confirm(again, { scopes: [SCOPE], pages: [] })).toBe(false);
  expect((await look()).scopes, 'another tab went on: who asked knows nothing of it').toMatchObject([
    { is_confirmed: false },
  ]);
  expect(await rows.confirm(await rows.asked(), { scopes: [SCOPE], pages: [] })).toBe(true);
  expect((await look()).scopes).toMatchObject([{ is_confirmed: true }]);
});

it('keeps what it was told of a scope that is held no longer: no page has passed it', async () => {
  await rows.apply(page(), NOTHING_ASKED);
  await outbox.answer({ ...told(), witnesses: { [SCOPE]: '2.b' } });
  await rows.confirm(await rows.asked(), { scopes: [], pages: [] });
  expect((await rows.asked()).witnesses).toEqual({ [SCOPE]: ['2.b'] });
});

it('of more places than can be named it says that something may be lost, and none is left out in silence', async () => {
  for (let seq = 1; seq <= 50; seq += 1) await outbox.answer({ ...told(), witnesses: { [SCOPE]: `${seq}.a` } });
  const { witnesses } = await rows.asked();
  expect(witnesses[SCOPE]?.length).toBe(LIMITS.pull_witnesses_max);
  expect(witnesses[SCOPE]?.at(-1)).toBe('1.0000000000000000');
});

it('an edit made while rows are fetched anew has seen nothing of them', async () => {
  await rows.apply(page({ rows: { member: { id: ['m1'], seq: [1] } } }), NOTHING_ASKED);
  await rows.apply(page({ reset: true, to: '300.b~0', seq: 0, head: 300, filled: 0, upto: 300 }), await rows.asked());
  expect((await rows.asked()).cursors).toEqual({ [SCOPE]: '300.b~0' });
  expect(await look()).toMatchObject({ scopes: [{ cursor: '', seq: 0 }], rows: [{ id: 'm1' }] });
});

it('tells what arrived on a day, and whether it came back', async () => {
  const { lines } = await save(3);
  const [first, second, third] = lines.map((line) => line.operation.id);
  await outbox.answer(told(result(first ?? '', { seq: 1 }), result(second ?? '', { seq: 2 })));
  await outbox.answer(told(result(third ?? '', { outcome: 'rejected', seq: 3 })));
  await rows.apply(page({ seq: 1 }), NOTHING_ASKED);
  const sent = await outbox.sentOn('1970-01-01');
  expect(new Map(sent.map((item) => [item.id, item.is_confirmed]))).toEqual(
    new Map([
      [first, true],
      [second, false],
    ]),
  );
  expect(sent[0]?.received_at).toBe('1970-01-01T00:00:01.000Z');
  expect(await outbox.sentOn('1970-01-02')).toEqual([]);
});

it('saves once when the connection dies after the disk has it and before anyone heard so', async () => {
  let deaths = 0;
  class Dying extends Connection {
    override use<Answer>(work: Parameters<typeof Connection.prototype.use<Answer>>[0]): Promise<Answer> {
      return super.use(async (database) => {
        const answer = await work(database);
        // the places of what was put
        if (Array.isArray(answer) && deaths++ === 0) throw new DOMException('connection lost', 'UnknownError');
        return answer;
      });
    }
  }
  const dying = new Dying('omsap-test');
  const saved = await new IndexedOutbox(dying, vault, () => 1_000).save(DEVICE_ID, [SCOPE], make(2));
  expect(deaths).toBeGreaterThanOrEqual(2);
  const { items } = await look();
  expect(items.map((item) => item.operation.id)).toEqual(saved.lines.map(({ operation }) => operation.id));
  expect(items.map((item) => item.place)).toEqual(saved.places);
  await dying.shut();
});

it('has the line of an operation in the outbox and in the journal, and of no other', async () => {
  const { lines } = await save();
  const [made] = lines;
  if (!made) throw new Error('nothing was saved');
  const { id } = made.operation;
  expect(await outbox.line(id)).toBe(made.line);
  await outbox.answer({ now: '2026-11-23T07:15:33.123Z', results: [result(id)], witnesses: {} });
  expect(await outbox.waiting()).toMatchObject({ count: 0 });
  expect(await outbox.line(id)).toBe(made.line);
  expect(await outbox.line(crypto.randomUUID())).toBeUndefined();
});

/** Pages of one scope, one after the other, each with one member's name; every second one in a shape with a note. */
async function takePages(count: number, kind = 'member'): Promise<void> {
  for (let seq = 1; seq <= count; seq += 1) {
    const note = seq % 2 ? {} : { note: ['x'] };
    const columns = { id: [`m${seq % 3}`], seq: [seq], first_name: [`ชื่อ ${seq}`], ...note };
    const asked = { base: seq === 1 ? '' : `${seq - 1}.a`, to: `${seq}.a`, seq, head: count };
    await rows.apply(page({ ...asked, rows: { [seq === count ? kind : 'member']: columns } }), NOTHING_ASKED);
  }
}

it('lays many pages together, and every row is the one the last page told', async () => {
  await takePages(40);
  const pages = () => connection.use((database) => database.count('pages'));
  expect(await pages()).toBe(40);
  const before = await look();
  expect(await pages()).toBe(1);
  const after = await look();
  const last = (found: typeof before) => Object.fromEntries(found.rows.map(({ id, row }) => [id, row]));
  expect(last(after)).toEqual(last(before));
  expect(last(after)).toEqual({
    m1: { id: 'm1', seq: 40, first_name: 'ชื่อ 40', note: 'x' },
    m2: { id: 'm2', seq: 38, first_name: 'ชื่อ 38', note: 'x' },
    m0: { id: 'm0', seq: 39, first_name: 'ชื่อ 39' },
  });
  expect(after.rows.map(({ id }) => id)).toEqual(['m1', 'm2', 'm0']);
  // and what comes next is laid on top
  await rows.apply(
    page({ base: '40.a', to: '41.a', seq: 41, head: 41, rows: { member: { id: ['m0'], seq: [41] } } }),
    NOTHING_ASKED,
  );
  expect(last(await look()).m0).toEqual({ id: 'm0', seq: 41 });
});

it('a name that was taken away lives on in no older page', async () => {
  await takePages(5, 'erasure');
  const kept = await connection.use((database) => database.getAll('pages'));
  expect(kept).toHaveLength(1);
  const opened = await vault.open(`page ${SCOPE}`, kept[0]?.sealed as Uint8Array<ArrayBuffer>);
  expect(opened).not.toContain('ชื่อ 1');
  expect(opened).toContain('ชื่อ 4');
});
