/**
 * The outbox and the journal in IndexedDB. An operation is in exactly one of them; only its final answer moves it, without
 * opening its line. IndexedDB ends a transaction that waits for a key: lines are sealed before one and opened after it.
 */

import { LIMITS } from '../contract/contract.gen';
import { type Chained, type ChainHead, parseLine } from '../sync/operation';
import { isFinal, journalState, madeAt } from '../sync/outbox';
import type { OutboxStore, PushAnswer, Sendable, SentItem } from '../sync/ports';
import { bangkokDate } from '../values/thai_date';
import {
  type Connection,
  type HeadRecord,
  type JournalRecord,
  type OutboxRecord,
  type PersonDatabase,
  STRICT,
  type WitnessRecord,
} from './database';
import type { LineSealer } from './line_sealer';
import type { Sealed, Vault } from './vault';

/** Under this name stands the last slip number a device gave. */
const SLIP = 'slip';
/** Another tab moved the heads so often between reading and writing: something else is wrong. */
const TRIES_MAX = 20;

/** So many of what arrived today are shown, out of so many looked at. */
const SENT_SHOWN = 100;
const SENT_LOOKED_AT = 500;

/** Where the device's chains stand, and its last slip number. */
export interface Heads {
  chains: ReadonlyMap<string, ChainHead>;
  slip_number: number;
}

type WitnessStore = {
  get(scope: string): Promise<WitnessRecord | undefined>;
  put(record: WitnessRecord): Promise<unknown>;
};

type Copies = Pick<OutboxRecord['kept'], 'line' | 'for_server'>;

export interface Saved extends Chained {
  /** Order of making, one for each line. */
  places: readonly number[];
}

