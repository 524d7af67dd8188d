/** Pulled rows and cursors in IndexedDB. A page's rows, its cursor and what the overlay hides change in one transaction. */

import type { IDBPTransaction } from 'idb';
import { parseLine } from '../sync/operation';
import type { Item } from '../sync/outbox';
import type { Asked, Fetching, Page, PullAnswer, RowStore } from '../sync/ports';
import type { Looked, ScopePlace, StoredRow } from '../sync/shown_rows';
import {
  type Connection,
  type JournalRecord,
  type OutboxRecord,
  type PersonSchema,
  type ScopeRecord,
  STRICT,
} from './database';
import { keepWitness } from './outbox_store';

type Writing = IDBPTransaction<PersonSchema, (typeof STORES)[number][], 'readwrite'>;
const STORES = ['rows', 'staged', 'scopes', 'witnesses', 'journal', 'outbox'] as const;

export class IndexedRows implements RowStore {
  constructor(private readonly connection: Connection) {}

  async asked(): Promise<Asked> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(['scopes', 'witnesses']);
      const [places, witnesses] = await Promise.all([
        transaction.objectStore('scopes').getAll(),
        transaction.objectStore('witnesses').getAll(),
      ]);
      return {
        cursors: Object.fromEntries(places.map((place) => [place.scope, place.kept.cursor])),
        witnesses: Object.fromEntries(witnesses.map(({ scope, told }) => [scope, told])),
      };
    });
  }

  async takeBack({ forgotten, scopes }: Pick<PullAnswer, 'forgotten' | 'scopes'>, asked: Asked): Promise<boolean> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite', STRICT);
      const journal = transaction.objectStore('journal');
      let count = 0;
      for (const scope of forgotten) {
        const sent = await journal.index('by_scope_state').getAll(keysOf(scope));
        count += sent.length;
        for (const { id, place, kept } of sent) {
          const { line, line_bytes } = kept;
          const { made_at, scope: meant } = parseLine(line);
          const anew = { line, line_bytes, made_at, outcome: null, code: null, missing: [] };
          await transaction.objectStore('outbox').put({ place, id, scope: meant, state: 'waiting', kept: anew });
          await journal.delete(id);
        }
        await letGo(transaction, scope, asked);
        // no page will move the cursor of a scope that is held no longer, and all it guarded has been taken back
        const place = scopes.includes(scope) ? undefined : await transaction.objectStore('scopes').get(scope);
        if (place) await transaction.objectStore('scopes').put({ ...place, kept: { ...place.kept, cursor: '' } });
      }
      await transaction.done;
      return count > 0;
    });
  }

  async confirm(asked: Asked, { scopes, pages }: Pick<PullAnswer, 'scopes' | 'pages'>): Promise<boolean> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite');
      const places = await transaction.objectStore('scopes').getAll();
      const cursors = new Map(places.map(({ scope, kept }) => [scope, kept.cursor]));
      // another tab may have gone elsewhere meanwhile
      const isAbout = (scope: string, cursor: string) =>
        cursor === asked.cursors[scope] || pages.some((page) => page.scope === scope && page.to === cursor);
      // of a scope that is held no longer no page says as much as what was told of it
      for (const scope of Object.keys(asked.witnesses).filter((each) => scopes.includes(each))) {
        const cursor = cursors.get(scope);
        if (cursor !== undefined && isAbout(scope, cursor)) await letGo(transaction, scope, asked);
      }
      await transaction.done;
      return [...cursors].every(([scope, cursor]) => cursor === '' || isAbout(scope, cursor));
    });
  }

  async apply(page: Page, asked: Asked): Promise<boolean> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite', page.reset ? STRICT : {});
      const scopes = transaction.objectStore('scopes');
      const before = (await scopes.get(page.scope))?.kept;
      const base = page.reset ? (asked.cursors[page.scope] ?? '') : page.base;
      const fits = base === (before?.cursor ?? '');
      if (fits) {
        const isWhole = page.filled === page.upto;
        const isStaging = page.base === '' ? before !== undefined : (before?.is_staging ?? false);
        const isSwap = isStaging && isWhole;
        if (page.base === '') await transaction.objectStore('staged').delete(keysOf(page.scope));
        if (isSwap) await swap(transaction, page.scope);
        const rows = transaction.objectStore(isStaging && !isWhole ? 'staged' : 'rows');
        const kept = {
          cursor: page.to,
          head: page.head,
          resets: (before?.resets ?? 0) + (isSwap ? 1 : 0),
          fetching: isWhole ? null : isStaging ? (before?.fetching ?? null) : fetchingOf(page, before?.fetching),
          is_staging: isStaging && !isWhole,
        };
        await Promise.all([
          scopes.put({ scope: page.scope, seq: page.seq, kept }),
          ...rowsOf(page).map((row) => rows.put(row)),
          hideOverlay(transaction, page.scope, (record) => record.seq <= page.seq),
        ]);
      }
      await transaction.done;
      return fits;
    });
  }

  async hold(held: readonly string[], asked: Asked, askedAt: number): Promise<void> {
    const listed = new Set(held);
    await this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite', STRICT);
      const outbox = transaction.objectStore('outbox');
      for (const { scope, kept } of await transaction.objectStore('scopes').getAll()) {
        if (listed.has(scope)) continue;
        // a list that was asked for elsewhere says nothing of where another tab has come to since
        if (kept.cursor !== '' && kept.cursor !== asked.cursors[scope]) continue;
        // pending work is delivered first; the next list purges
        if ((await outbox.index('by_scope').count(scope)) > 0) continue;
        await transaction.objectStore('rows').delete(keysOf(scope));
        await transaction.objectStore('staged').delete(keysOf(scope));
        await transaction.objectStore('scopes').delete(scope);
        // should the server go back, what this phone sent there is sent again all the same
        if (kept.cursor !== '') await keepWitness(transaction.objectStore('witnesses'), scope, kept.cursor);
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
      const [scopes, witnesses, outbox, ...journal] = await Promise.all([
        transaction.objectStore('scopes').getAll(),
        transaction.objectStore('witnesses').getAllKeys(),
        transaction.objectStore('outbox').getAll(),
        byState.getAll('unseen'),
        byState.getAll('needs_you'),
        byState.getAll('with_support'),
      ]);
      const places = scopes.map((record) => placeOf(record, witnesses));
      const rows =
        known.size === 0
          ? await transaction.objectStore('rows').getAll()
          : (
              await Promise.all(
                places
                  .map((place) => ({ place, after: seqAfter(known.get(place.scope), place) }))
                  .filter(({ after }) => after !== null)
                  .map(({ place, after }) =>
                    bySeq.getAll(IDBKeyRange.bound([place.scope, after], [place.scope, []], true)),
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

/** Every key that begins with a scope. */
function keysOf(scope: string): IDBKeyRange {
  return IDBKeyRange.bound([scope], [scope, []]);
}

function placeOf({ scope, seq, kept }: ScopeRecord, unconfirmed: readonly string[]): ScopePlace {
  const { cursor, head, resets, fetching, is_staging } = kept;
  const is_confirmed = !unconfirmed.includes(scope);
  return { scope, seq, cursor: is_staging ? '' : cursor, is_confirmed, head, resets, fetching };
}

/**
 * After which place rows of a scope must be read: null when none changed, from its beginning when they were replaced or
 * are still coming in another order than the scope's own.
 */
function seqAfter(before: ScopePlace | undefined, now: ScopePlace): number | null {
  if (!before || before.resets !== now.resets) return -1;
  if (before.fetching?.filled !== now.fetching?.filled) return -1;
  return before.seq < now.seq ? before.seq : null;
}

/** How far a first fetch has come; only its first page has sums. */
function fetchingOf(page: Page, before: Fetching | null | undefined): Fetching {
  return { filled: page.filled, upto: page.upto, sums: before?.sums ?? page.sums };
}

/** The rows that were fetched anew take the place of the old ones. */
async function swap(transaction: Writing, scope: string): Promise<void> {
  const [rows, staged] = [transaction.objectStore('rows'), transaction.objectStore('staged')];
  await rows.delete(keysOf(scope));
  for (const row of await staged.getAll(keysOf(scope))) await rows.put(row);
  await staged.delete(keysOf(scope));
}

/** What was asked about is known now; what came meanwhile is not. */
async function letGo(transaction: Writing, scope: string, asked: Asked): Promise<void> {
  const witnesses = transaction.objectStore('witnesses');
  const known = new Set(asked.witnesses[scope]);
  const told = (await witnesses.get(scope))?.told.filter((place) => !known.has(place)) ?? [];
  if (told.length > 0) await witnesses.put({ scope, told });
  else await witnesses.delete(scope);
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
