/**
 * One person's database on this phone. Keys, indices and `kept` hold ids, places, order, state, codes and times; what tells
 * of people and money is sealed. Upgrades only ever add; an older app may open a newer database.
 */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { LineTooLong } from '../sync/operation';
import type { JournalState } from '../sync/outbox';
import { type Columns, type Outcome, SaveFailed } from '../sync/ports';
import type { Sealed } from './vault';

export interface HeadRecord {
  device: string;
  /** A scope, or "slip" for the device's slip numbers. */
  scope: string;
  number: number;
  previous: string;
}

export interface OutboxRecord {
  /** Order of making; given by the database. */
  place?: number;
  id: string;
  scope: string;
  state: 'waiting' | 'held';
  kept: {
    line: Sealed;
    line_bytes: number;
    /** By the clock less its known offset, for people to read. */
    made_at: string;
    outcome: Outcome | null;
    code: string | null;
    missing: readonly string[];
    /** The line sealed to the server as well; none where its key or the sealing was not at hand. */
    for_server?: Sealed;
    /** That copy was handed in because the PIN was forgotten, and the server took it, or could not open it. */
    handed_in?: boolean;
  };
}

export interface JournalRecord {
  id: string;
  place: number;
  /** In whose order the receipt stands: the person's own where the operation's scope may not show it. */
  scope: string;
  state: JournalState;
  seq: number;
  kept: {
    line: Sealed;
    line_bytes: number;
    /** The scope the operation was made for, and when: it goes back into the outbox without being opened. */
    meant: string;
    made_at: string;
    outcome: Outcome;
    code: string | null;
    field: string | null;
    flags: readonly string[];
    ticket: string | null;
    /** Device clock, milliseconds. */
    received_at: number;
    /** Server clock, ISO. */
    answered_at: string;
  };
}

/** Rows as they came in one answer, or as several such pages were laid together. */
export interface PageRecord {
  scope: string;
  /** Order of arrival within the scope: a row in a later page takes the place of the same row in an earlier one. */
  number: number;
  /** How far the scope is known with it. */
  seq: number;
  /** `PageContent` as JSON. */
  sealed: Sealed;
}

export interface PageContent {
  rows: readonly (readonly [kind: string, columns: Columns])[];
  /** Running sums of a first fetch, where the page brought them. */
  sums: Readonly<Record<string, Columns>>;
}

export interface ScopeRecord {
  scope: string;
  seq: number;
  kept: {
    cursor: string;
    head: number;
    resets: number;
    /** How far a first fetch has come; its sums came with its first page. */
    fetching: { filled: number; upto: number } | null;
    /** Its rows are being fetched anew, beside the ones still shown. */
    is_staging: boolean;
  };
}

/** Places of a scope this phone was told of, beside its cursor. */
export interface WitnessRecord {
  scope: string;
  told: readonly string[];
}

/** A photo that the server does not have yet. */
export interface PhotoRecord {
  scope: string;
  sha256: string;
  sealed: Sealed;
}

export interface LooseRow {
  scope: string;
  kind: string;
  id: string;
  seq: number;
  row: Readonly<Record<string, unknown>>;
}

export interface PersonSchema extends DBSchema {
  meta: { key: string; value: unknown };
  heads: { key: [string, string]; value: HeadRecord };
  outbox: { key: number; value: OutboxRecord; indexes: { by_id: string; by_scope: string } };
  journal: { key: string; value: JournalRecord; indexes: { by_state: string; by_scope_state: [string, string] } };
  pages: { key: [string, number]; value: PageRecord; indexes: { by_seq: [string, number] } };
  /** Pages fetched anew after a reset, until they are all here. */
  staged_pages: { key: [string, number]; value: PageRecord };
  /** Where rows lay one by one and readable before there were pages. */
  rows: { key: [string, string, string]; value: LooseRow };
  staged: { key: [string, string, string]; value: LooseRow };
  scopes: { key: string; value: ScopeRecord };
  witnesses: { key: string; value: WitnessRecord };
  reports: { key: string; value: Sealed };
  drafts: { key: string; value: Sealed };
  photos: { key: [string, string]; value: PhotoRecord };
}