export class IndexedOutbox implements OutboxStore {
  /** Seals a line to the server as well; null while that cannot be done. */
  forServer: LineSealer | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly vault: Vault,
    private readonly now: () => number,
  ) {}

  /**
   * Saves what `make` makes of the chains' heads. The heads are compared and moved in the same strict transaction that
   * puts the operations; when another tab moved them meanwhile, `make` is asked again. Resolves when it is on the disk.
   */
  async save(
    device: string,
    scopes: readonly string[],
    make: (heads: Heads) => Promise<Chained & { slip_number: number }>,
  ): Promise<Saved> {
    for (let trial = 0; trial < TRIES_MAX; trial += 1) {
      const heads = await this.connection.use((database) => readHeads(database, device, scopes));
      const made = await make(heads);
      const sealed = await Promise.all(made.lines.map((each) => this.seal(each)));
      const places = await this.connection.use((database) => this.put(database, device, heads, made, sealed));
      if (places) {
        await this.prove(made, places);
        return { ...made, places };
      }
    }
    throw new DOMException('other tabs never let go of the chain', 'AbortError');
  }

  private async seal({ operation, line }: Chained['lines'][number]): Promise<Copies> {
    const [own, for_server] = await Promise.all([
      this.vault.seal(aboutLine(operation.id), line),
      // what only helps whoever forgets their PIN must not keep anything from being saved
      this.forServer?.(line).catch(() => undefined),
    ]);
    return { line: own, ...(for_server ? { for_server } : {}) };
  }

  /** Null when the heads are not where `make` saw them. */
  private async put(
    database: PersonDatabase,
    device: string,
    seen: Heads,
    made: Chained & { slip_number: number },
    sealed: readonly Copies[],
  ): Promise<number[] | null> {
    const transaction = database.transaction(['heads', 'outbox', 'journal'], 'readwrite', STRICT);
    const headStore = transaction.objectStore('heads');
    const outbox = transaction.objectStore('outbox');
    // every request's end is awaited, whatever happens to the others
    const ends: Promise<unknown>[] = [transaction.done];
    try {
      const [slip, ...heads] = await Promise.all([
        headStore.get([device, SLIP]),
        ...[...made.heads.keys()].map((scope) => headStore.get([device, scope])),
      ]);
      const isMoved =
        (slip?.number ?? 0) !== seen.slip_number ||
        [...made.heads.keys()].some(
          (scope, index) => (heads[index]?.number ?? 0) !== (seen.chains.get(scope)?.number ?? 0),
        );
      if (isMoved) {
        // by us, when the connection died after the disk had it and before we heard so: to save again would be twice
        const places = await Promise.all(
          made.lines.map(
            async ({ operation: { id } }) =>
              (await outbox.index('by_id').get(id))?.place ?? (await transaction.objectStore('journal').get(id))?.place,
          ),
        );
        await transaction.done;
        const isOurs = places.length > 0 && places.every((place) => place !== undefined);
        return isOurs ? (places as number[]) : null;
      }
      for (const [scope, head] of made.heads) ends.push(headStore.put({ device, scope, ...head }));
      if (made.slip_number !== seen.slip_number) {
        ends.push(headStore.put({ device, scope: SLIP, number: made.slip_number, previous: '' }));
      }
      const places: Promise<number>[] = [];
      for (const [index, { operation, line_bytes }] of made.lines.entries()) {
        const copies = sealed[index] as Copies;
        const kept = { ...copies, line_bytes, made_at: madeAt(operation), outcome: null, code: null, missing: [] };
        const place = outbox.add({ id: operation.id, scope: operation.scope, state: 'waiting', kept });
        places.push(place);
        ends.push(place);
      }
      await Promise.all(ends);
      return await Promise.all(places);
    } catch (error) {
      abort(transaction);
      await Promise.allSettled(ends);
      throw error;
    }
  }

  /** Reads every save back and opens it: storage that only pretends, or a line that never opens, is found out at once. */
  private async prove(made: Chained, places: readonly number[]): Promise<void> {
    const kept = await this.connection.use(async (database) => {
      const transaction = database.transaction(['outbox', 'journal']);
      const [outbox, journal] = [transaction.objectStore('outbox'), transaction.objectStore('journal')];
      return Promise.all(
        made.lines.map(
          // another tab may have sent it already: then it lies in the journal
          async ({ operation }, index) =>
            (await outbox.get(places[index] as number)) ?? (await journal.get(operation.id)),
        ),
      );
    });
    for (const [index, { operation, line }] of made.lines.entries()) {
      const found = kept[index];
      if (!found || (await this.openLine(operation.id, found.kept.line)) !== line) {
        throw new DOMException('what was saved is not there', 'DataError');
      }
    }
  }

  private openLine(id: string, line: Sealed): Promise<string> {
    return this.vault.open(aboutLine(id), line);
  }

  /** The line of an operation made on this phone, as it was saved; undefined once the journal has let it go. */
  async line(id: string): Promise<string | undefined> {
    const kept = await this.connection.use(
      async (database) => (await database.getFromIndex('outbox', 'by_id', id)) ?? (await database.get('journal', id)),
    );
    return kept && this.openLine(id, kept.kept.line);
  }

  async waiting(): Promise<{ count: number; oldest_at: string | null }> {
    return this.connection.use(async (database) => {
      const { store } = database.transaction('outbox');
      const [count, first] = await Promise.all([store.count(), store.openCursor()]);
      return { count, oldest_at: first?.value.kept.made_at ?? null };
    });
  }

  async next(linesMax: number, bytesMax: number, except: ReadonlySet<string>): Promise<Sendable[]> {
    const found = await this.connection.use(async (database) => {
      const batch: OutboxRecord[] = [];
      let bytes = 0;
      let cursor = await database.transaction('outbox').store.openCursor();
      while (cursor && batch.length < linesMax) {
        const { id, kept } = cursor.value;
        if (!except.has(id)) {
          bytes += kept.line_bytes + 1;
          if (bytes > bytesMax && batch.length > 0) break;
          batch.push(cursor.value);
        }
        cursor = await cursor.continue();
      }
      return batch;
    });
    return Promise.all(
      found.map(async ({ id, kept }) => ({
        id,
        line: await this.openLine(id, kept.line),
        line_bytes: kept.line_bytes,
      })),
    );
  }

  async answer({ now, results, witnesses }: PushAnswer): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction(['outbox', 'journal', 'scopes', 'witnesses'], 'readwrite', STRICT);
      const outbox = transaction.objectStore('outbox');
      await Promise.all([
        transaction.done,
        ...Object.entries(witnesses).map(([scope, place]) =>
          keepWitness(transaction.objectStore('witnesses'), scope, place),
        ),
        ...results.map(async (result) => {
          const waiting = result.id === null ? undefined : await outbox.index('by_id').get(result.id);
          if (waiting?.place === undefined) return;
          const { code, missing, outcome } = result;
          if (!isFinal(result)) {
            const state = outcome === 'held' ? 'held' : 'waiting';
            await outbox.put({ ...waiting, state, kept: { ...waiting.kept, outcome, code, missing } });
            return;
          }
          const scope = result.scope ?? waiting.scope;
          const pulled = await transaction.objectStore('scopes').get(scope);
          await transaction.objectStore('journal').put({
            id: waiting.id,
            place: waiting.place,
            scope,
            state: journalState(result.outcome, result.seq, pulled?.seq ?? 0),
            // an answer without a place in the order has nothing to be pulled
            seq: result.seq ?? 0,
            kept: {
              line: waiting.kept.line,
              line_bytes: waiting.kept.line_bytes,
              meant: waiting.scope,
              made_at: waiting.kept.made_at,
              outcome: result.outcome,
              code,
              field: result.field,
              flags: result.flags,
              ticket: result.ticket,
              received_at: this.now(),
              answered_at: now,
            },
          });
          await outbox.delete(waiting.place);
        }),
      ]);
    });
  }

  async refuse(operationId: string, code: string): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction('outbox', 'readwrite', STRICT);
      const waiting = await transaction.store.index('by_id').get(operationId);
      if (waiting) await transaction.store.put({ ...waiting, kept: { ...waiting.kept, code } });
      await transaction.done;
    });
  }

  async trim(durable: ReadonlyMap<string, number>, before: string): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction('journal', 'readwrite', STRICT);
      let cursor = await transaction.store.index('by_state').openCursor('seen');
      while (cursor) {
        const { scope, seq, kept } = cursor.value;
        if (seq <= (durable.get(scope) ?? 0) && kept.answered_at < before) await cursor.delete();
        cursor = await cursor.continue();
      }
      await transaction.done;
    });
  }

  /** Somebody dealt with what needed a person: it is listed no more, and stays in the journal. */
  async settle(operationIds: readonly string[]): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction('journal', 'readwrite', STRICT);
      for (const id of operationIds) {
        const record = await transaction.store.get(id);
        if (record && (record.state === 'needs_you' || record.state === 'with_support')) {
          await transaction.store.put({ ...record, state: 'seen' });
        }
      }
      await transaction.done;
    });
  }

  /** What the server took in on a Bangkok day, the latest made first; no more than a screen shows. */
  async sentOn(day: string): Promise<SentItem[]> {
    const found = await this.connection.use(async (database) => {
      const taken: JournalRecord[] = [];
      // ids begin with the time of making
      let cursor = await database.transaction('journal').store.openCursor(null, 'prev');
      for (let looked = 0; cursor && looked < SENT_LOOKED_AT && taken.length < SENT_SHOWN; looked += 1) {
        const { state, kept } = cursor.value;
        const isTaken = kept.outcome === 'applied' || kept.outcome === 'merged' || kept.outcome === 'conflict';
        if (isTaken && state !== 'needs_you' && bangkokDate(kept.received_at) === day) taken.push(cursor.value);
        cursor = await cursor.continue();
      }
      return taken;
    });
    return Promise.all(
      found.map(async ({ id, state, kept }) => {
        const { kind, scope, data } = parseLine(await this.openLine(id, kept.line));
        const received_at = new Date(kept.received_at).toISOString();
        return { id, kind, scope, data, received_at, is_confirmed: state === 'seen' };
      }),
    );
  }

  /** Support declined these: they are in no book, and their author must hear of it before they are listed no more. */
  async decline(operationIds: readonly string[]): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction('journal', 'readwrite', STRICT);
      for (const id of operationIds) {
        const record = await transaction.store.get(id);
        if (record?.state === 'with_support') {
          await transaction.store.put({ ...record, state: 'needs_you', kept: { ...record.kept, code: 'declined' } });
        }
      }
      await transaction.done;
    });
  }

  /** Every line without a final answer, and of the answered ones those that lie with support. */
  async lines(): Promise<string[]> {
    const records = await this.connection.use(async (database) => {
      const transaction = database.transaction(['outbox', 'journal']);
      const [waiting, aside] = await Promise.all([
        transaction.objectStore('outbox').getAll(),
        transaction.objectStore('journal').index('by_state').getAll('with_support'),
      ]);
      return [...aside, ...waiting];
    });
    return Promise.all(records.map(({ id, kept }) => this.openLine(id, kept.line)));
  }
}

