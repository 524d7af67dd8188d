/** Pulled rows and cursors in IndexedDB. A page's rows, its cursor and what the overlay hides change in one transaction. */

import type { IDBPTransaction } from 'idb';
import { parseLine } from '../sync/operation';
import type { Item } from '../sync/outbox';
import type { Page, RowStore } from '../sync/ports';
import type { Looked, ScopePlace, StoredRow } from '../sync/shown_rows';
import {
  type Connection,
  type JournalRecord,
  type OutboxRecord,
  type PersonSchema,
  type ScopeRecord,
  STRICT,
} from './database';

type Writing = IDBPTransaction<PersonSchema, ('rows' | 'scopes' | 'journal' | 'outbox')[], 'readwrite'>;
const STORES = ['rows', 'scopes', 'journal', 'outbox'] as const;

export class IndexedRows implements RowStore {
  constructor(private readonly connection: Connection) {}

  async cursors(): Promise<Record<string, string>> {
    const places = await this.connection.use((database) => database.getAll('scopes'));
    return Object.fromEntries(places.map((place) => [place.scope, place.kept.cursor]));
  }

  async apply(page: Page): Promise<boolean> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite', page.reset ? STRICT : {});
      const scopes = transaction.objectStore('scopes');
      const before = await scopes.get(page.scope);
      const fits = page.reset || page.base === (before?.kept.cursor ?? '');
      if (fits) {
        if (page.reset) await forget(transaction, page.scope);
        const resets = (before?.kept.resets ?? 0) + (page.reset ? 1 : 0);
        const kept = { cursor: page.to, head: page.head, resets };
        await Promise.all([
          scopes.put({ scope: page.scope, seq: page.seq, kept }),
          ...rowsOf(page).map((row) => transaction.objectStore('rows').put(row)),
          hideOverlay(transaction, page.scope, (record) => record.seq <= page.seq),
        ]);
      }
      await transaction.done;
      return fits;
    });
  }

  async hold(held: readonly string[], askedAt: number): Promise<void> {
    const listed = new Set(held);
    await this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite', STRICT);
      const outbox = transaction.objectStore('outbox');
      for (const { scope } of await transaction.objectStore('scopes').getAll()) {
        if (listed.has(scope)) continue;
        // pending work is delivered first; the next list purges
        if ((await outbox.index('by_scope').count(scope)) > 0) continue;
        await transaction.objectStore('rows').delete(keysOf(scope));
        await transaction.objectStore('scopes').delete(scope);
      }
      // what was answered for a scope we do not hold will never be pulled; but an answer that came after this list was
      // asked for may be the founding of the very scope that is missing from it
      const unseen = await transaction.objectStore('journal').index('by_state').getAll('unseen');
      for (const scope of new Set(unseen.map((record) => record.scope))) {
        if (!listed.has(scope)) {
          await hideOverlay(transaction, scope, (record) => record.kept.received_at < askedAt);
        }
      }
      await transaction.done;
    });
  }

  /** What changed since an earlier look, all of one moment: rows, cursors, and the operations still to be shown. */
  async look(known: ReadonlyMap<string, ScopePlace>): Promise<Looked> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES]);
      const byState = transaction.objectStore('journal').index('by_state');
      const bySeq = transaction.objectStore('rows').index('by_seq');
      const [scopes, outbox, ...journal] = await Promise.all([
        transaction.objectStore('scopes').getAll(),
        transaction.objectStore('outbox').getAll(),
        byState.getAll('unseen'),
        byState.getAll('needs_you'),
        byState.getAll('with_support'),
      ]);
      const places = scopes.map(placeOf);
      const rows =
        known.size === 0
          ? await transaction.objectStore('rows').getAll()
          : (
              await Promise.all(
                places
                  .map((place) => ({ place, after: seqAfter(known.get(place.scope), place) }))
                  .filter(({ place, after }) => after < place.seq)
                  .map(({ place, after }) =>
                    bySeq.getAll(IDBKeyRange.bound([place.scope, after], [place.scope, place.seq], true)),
                  ),
              )
            ).flat();
      return {
        scopes: places,
        rows: rows satisfies StoredRow[],
        items: [...outbox.map(waitingItem), ...journal.flat().map(answeredItem)],
      };
    });
  }
}

/** Every key of a scope's rows. */
function keysOf(scope: string): IDBKeyRange {
  return IDBKeyRange.bound([scope], [scope, []]);
}

function placeOf({ scope, seq, kept }: ScopeRecord): ScopePlace {
  return { scope, seq, head: kept.head, resets: kept.resets };
}

/** From where rows of a scope must be read anew: from its beginning when they were replaced. */
function seqAfter(before: ScopePlace | undefined, now: ScopePlace): number {
  return before && before.resets === now.resets ? before.seq : -1;
}

/**
 * The server went back behind what this phone has seen: it was restored from a copy. Its rows are replaced, and what
 * this phone had sent goes into the outbox again; the server takes no operation twice.
 */
async function forget(transaction: Writing, scope: string): Promise<void> {
  await transaction.objectStore('rows').delete(keysOf(scope));
  const journal = transaction.objectStore('journal');
  const byScopeState = journal.index('by_scope_state');
  for (const state of ['unseen', 'seen']) {
    for (const record of await byScopeState.getAll([scope, state])) {
      const { line, line_bytes } = record.kept;
      await transaction.objectStore('outbox').put({
        place: record.place,
        id: record.id,
        scope,
        state: 'waiting',
        kept: { line, line_bytes, made_at: parseLine(line).made_at, outcome: null, code: null, missing: [] },
      });
      await journal.delete(record.id);
    }
  }
}

/** The overlay lets go of what was pulled. */
async function hideOverlay(
  transaction: Writing,
  scope: string,
  isPulled: (record: JournalRecord) => boolean,
): Promise<void> {
  const journal = transaction.objectStore('journal');
  const unseen = await journal.index('by_scope_state').getAll([scope, 'unseen']);
  await Promise.all(unseen.filter(isPulled).map((record) => journal.put({ ...record, state: 'seen' })));
}

/** Columns back into rows. */
function rowsOf(page: Page): StoredRow[] {
  return Object.entries(page.rows).flatMap(([kind, columns]) => {
    const names = Object.keys(columns);
    return (columns.id ?? []).map((id, index) => {
      const row = Object.fromEntries(names.map((name) => [name, columns[name]?.[index]]));
      return { scope: page.scope, kind, id: String(id), seq: Number(row.seq), row };
    });
  });
}

function waitingItem(record: OutboxRecord): Item {
  const { line, outcome, code, missing } = record.kept;
  return {
    place: record.place ?? 0,
    operation: parseLine(line),
    state: record.state,
    outcome,
    code,
    field: null,
    ticket: null,
    missing,
    seq: null,
  };
}

function answeredItem({ place, state, seq, kept }: JournalRecord): Item {
  return {
    place,
    operation: parseLine(kept.line),
    state: state === 'seen' ? 'unseen' : state,
    outcome: kept.outcome,
    code: kept.code,
    field: kept.field,
    ticket: kept.ticket,
    missing: [],
    seq,
  };
}