export type PersonDatabase = IDBPDatabase<PersonSchema>;

const VERSION = 3;

/** Every write of an operation: the browser says "done" only when it is on the disk. */
export const STRICT = { durability: 'strict' } as const;

function upgrade(database: PersonDatabase, from: number): void {
  if (from < 1) {
    database.createObjectStore('meta');
    database.createObjectStore('heads', { keyPath: ['device', 'scope'] });
    const outbox = database.createObjectStore('outbox', { keyPath: 'place', autoIncrement: true });
    outbox.createIndex('by_id', 'id', { unique: true });
    outbox.createIndex('by_scope', 'scope');
    const journal = database.createObjectStore('journal', { keyPath: 'id' });
    journal.createIndex('by_state', 'state');
    journal.createIndex('by_scope_state', ['scope', 'state']);
    database.createObjectStore('rows', { keyPath: ['scope', 'kind', 'id'] });
    database.createObjectStore('staged', { keyPath: ['scope', 'kind', 'id'] });
    database.createObjectStore('scopes', { keyPath: 'scope' });
    database.createObjectStore('witnesses', { keyPath: 'scope' });
    database.createObjectStore('reports');
    database.createObjectStore('drafts');
  }
  if (from < 2) database.createObjectStore('photos', { keyPath: ['scope', 'sha256'] });
  if (from < 3) {
    const pages = database.createObjectStore('pages', { keyPath: ['scope', 'number'] });
    pages.createIndex('by_seq', ['scope', 'seq']);
    database.createObjectStore('staged_pages', { keyPath: ['scope', 'number'] });
  }
}

/** A connection that opens itself again when the browser or another tab closed it. */
export class Reopening<Schema extends DBSchema> {
  private opened: Promise<IDBPDatabase<Schema>> | null = null;
  private isShut = false;

  constructor(
    readonly name: string,
    private readonly version: number,
    private readonly upgrade: (
      database: IDBPDatabase<Schema>,
      from: number,
      transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
    ) => void | Promise<void>,
  ) {}

  /** Runs work on the open database; once more on a new connection when the old one had died. */
  async use<Answer>(work: (database: IDBPDatabase<Schema>) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(await this.open());
    } catch (error) {
      if (!isDead(error) || this.isShut) throw error;
      this.drop();
      return work(await this.open());
    }
  }

  /** Closes for good: another person comes. */
  async shut(): Promise<void> {
    this.isShut = true;
    const opened = this.opened;
    this.opened = null;
    (await opened)?.close();
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    if (this.isShut) return Promise.reject(new DOMException('the database was shut', 'InvalidStateError'));
    this.opened ??= this.openNewest().catch((error: unknown) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  private drop(): void {
    const opened = this.opened;
    this.opened = null;
    void opened?.then((database) => database.close()).catch(() => undefined);
  }

  private async openNewest(): Promise<IDBPDatabase<Schema>> {
    const callbacks = {
      // a newer app in another tab wants to add something: let it, and open anew when next needed
      blocking: () => this.drop(),
      terminated: () => this.drop(),
    };
    try {
      return await openDB<Schema>(this.name, this.version, {
        upgrade: (database, from, _to, transaction) => void this.upgrade(database, from, transaction),
        ...callbacks,
      });
    } catch (error) {
      // a newer app was here and then rolled back; upgrades only add, so we can read what we know
      if (error instanceof DOMException && error.name === 'VersionError') {
        return openDB<Schema>(this.name, undefined, callbacks);
      }
      throw error;
    }
  }
}

/** The connection to one person's database. */
export class Connection extends Reopening<PersonSchema> {
  constructor(name: string) {
    super(name, VERSION, upgrade);
  }
}

function isDead(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name);
}

export function isFullError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/** What a write that failed says to a person. */
export function saveFailed(error: unknown): SaveFailed {
  if (error instanceof LineTooLong) return new SaveFailed('text_too_long', { cause: error });
  return new SaveFailed(isFullError(error) ? 'storage_full' : 'storage_failed', { cause: error });
}

/** For what is only kept for convenience: a full phone does without it. */
export async function unlessFull(write: Promise<void> | undefined): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isFullError(error)) throw error;
  }
}