/** What a sealed line names itself by. */
export function aboutLine(id: string): string {
  return `line ${id}`;
}

/** A place no history has: after it every answer says that something was forgotten, and what was sent is sent again. */
const NOWHERE = `1.${'0'.repeat(16)}`;

/** Keeps one more place of a scope. Where they are too many to be named, none is left out in silence. */
export async function keepWitness(store: WitnessStore, scope: string, place: string): Promise<void> {
  const told = (await store.get(scope))?.told ?? [];
  if (told.includes(place) || told.includes(NOWHERE)) return;
  await store.put({ scope, told: [...told, told.length < LIMITS.pull_witnesses_max - 1 ? place : NOWHERE] });
}

/** All or nothing; a transaction that failed by itself is already over. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // over already
  }
}

async function readHeads(database: PersonDatabase, device: string, scopes: readonly string[]): Promise<Heads> {
  const { store } = database.transaction('heads');
  const [slip, ...heads] = await Promise.all([
    store.get([device, SLIP]),
    ...scopes.map((scope) => store.get([device, scope])),
  ]);
  const known = heads.filter((head): head is HeadRecord => head !== undefined);
  return {
    chains: new Map(known.map(({ scope, number, previous }) => [scope, { number, previous }])),
    slip_number: slip?.number ?? 0,
  };
}
