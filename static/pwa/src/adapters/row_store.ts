/**
 * Pulled rows and cursors in IndexedDB. Rows lie in the pages they came in, each page sealed as a whole: one by one they
 * would take seconds to open. A page, its cursor and what the overlay hides change in one transaction.
 */

import type { IDBPTransaction } from 'idb';
import { type Operation, parseLine } from '../sync/operation';
import type { Item } from '../sync/outbox';
import type { Asked, Columns, Page, PullAnswer, RowStore } from '../sync/ports';
import type { Looked, ScopePlace, StoredRow } from '../sync/shown_rows';
import {
  type Connection,
  type JournalRecord,
  type OutboxRecord,
  type PageContent,
  type PageRecord,
  type PersonSchema,
  type ScopeRecord,
  STRICT,
} from './database';
import { aboutLine, keepWitness } from './outbox_store';
import type { Sealed, Vault } from './vault';

type Writing = IDBPTransaction<PersonSchema, (typeof STORES)[number][], 'readwrite'>;
const STORES = ['pages', 'staged_pages', 'scopes', 'witnesses', 'journal', 'outbox'] as const;

/** A scope in more pages than this is laid together when the store is next opened. */
const PAGES_MAX = 32;

type OpenedPage = Pick<PageRecord, 'scope' | 'number' | 'seq'> & { content: PageContent };

export class IndexedRows implements RowStore {
  /** What the lines say that are still to be shown, so that each is opened once. */
  private operations: ReadonlyMap<string, Operation> = new Map();

