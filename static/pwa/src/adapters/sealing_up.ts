/**
 * Sealing what an earlier version of the app left readable in a person's store. Every step is one transaction and finds by
 * itself what is still to be done: killed at any moment, it goes on where it was.
 */

import { type Operation, parseLine } from '../sync/operation';
import { madeAt } from '../sync/outbox';
import type { Columns } from '../sync/ports';
import type { Connection, JournalRecord, LooseRow, OutboxRecord, PageContent, ScopeRecord } from './database';
import { STRICT } from './database';
import { aboutLine } from './outbox_store';
import { aboutKept } from './person_store';
import { aboutPhoto } from './photo_store';
import { aboutPage, keysOf } from './row_store';
import type { Sealed, Vault } from './vault';

/** Browsers keep what was overwritten in their log until so much more was written after it; 12 MB were enough when tried. */
const WASH_BYTES = 16 * 1024 * 1024;
const WASH_PIECE_BYTES = 1024 * 1024;

/** Seals all that lies readable, then has the browser write over where it lay. */
export async function sealUp(connection: Connection, vault: Vault): Promise<void> {
  await sealOutbox(connection, vault);
  await sealJournal(connection, vault);
  await sealRows(connection, vault);
  await sealPhotos(connection, vault);
  await sealKept(connection, vault, 'meta');
  await sealKept(connection, vault, 'drafts');
  // reports are asked for again
  await connection.use((database) => database.clear('reports'));
  await wash(connection);
}

/** A line as it lay before there were locks. */
type Plain = string | Sealed;

async function sealLine(vault: Vault, line: Plain): Promise<{ operation: Operation; line: Sealed } | null> {
  if (typeof line !== 'string') return null;
  const operation = parseLine(line);
  return { operation, line: await vault.seal(aboutLine(operation.id), line) };
}

async function sealOutbox(connection: Connection, vault: Vault): Promise<void> {
  for (const { place, kept } of await connection.use((database) => database.getAll('outbox'))) {
    const sealed = await sealLine(vault, kept.line as Plain);
    if (!sealed) continue;
    await connection.use(async (database) => {
      const { store, done } = database.transaction('outbox', 'readwrite', STRICT);
      const record = (await store.get(place as number)) as OutboxRecord | undefined;
      if (record) await store.put({ ...record, kept: { ...record.kept, line: sealed.line } });
      await done;
    });
  }
}

async function sealJournal(connection: Connection, vault: Vault): Promise<void> {
  for (const { id, kept } of await connection.use((database) => database.getAll('journal'))) {
    const sealed = await sealLine(vault, kept.line as Plain);
    if (!sealed) continue;
    const { operation, line } = sealed;
    const added = { line, meant: operation.scope, made_at: madeAt(operation) };
    await connection.use(async (database) => {
      const { store, done } = database.transaction('journal', 'readwrite', STRICT);
      const record = (await store.get(id)) as JournalRecord | undefined;
      if (record) await store.put({ ...record, kept: { ...record.kept, ...added } });
      await done;
    });
  }
}

/** A scope's loose rows become its first page; what was being fetched anew is fetched anew once more. */
async function sealRows(connection: Connection, vault: Vault): Promise<void> {
  for (const record of await connection.use((database) => database.getAll('scopes'))) {
    const { scope, seq } = record;
    const rows = await connection.use((database) => database.getAll('rows', keysOf(scope)));
    if (rows.length === 0) continue;
    const fetching = record.kept.fetching as (ScopeRecord['kept']['fetching'] & { sums?: PageContent['sums'] }) | null;
    const content: PageContent = { rows: columnsOf(rows), sums: fetching?.sums ?? {} };
    const sealed = await vault.seal(aboutPage(scope), JSON.stringify(content));
    const kept = {
      ...record.kept,
      ...(record.kept.is_staging ? { cursor: '', is_staging: false } : {}),
      fetching: fetching && { filled: fetching.filled, upto: fetching.upto },
    };
    await connection.use(async (database) => {
      const transaction = database.transaction(['rows', 'staged', 'pages', 'scopes'], 'readwrite', STRICT);
      await Promise.all([
        transaction.objectStore('pages').put({ scope, number: 0, seq, sealed }),
        transaction.objectStore('scopes').put({ ...record, kept }),
        transaction.objectStore('rows').delete(keysOf(scope)),
        transaction.objectStore('staged').delete(keysOf(scope)),
        transaction.done,
      ]);
    });
  }
}

function columnsOf(rows: readonly LooseRow[]): PageContent['rows'] {
  const kinds = new Map<string, LooseRow[]>();
  for (const row of rows) {
    const own = kinds.get(row.kind);
    if (own) own.push(row);
    else kinds.set(row.kind, [row]);
  }
  return [...kinds].map(([kind, own]) => {
    const names = [...new Set(own.flatMap(({ row }) => Object.keys(row)))];
    const columns: Columns = Object.fromEntries(names.map((name) => [name, own.map(({ row }) => row[name])]));
    return [kind, columns] as const;
  });
}

async function sealPhotos(connection: Connection, vault: Vault): Promise<void> {
  for (const photo of await connection.use((database) => database.getAll('photos'))) {
    const plain = (photo as { kept?: { jpeg: Sealed } }).kept?.jpeg;
    if (!plain) continue;
    const { scope, sha256 } = photo;
    const sealed = await vault.sealBytes(aboutPhoto(sha256), plain);
    await connection.use((database) => database.put('photos', { scope, sha256, sealed }));
  }
}

async function sealKept(connection: Connection, vault: Vault, store: 'meta' | 'drafts'): Promise<void> {
  for (const key of await connection.use((database) => database.getAllKeys(store))) {
    const plain: unknown = await connection.use((database) => database.get(store, key));
    if (key === 'lock' || plain instanceof Uint8Array) continue;
    const sealed = await vault.seal(aboutKept(store, key), JSON.stringify(plain ?? null));
    await connection.use((database) => database.put(store, sealed, key));
  }
}

async function wash(connection: Connection): Promise<void> {
  const piece = new Uint8Array(WASH_PIECE_BYTES);
  for (let written = 0; written < WASH_BYTES; written += WASH_PIECE_BYTES) {
    for (let from = 0; from < piece.length; from += 65_536) crypto.getRandomValues(piece.subarray(from, from + 65_536));
    await connection.use((database) => database.put('reports', piece, 'wash'));
  }
  await connection.use((database) => database.delete('reports', 'wash'));
}
