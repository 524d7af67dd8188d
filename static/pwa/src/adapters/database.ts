/**
 * One person's database on this phone. Keys and indices hold ids, kinds, order and state only; the rest of each record is
 * one value, so that sealing it would be one change here. Upgrades only ever add; an older app may open a newer database.
 */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Fields } from '../sync/operation';
import type { JournalState } from '../sync/outbox';
import type { Fetching, Outcome } from '../sync/ports';

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
    line: string;
    line_bytes: number;
    /** By the clock less its known offset, for people to read. */
    made_at: string;
    outcome: Outcome | null;
    code: string | null;
    missing: readonly string[];
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
    line: string;
    line_bytes: number;
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

export interface RowRecord {
  scope: string;
  kind: string;
  id: string;
  seq: number;
  row: Fields;
}

export interface ScopeRecord {
  scope: string;
  seq: number;
  kept: {
    cursor: string;
    head: number;
    resets: number;
    fetching: Fetching | null;
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
  kept: { jpeg: Uint8Array<ArrayBuffer> };
}

export interface PersonSchema extends DBSchema {
  meta: { key: string; value: unknown };
  heads: { key: [string, string]; value: HeadRecord };
  outbox: { key: number; value: OutboxRecord; indexes: { by_id: string; by_scope: string } };
  journal: { key: string; value: JournalRecord; indexes: { by_state: string; by_scope_state: [string, string] } };
  rows: { key: [string, string, string]; value: RowRecord; indexes: { by_seq: [string, number] } };
  /** Rows fetched anew after a reset, until they are all here. */
  staged: { key: [string, string, string]; value: RowRecord };
  scopes: { key: string; value: ScopeRecord };
  witnesses: { key: string; value: WitnessRecord };
  reports: { key: string; value: unknown };
  drafts: { key: string; value: unknown };
  photos: { key: [string, string]; value: PhotoRecord };
}

export type PersonDatabase = IDBPDatabase<PersonSchema>;

const VERSION = 2;

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
    const rows = database.createObjectStore('rows', { keyPath: ['scope', 'kind', 'id'] });
    rows.createIndex('by_seq', ['scope', 'seq']);
    database.createObjectStore('staged', { keyPath: ['scope', 'kind', 'id'] });
    database.createObjectStore('scopes', { keyPath: 'scope' });
    database.createObjectStore('witnesses', { keyPath: 'scope' });
    database.createObjectStore('reports');
    database.createObjectStore('drafts');
  }
  if (from < 2) database.createObjectStore('photos', { keyPath: ['scope', 'sha256'] });
}

/** A connection that opens itself again when the browser or another tab closed it. */
export class Reopening<Schema extends DBSchema> {
  private opened: Promise<IDBPDatabase<Schema>> | null = null;
  private isShut = false;

  constructor(
    readonly name: string,
    private readonly version: number,
    private readonly upgrade: (database: IDBPDatabase<Schema>, from: number) => void,
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
      return await openDB<Schema>(this.name, this.version, { upgrade: this.upgrade, ...callbacks });
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