  constructor(
    private readonly connection: Connection,
    private readonly vault: Vault,
  ) {}

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
          const { line, line_bytes, meant, made_at } = kept;
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
    const content: PageContent = { rows: Object.entries(page.rows), sums: page.sums };
    const sealed = await this.seal(page.scope, content);
    const fits = await this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES], 'readwrite', page.reset ? STRICT : {});
      const scopes = transaction.objectStore('scopes');
      const before = (await scopes.get(page.scope))?.kept;
      const base = page.reset ? (asked.cursors[page.scope] ?? '') : page.base;
      const fits = base === (before?.cursor ?? '');
      if (fits) {
        const isWhole = page.filled === page.upto;
        const isStaging = page.base === '' ? before !== undefined : (before?.is_staging ?? false);
        const isSwap = isStaging && isWhole;
        if (page.base === '') await transaction.objectStore('staged_pages').delete(keysOf(page.scope));
        if (isSwap) await swap(transaction, page.scope);
        const pages = transaction.objectStore(isStaging && !isWhole ? 'staged_pages' : 'pages');
        const last = await pages.openKeyCursor(keysOf(page.scope), 'prev');
        const number = last ? last.primaryKey[1] + 1 : 0;
        const { filled, upto } = page;
        const kept = {
          cursor: page.to,
          head: page.head,
          resets: (before?.resets ?? 0) + (isSwap ? 1 : 0),
          fetching: isWhole ? null : isStaging ? (before?.fetching ?? null) : { filled, upto },
          is_staging: isStaging && !isWhole,
        };
        await Promise.all([
          scopes.put({ scope: page.scope, seq: page.seq, kept }),
          pages.put({ scope: page.scope, number, seq: page.seq, sealed }),
          hideOverlay(transaction, page.scope, (record) => record.seq <= page.seq),
        ]);
      }
      await transaction.done;
      return fits;
    });
    // a name that was taken away must not live on in an older page
    if (fits && 'erasure' in page.rows) await this.layTogether(page.scope);
    return fits;
  }

  private seal(scope: string, content: PageContent): Promise<Sealed> {
    return this.vault.seal(aboutPage(scope), JSON.stringify(content));
  }

  private open(records: readonly PageRecord[]): Promise<OpenedPage[]> {
    return Promise.all(
      records.map(async ({ scope, number, seq, sealed }) => {
        const content = JSON.parse(await this.vault.open(aboutPage(scope), sealed)) as PageContent;
        return { scope, number, seq, content };
      }),
    );
  }

  /** Writes a scope's pages anew as one, with the rows that still count; leaves them alone when others came meanwhile. */
  async layTogether(scope: string): Promise<void> {
    const records = await this.connection.use((database) => database.getAll('pages', keysOf(scope)));
    const last = records.at(-1);
    if (!last || records.length < 2) return;
    const contents = (await this.open(records)).map((page) => page.content);
    const sums = Object.assign({}, ...contents.map((content) => content.sums));
    const sealed = await this.seal(scope, { rows: countingRows(contents), sums });
    await this.connection.use(async (database) => {
      const transaction = database.transaction('pages', 'readwrite', STRICT);
      const { store } = transaction;
      const keys = await store.getAllKeys(keysOf(scope));
      if (keys.length === records.length && keys.at(-1)?.[1] === last.number) {
        await store.delete(keysOf(scope));
        await store.put({ scope, number: last.number, seq: last.seq, sealed });
      }
      await transaction.done;
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
        await transaction.objectStore('pages').delete(keysOf(scope));
        await transaction.objectStore('staged_pages').delete(keysOf(scope));
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
    const found = await this.connection.use(async (database) => {
      const transaction = database.transaction([...STORES]);
      const byState = transaction.objectStore('journal').index('by_state');
      const bySeq = transaction.objectStore('pages').index('by_seq');
      const [scopes, witnesses, outbox, ...journal] = await Promise.all([
        transaction.objectStore('scopes').getAll(),
        transaction.objectStore('witnesses').getAllKeys(),
        transaction.objectStore('outbox').getAll(),
        byState.getAll('unseen'),
        byState.getAll('needs_you'),
        byState.getAll('with_support'),
      ]);
      const records =
        known.size === 0
          ? await transaction.objectStore('pages').getAll()
          : (
              await Promise.all(
                scopes
                  .map((record) => ({ scope: record.scope, after: seqAfter(known.get(record.scope), record) }))
                  .filter(({ after }) => after !== null)
                  .map(({ scope, after }) => bySeq.getAll(IDBKeyRange.bound([scope, after], [scope, []], true))),
              )
            ).flat();
      return { scopes, witnesses, outbox, journal: journal.flat(), records };
    });
    const [pages] = await Promise.all([
      this.open(found.records),
      this.openOperations([...found.outbox, ...found.journal]),
    ]);
    if (known.size === 0) {
      for (const { scope } of found.scopes) {
        if (found.records.filter((record) => record.scope === scope).length > PAGES_MAX) await this.layTogether(scope);
      }
    }
    const sumsOf = new Map<string, PageContent['sums']>();
    for (const { scope, content } of pages) sumsOf.set(scope, { ...sumsOf.get(scope), ...content.sums });
    return {
      scopes: found.scopes.map((record) => {
        const sums = sumsOf.get(record.scope) ?? known.get(record.scope)?.fetching?.sums ?? {};
        return placeOf(record, found.witnesses, sums);
      }),
      rows: pages.flatMap(rowsOf),
      items: [
        ...found.outbox.map((record) => waitingItem(record, this.operations)),
        ...found.journal.map((record) => answeredItem(record, this.operations)),
      ],
    };
  }

  private async openOperations(records: readonly (OutboxRecord | JournalRecord)[]): Promise<void> {
    const opened = await Promise.all(
      records.map(async ({ id, kept }): Promise<[string, Operation]> => {
        return [id, this.operations.get(id) ?? parseLine(await this.vault.open(aboutLine(id), kept.line))];
      }),
    );
    this.operations = new Map(opened);
  }
}

/** What a sealed page names itself by. */
export function aboutPage(scope: string): string {
  return `page ${scope}`;
}

/** Every key that begins with a scope. */
export function keysOf(scope: string): IDBKeyRange {
  return IDBKeyRange.bound([scope], [scope, []]);
}

function placeOf(
  { scope, seq, kept }: ScopeRecord,
  unconfirmed: readonly string[],
  sums: PageContent['sums'],
): ScopePlace {
  const { cursor, head, resets, fetching, is_staging } = kept;
  return {
    scope,
    seq,
    cursor: is_staging ? '' : cursor,
    is_confirmed: !unconfirmed.includes(scope),
    head,
    resets,
    fetching: fetching && { ...fetching, sums },
  };
}

/**
 * After which place pages of a scope must be read: null when none came, from its beginning when they were replaced or
 * are still coming in another order than the scope's own.
 */
function seqAfter(before: ScopePlace | undefined, { seq, kept }: ScopeRecord): number | null {
  if (!before || before.resets !== kept.resets) return -1;
  if (before.fetching?.filled !== kept.fetching?.filled) return -1;
  return before.seq < seq ? before.seq : null;
}

/** The pages that were fetched anew take the place of the old ones. */
async function swap(transaction: Writing, scope: string): Promise<void> {
  const [pages, staged] = [transaction.objectStore('pages'), transaction.objectStore('staged_pages')];
  await pages.delete(keysOf(scope));
  for (const page of await staged.getAll(keysOf(scope))) await pages.put(page);
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

/** Of several pages, in the order they came, the rows that no later one takes the place of, each where it first came. */
function countingRows(contents: readonly PageContent[]): PageContent['rows'] {
  const counting = new Map<string, { kind: string; names: readonly string[]; values: readonly unknown[] }>();
  for (const [kind, columns] of contents.flatMap((content) => content.rows)) {
    const names = Object.keys(columns);
    for (const [index, id] of (columns.id ?? []).entries()) {
      counting.set(`${kind} ${id}`, { kind, names, values: names.map((name) => columns[name]?.[index]) });
    }
  }
  const laid: [kind: string, columns: Record<string, unknown[]>][] = [];
  let shape = '';
  for (const { kind, names, values } of counting.values()) {
    if (shape !== `${kind} ${names}`) laid.push([kind, Object.fromEntries(names.map((name) => [name, []]))]);
    shape = `${kind} ${names}`;
    const columns = laid.at(-1)?.[1];
    for (const [index, name] of names.entries()) columns?.[name]?.push(values[index]);
  }
  return laid;
}

/** Columns back into rows. */
function rowsOf({ scope, content }: OpenedPage): StoredRow[] {
  return content.rows.flatMap(([kind, columns]: readonly [string, Columns]) => {
    const named = Object.entries(columns);
    return (columns.id ?? []).map((id, index) => {
      // thousands at each unlocking: lists of pairs in between would take longer than parsing
      const row: Record<string, unknown> = {};
      for (const [name, values] of named) row[name] = values[index];
      return { scope, kind, id: String(id), seq: Number(row.seq), row };
    });
  });
}

type Operations = ReadonlyMap<string, Operation>;

function waitingItem(record: OutboxRecord, operations: Operations): Item {
  const { outcome, code, missing } = record.kept;
  return {
    place: record.place ?? 0,
    operation: operations.get(record.id) as Operation,
    state: record.state,
    outcome,
    code,
    field: null,
    ticket: null,
    missing,
    seq: null,
  };
}

function answeredItem({ id, place, state, seq, kept }: JournalRecord, operations: Operations): Item {
  return {
    place,
    operation: operations.get(id) as Operation,
    state: state === 'seen' ? 'unseen' : state,
    outcome: kept.outcome,
    code: kept.code,
    field: kept.field,
    ticket: kept.ticket,
    missing: [],
    seq,
  };
}
