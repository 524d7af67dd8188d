/**
 * What screens get (`Phone`) and what the engine needs from the world (`OutboxStore`, `RowStore`, `Transport`, `Bell`).
 * Types only, apart from the two words for making one: a new id and a failed save.
 */

import type { ReadonlySignal } from '@preact/signals';
import type { KindName, Role, RowKind, RowOf } from '../contract/contract.gen';

export type { KindName, Role, RowKind, RowOf } from '../contract/contract.gen';
export { uuid7 as newId } from '../values/ids';

// ------------------------------------------------------------------------------------------------ what screens get

/** The one object a screen talks to. */
export interface Phone {
  /** Who this phone is unlocked for; null shows the login. */
  person: ReadonlySignal<Person | null>;
  device: ReadonlySignal<Device | null>;
  /** Where the person works, as the server last said. */
  assignments: ReadonlySignal<readonly Assignment[]>;
  /** The way to begin anew where everything is practice and nothing is ever sent; null on a real phone. */
  practice: { startAnew(): Promise<void> } | null;
  /** What stands between the screens and the person's store on this phone. */
  gate: Gate;
  /** Computed from outbox, receipts and cursors; never stored. */
  sign: ReadonlySignal<Sign>;
  /** Waiting, needs you, with support; oldest first. */
  outbox: ReadonlySignal<readonly OutboxItem[]>;
  /** Places of the person's province; null until fetched once. */
  places: ReadonlySignal<Places | null>;
  /** A new version of the app waits; `applyUpdate` takes it, in this tab only. */
  update: ReadonlySignal<boolean>;
  applyUpdate(): void;
  /** The server tells this version nothing more: it must be replaced. Sending goes on. */
  outdated: ReadonlySignal<boolean>;
  /** Version of the app, as every operation carries it. */
  version: string;
  /** Whether the browser promised to keep what is stored; `asked` is false before the first save. */
  storage: ReadonlySignal<StorageState>;
  /** What the screens show: server rows overlaid with pending operations. */
  rows: Rows;
  /** What is being typed, kept on this device until saved. */
  drafts: Drafts;
  /** The Bangkok date, ISO. Subscribes to what a person says of it. */
  today(): string;
  /** The clock cannot be right: the day to propose to the person; null while nothing speaks against it. */
  doubtfulDay: ReadonlySignal<string | null>;
  /** The person has said which day it is; it counts until the server tells the time. */
  confirmToday(day: string): Promise<void>;
  /** The person puts the question off until the app is next looked at. */
  askDayLater(): void;
  /** Operation ids, once the strict write completed. Throws `SaveFailed`, and then nothing was saved. */
  save(drafts: readonly Draft[]): Promise<string[]>;
  /** Keeps a JPEG until the server has it, for a line of the group to name; its SHA-256. Throws `SaveFailed`. */
  keepPhoto(scope: string, jpeg: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Where a picture element finds a photo: on this phone, or at the server. */
  photoAddress(scope: string, sha256: string): Promise<string>;
  /** SHA-256 of the line of an operation made on this phone, hexadecimal; null when its line is not, or no more, here. */
  fingerprint(operationId: string): Promise<string | null>;
  /** A tap on "send now". */
  syncNow(): void;
  /** The end of a collection: no reason to wait for more. */
  closeBurst(): void;
  /** The person has dealt with an operation that needed them: it leaves the list, its line stays in the journal. */
  settle(operationId: string): Promise<void>;
  /** The last of what this phone sent and the server took in today, the latest first. */
  sentToday(): Promise<readonly SentItem[]>;
  /** Everything not finally answered, as the lines themselves (NDJSON), to be kept elsewhere. */
  exportOutbox(): Promise<string>;
  /** `code` is what the person's authenticator shows, where the server asked for it; `retire` the phone that gives way. */
  login(name: string, password: string, code?: string, retire?: string): Promise<LoginAnswer>;
  /** Makes this phone the one of whom a supervisor's code was made for; no password is asked. */
  join(code: string, retire?: string): Promise<LoginAnswer>;
  /** Back to the login; whatever waits stays on the phone. */
  logout(): Promise<void>;
  changePassword(current: string, next: string): Promise<LoginAnswer>;
  /** A report from the server, or the last answer kept here. Throws `NoReport` when there is neither. */
  report<Value = unknown>(name: ReportName, params: Readonly<Record<string, string>>): Promise<ReportAnswer<Value>>;
  /** Something only the server can do, now or not at all; nothing of it is kept here. With a body it is a POST. */
  ask<Value = unknown>(path: ServerPath, body?: object): Promise<Replied<Value>>;
}

/** Opens and locks the stores on this phone: never with the network, and whatever the clock shows. */
export interface Gate {
  /** What is shown instead of the screens; null while a store is open, or nobody's. */
  lock: ReadonlySignal<Lock | null>;
  unlock(pin: string): Promise<Unlocked>;
  /** The first PIN of a store: what lies in it readable is sealed. Throws `SaveFailed`. */
  choose(pin: string): Promise<void>;
  /** What opens the store; null where nobody stands before one. */
  keys(): Promise<Keys | null>;
  /** Locks now: what is being written comes to its end, and nothing stays in memory. */
  shut(): Promise<void>;
  /** The stores on this phone that are not shown. */
  others(): Promise<readonly OtherStore[]>;
  /** How it stands with what waits behind the lock; with none, in the former stores of whoever is here. */
  shutWork(): Promise<ShutWork>;
  /** To another store, or to the login of somebody who has none here. */
  turnTo(store: string | null): Promise<void>;
  /** The PIN is forgotten: another store begins with the login, and this one waits for the PIN to come back. */
  forget(): Promise<void>;
}

/**
 * What opens a store: its PIN, and beside it a passkey that this device keeps and gives to a finger or a face. Needs no network.
 * What is written throws `SaveFailed`, and then all is as it was.
 */
export interface Keys {
  /** False when `pin` is not the PIN so far. */
  changePin(pin: string, next: string): Promise<boolean>;
  /** cannot: nothing on this device could open the store in this way. */
  passkeyState(): Promise<'cannot' | 'none' | 'added'>;
  /** Asks for the finger or the face of whoever knows the PIN. */
  addPasskey(pin: string): Promise<PasskeyAdded>;
  /** Opens the store; false when nobody was recognised, or the passkey is gone. Wrong PINs do not hold it up. */
  openByPasskey(): Promise<boolean>;
  removePasskeys(): Promise<void>;
}

/** not_given: nobody was recognised, or they changed their mind. */
export type PasskeyAdded = { ok: true } | { ok: false; code: 'pin_wrong' | 'not_given' | 'cannot' };

export interface Lock {
  /** new: no PIN was chosen yet. */
  sort: 'locked' | 'new';
  /** Login name. */
  name: string;
  /** How many operations lie here that were not sent yet. */
  waiting: number;
  /** A passkey of this device opens it as well. */
  has_passkey: boolean;
}

/** What waits in stores whose PIN is forgotten, in lines. */
export interface ShutWork {
  handed_in: number;
  /** The server can open them too: handed in once their person has logged in. */
  to_hand_in: number;
  /** Only the PIN opens them. */
  shut: number;
}

export interface OtherStore {
  store: string;
  /** Login name. */
  name: string;
  /** Its person has begun another one since. */
  is_former: boolean;
}

export type Unlocked = { ok: true } | { ok: false; code: 'pin_wrong' | 'pin_wait'; retry_after_seconds: number };

export interface Person {
  id: string;
  /** Login name. */
  name: string;
  display_name: string;
  /** The role that sees furthest today; null without an assignment. */
  role: Role | null;
}

export interface Device {
  id: string;
  /** Four characters that begin every slip number. */
  code: string;
}

/** What a phone signs its uploads with. */
export interface DeviceKey {
  /** PKCS #8 in base64url: it lies sealed, and while it signs no script can read it out. */
  private_key: string;
  /** What the server knows: the point of P-256, uncompressed, in base64url. */
  public_key: string;
  /** With it this phone hands in work while nobody is logged in; null while no login has given one. */
  upload_credential: string | null;
}

/** The lines of a push in the order sent, or the SHA-256 of a photo. */
export type Upload = { lines: readonly string[] } | { photo: string };

export interface Assignment {
  role: Role;
  area_code: string;
  from_on: string;
  to_on: string | null;
}

export interface Place {
  code: string;
  name_th: string;
  name_en: string;
}

/** A province with its districts and their subdistricts. */
export interface Places extends Place {
  districts: (Place & { subdistricts: Place[] })[];
}

/**
 * Something to save. An append kind's `data` holds the row's fields; a merge kind's is `{id, set: {field: new}}`, to
 * which `save` adds the old values from the shown row. An id is only given when other drafts refer to it.
 */
export interface Draft {
  kind: KindName;
  scope: string;
  id?: string;
  /** Bangkok business date, ISO; today when left out. */
  civil_on?: string;
  data: object;
  /** Number a slip for it: the next slip number goes into `data.slip_number`. */
  slip?: boolean;
  /** The last of its burst: send without waiting for more. */
  closes?: boolean;
}

/** ○ on this phone, ● on the server, ▲ needs you. */
export type MarkName = 'phone' | 'server' | 'needs_you';

/** Whether a fact stands: what was refused, or lies with support, is shown where it was written and counts nowhere. */
export function stands({ mark }: { mark: MarkName }): boolean {
  return mark !== 'needs_you';
}

/** The mark of a paper that several rows make: that of the row furthest from the server. */
export function markOfAll(rows: readonly { mark: MarkName }[]): MarkName {
  return (['needs_you', 'phone'] as const).find((mark) => rows.some((row) => row.mark === mark)) ?? 'server';
}
export type Shown<Row> = Row & { mark: MarkName };

/** `seq` of a row the server has not numbered yet: after all that it has. */
export const SEQ_PENDING = Number.MAX_SAFE_INTEGER;

/** A scope that is being fetched for the first time. */
export interface Fetching {
  /** Its facts have come as far as this place of its order … */
  filled: number;
  /** … on the way to this one. */
  upto: number;
  /** Running sums as of `upto`, in columns by name. */
  sums: Readonly<Record<string, Columns>>;
}

export interface Rows {
  /** How far the first fetch of a scope has come; null when all its history is here. Subscribes. */
  fetching(scope: string): Fetching | null;
  /** Counts the changes of a scope; reading it inside a component or `computed` subscribes. */
  version(scope: string): number;
  /** All rows of a kind, of one scope or of all, in the order they came; a fresh array of stable rows. Subscribes. */
  all<Kind extends RowKind>(kind: Kind, scope?: string): Shown<RowOf[Kind]>[];
  /** The row with an id. Subscribes. */
  find<Kind extends RowKind>(kind: Kind, id: string): Shown<RowOf[Kind]> | undefined;
}

export interface Drafts {
  load(key: string): Promise<unknown>;
  keep(key: string, typed: unknown): Promise<void>;
  drop(key: string): Promise<void>;
}

/**
 * `sent` only when no operation lacks a final receipt, none of those receipts still needs a person, and the row of
 * every applied one was pulled, and no photo is still to be sent. `needs_you` counts what needs a person, `with_support` those of them that lie with us.
 */
export interface Sign {
  state: 'sent' | 'waiting' | 'needs_you' | 'fetching' | 'practice';
  waiting: number;
  /** Photos that are still to be sent, after everything else. */
  photos: number;
  oldest_at: string | null;
  /** The oldest waits longer than a day with a network, or than three days: somebody should look. */
  is_overdue: boolean;
  needs_you: number;
  with_support: number;
  /** Taken in by the server, and not come back from it yet. */
  unseen: number;
  online: boolean;
  /** sends_only: what is recorded still goes, nothing comes before somebody logs in. expired: neither. */
  session: 'ok' | 'sends_only' | 'expired';
  last_contact_at: string | null;
}

/** waiting: to be sent. held: the server waits for another one. needs_you, with_support: final, and a person is needed. */
export type ItemState = 'waiting' | 'held' | 'needs_you' | 'with_support';

/** One operation as the sync page lists it. */
export interface OutboxItem {
  id: string;
  kind: KindName;
  scope: string;
  state: ItemState;
  civil_on: string;
  made_at: string;
  data: Readonly<Record<string, unknown>>;
  outcome: Outcome | null;
  /** Why, when it needs a person or when the last request with it was refused. */
  code: string | null;
  field: string | null;
  /** What to tell support. */
  ticket: string | null;
  /** Ids the server waits for. */
  missing: readonly string[];
}

/** One operation that arrived; confirmed once its row came back. */
export interface SentItem {
  id: string;
  kind: KindName;
  scope: string;
  data: Readonly<Record<string, unknown>>;
  /** When its answer came, UTC. */
  received_at: string;
  is_confirmed: boolean;
}

export interface StorageState {
  asked: boolean;
  persisted: boolean | null;
  /** So little space is left that nothing new is recorded; what is stored stays, and is sent. */
  is_full: boolean;
  /** A tab of an iPhone's browser: what it stores is cleared after seven days without a visit. */
  is_forgetful: boolean;
  /** The browser gives no storage at all: nothing can be opened or recorded. */
  is_missing: boolean;
}

export type LoginAnswer =
  | { ok: true }
  /** `devices` to choose from where the code is `devices_full`. */
  | { ok: false; code: string; retry_after_seconds: number | null; devices?: readonly UsedDevice[] | undefined };

/** A phone of the person that counts. */
export interface UsedDevice {
  id: string;
  code: string;
  model: string | null;
  last_heard_at: string;
  waiting_count: number;
}

export type ReportName =
  | 'progress'
  | 'groups'
  | 'group'
  | 'cases'
  | 'mous'
  | 'overdue'
  | 'assessments'
  | 'activities'
  | 'monthly'
  | 'milestones'
  | 'backup'
  | 'set_aside'
  | 'set_aside_line'
  | 'slip'
  | 'outbox_files'
  | 'incidents'
  | 'handovers'
  | 'mentees'
  | 'addresses'
  | 'deliveries'
  | 'staffing';
/** Where the server does something now or not at all; nothing of it is kept on the phone. */
export type ServerPath =
  | `/${'deliveries' | 'devices' | 'exports' | 'incidents' | 'people' | 'reports' | 'staffing' | 'support'}${string}`
  | '/handovers';
/** What was asked of the server, or the code of why not. */
export type Replied<Value> = { ok: true; value: Value } | { ok: false; code: string };
export interface ReportAnswer<Value> {
  value: Value;
  /** When the server said so, UTC. */
  as_of: string;
  from: 'server' | 'phone';
}

/** A save that did not happen: `storage_full`, `storage_failed`, `text_too_long`, `not_signed_in`. */
export class SaveFailed extends Error {
  override readonly name = 'SaveFailed';
  constructor(
    readonly code: 'storage_full' | 'storage_failed' | 'text_too_long' | 'not_signed_in',
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** No signal, or a refusal, and this report was never opened here before. */
export class NoReport extends Error {
  override readonly name = 'NoReport';
  constructor(readonly code: string) {
    super(code);
  }
}

// ----------------------------------------------------------------------------------------------------- the wire

export type FinalOutcome = 'applied' | 'merged' | 'conflict' | 'rejected' | 'quarantined';
export type Outcome = FinalOutcome | 'held' | 'retry';

/** The server's answer to one line of a push. */
export interface Result {
  /** Place in the push, from 1. */
  line: number;
  id: string | null;
  outcome: Outcome;
  code: string | null;
  field: string | null;
  flags: readonly string[];
  scope: string | null;
  seq: number | null;
  duplicate: boolean;
  missing: readonly string[];
  ticket: string | null;
}

export type Columns = Readonly<Record<string, readonly unknown[]>>;

/**
 * What changed in one scope: applied only by a phone that stands at `base`. Rows come in columns by kind. A large scope
 * comes in several pages the first time: its records with the running sums as of `upto`, then its facts, which have come
 * as far as `filled`; until that is `upto`, `seq` is 0.
 */
export interface Page {
  scope: string;
  base: string;
  reset: boolean;
  to: string;
  seq: number;
  head: number;
  filled: number;
  upto: number;
  rows: Readonly<Record<string, Columns>>;
  sums: Readonly<Record<string, Columns>>;
}

export interface PushAnswer {
  now: string;
  results: readonly Result[];
  /** The furthest place the answers tell of, in each scope: kept until a pull has confirmed it. */
  witnesses: Readonly<Record<string, string>>;
}

/** Where the phone stands: its cursors ("" never), and the places it was told of that no pull has confirmed yet. */
export interface Asked {
  cursors: Readonly<Record<string, string>>;
  witnesses: Readonly<Record<string, readonly string[]>>;
}

export interface PullAnswer {
  now: string;
  today: string;
  scopes: readonly string[];
  /** Scopes where the phone was told more than this server knows: it went back to an older copy. */
  forgotten: readonly string[];
  pages: readonly Page[];
  more: boolean;
  /** Up to which seq each of `scopes`, in their order, lies in every backup of the server; 0 where it lies in none. */
  durable: readonly number[];
}

// ------------------------------------------------------------------------------- what the engine needs of the world

/** One operation of the outbox on its way out. */
export interface Sendable {
  id: string;
  /** The line as stored, without a newline. */
  line: string;
  line_bytes: number;
}

export interface OutboxStore {
  /** How many operations lack a final receipt, and when the oldest was made. */
  waiting(): Promise<{ count: number; oldest_at: string | null }>;
  /** The first operations in the order made, leaving out `except`, up to so many lines and bytes (at least one). */
  next(lines_max: number, bytes_max: number, except: ReadonlySet<string>): Promise<Sendable[]>;
  /** Notes each answer: final ones move to the journal, others stay; witnesses are kept. All in one transaction. */
  answer(answer: PushAnswer): Promise<void>;
  /** The server refuses any request with this one in it: it stays and says why. */
  refuse(operationId: string, code: string): Promise<void>;
  /** Lets go of answered operations that need nobody and were answered before this instant of the server's clock. */
  trim(durable: ReadonlyMap<string, number>, before: string): Promise<void>;
}

export interface RowStore {
  /** Where the phone stands, and what else it was told of. */
  asked(): Promise<Asked>;
  /**
   * The server went back behind what it had told of the `forgotten` scopes: what this phone had sent there goes into the
   * outbox again, and what it was told counts no more. True when there was something.
   */
  takeBack(answer: Pick<PullAnswer, 'forgotten' | 'scopes'>, asked: Asked): Promise<boolean>;
  /**
   * An answer that left nothing out has confirmed what was asked of the scopes it lists: the cursors its pages led to say
   * as much from now on. False when the phone stands elsewhere by now: the answer was about another place and is no last word.
   */
  confirm(asked: Asked, answer: Pick<PullAnswer, 'scopes' | 'pages'>): Promise<boolean>;
  /**
   * Rows, cursor and what the overlay hides, in one transaction; false when the phone no longer stands at `base`, or, for
   * a reset, where it stood when it asked.
   */
  apply(page: Page, asked: Asked): Promise<boolean>;
  /**
   * The list of scopes this person holds. What is not on it is lost: purged once nothing of it waits, if it stands where
   * it did when it was `asked`. `asked_at` is the instant (ms) of that; a receipt that came later knows better than the list.
   */
  hold(scopes: readonly string[], asked: Asked, asked_at: number): Promise<void>;
}

/** Why a request brought no answer. `retry_after_seconds` is the server's own wish. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  constructor(
    /** offline: no usable answer. busy: come again later. refused: never in this form. session: log in again. */
    readonly sort: 'offline' | 'busy' | 'refused' | 'session',
    readonly code: string,
    readonly retry_after_seconds: number | null = null,
    /** With `devices_full`. */
    readonly devices?: readonly UsedDevice[] | undefined,
  ) {
    super(`${sort}: ${code}`);
  }
}

/** Each call throws `Trouble` and nothing else. */
export interface Transport {
  push(lines: readonly string[]): Promise<PushAnswer>;
  /** `room` is how many outcomes may come at most. */
  pull(asked: Asked, room: number, waiting: { count: number; oldest_at: string | null }): Promise<PullAnswer>;
}

/** Clock, alarm and dice, so that a test can hold them. */
export interface Bell {
  /** The device's clock, ms since 1970: evidence, which somebody may turn at any moment. */
  now(): number;
  /** Milliseconds that passed since some instant; never goes back. Whatever is waited for is measured by it. */
  elapsed(): number;
  /** Rings once; the answer takes it back. */
  after(wait_ms: number, ring: () => void): () => void;
  /** In [0, 1). */
  random(): number;
}
