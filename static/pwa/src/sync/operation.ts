/** Operation: what this phone asks for. One UTF-8 JSON line, made here, sent and hashed as it was stored. Twin of operation.py. */

import { ENVELOPE, KINDS, type KindName, LIMITS } from '../contract/contract.gen';
import { uuid7 } from '../values/ids';
import { normaliseLines, normaliseThai } from '../values/thai_text';
import type { Draft } from './ports';

export type Fields = Readonly<Record<string, unknown>>;

export interface Operation {
  id: string;
  kind: KindName;
  version: number;
  scope: string;
  device: string;
  /** 1, 2, 3 … of this device in this scope. */
  number: number;
  /** SHA-256 of the line before, "" for the first. */
  previous: string;
  author: string;
  needs: readonly string[];
  /** The cursor of the scope when it was made: what its author had seen. */
  base: string;
  data: Fields;
  civil_on: string;
  made_at: string;
  clock_offset_ms: number;
  app: string;
}

/** Where a device's own chain stands in a scope. */
export interface ChainHead {
  number: number;
  previous: string;
}

/** An operation as it is stored and sent. */
export interface Line {
  operation: Operation;
  line: string;
  line_bytes: number;
}

/** Lines with their places in the chains, and where each chain stands after them. */
export interface Chained {
  lines: readonly Line[];
  heads: ReadonlyMap<string, ChainHead>;
}

/** What a draft becomes before it gets its place in the chain. */
export type Unchained = Omit<Operation, 'number' | 'previous'>;

/** What is the same for everything saved at one moment. */
export interface Moment {
  device: string;
  author: string;
  today: string;
  made_at: string;
  clock_offset_ms: number;
  app: string;
}

/** What making an operation must know of the phone's state. */
export interface Surroundings {
  /** The row as it is shown, pending work included. */
  shown(kind: KindName, id: string): Fields | undefined;
  /** Whether an operation of this id has no final receipt yet. */
  isOpen(operationId: string): boolean;
  /** The scope's cursor, "" for none. */
  cursorOf(scope: string): string;
}

/** A fact states, a merge edits one record. */
export function isMerge(kind: KindName): boolean {
  return KINDS[kind].way === 'merge';
}

/** Which row an operation makes or edits. */
export function rowIdOf(operation: Pick<Operation, 'id' | 'kind' | 'data'>): string {
  return isMerge(operation.kind) ? String(operation.data.id) : operation.id;
}

/** Whether it makes a new row. */
export function isCreation(operation: Pick<Operation, 'id' | 'kind' | 'data'>): boolean {
  return rowIdOf(operation) === operation.id;
}

/**
 * The operation a draft asks for, before its place in the chain; null for an edit that changes nothing.
 * Texts are saved in their one normal spelling. A merge gets the old values from the shown row; where there is no such
 * row it creates it, under the row's own id.
 */
export function makeOperation(draft: Draft, moment: Moment, around: Surroundings): Unchained | null {
  const asked = draft.data as Fields;
  let id = draft.id ?? uuid7();
  let data = normaliseFields(draft.kind, asked);
  if (isMerge(draft.kind)) {
    const rowId = String(asked.id);
    const row = around.shown(draft.kind, rowId);
    const set = pairsOf(draft.kind, row, normaliseFields(draft.kind, asked.set as Fields));
    if (row && Object.keys(set).length === 0) return null;
    id = row ? uuid7() : rowId;
    data = { id: rowId, set };
  }
  return {
    id,
    kind: draft.kind,
    version: KINDS[draft.kind].version,
    scope: draft.scope,
    device: moment.device,
    author: moment.author,
    needs: needsOf(draft.kind, id, data, around),
    base: around.cursorOf(draft.scope),
    data,
    civil_on: draft.civil_on ?? moment.today,
    made_at: moment.made_at,
    clock_offset_ms: moment.clock_offset_ms,
    app: moment.app,
  };
}

/** `{field: [old, new]}` of the fields that change, and of those that are one statement with one that does. */
function pairsOf(kind: KindName, row: Fields | undefined, news: Fields): Record<string, readonly [unknown, unknown]> {
  const rules = fieldRules(kind);
  const pair = (name: string) => [row?.[name] ?? null, (name in news ? news[name] : row?.[name]) ?? null] as const;
  const changed = Object.keys(news).filter((name) => {
    const [old, value] = pair(name);
    return JSON.stringify(old) !== JSON.stringify(value);
  });
  const wholes = new Set(changed.map((name) => rules[name]?.whole));
  const said = row ? Object.keys(rules).filter((name) => rules[name]?.whole && wholes.has(rules[name].whole)) : [];
  return Object.fromEntries([...new Set([...changed, ...said])].map((name) => [name, pair(name)]));
}

interface FieldRule {
  readonly sort: string;
  /** The name it shares with fields that are one statement with it. */
  readonly whole?: string;
}

function fieldRules(kind: KindName): Readonly<Record<string, FieldRule>> {
  return KINDS[kind].fields;
}

function normaliseFields(kind: KindName, fields: Fields): Fields {
  const rules = fieldRules(kind);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, normaliseValue(rules[name]?.sort, value)]),
  );
}

function normaliseValue(sort: string | undefined, value: unknown): unknown {
  if (typeof value !== 'string' || (sort !== 'text' && sort !== 'lines')) return value;
  // half a character cannot be written as UTF-8
  const text = value.replace(/\p{Surrogate}/gu, '');
  return sort === 'text' ? normaliseThai(text) : normaliseLines(text);
}

/** Ids it refers to that the server may not know yet: without them it waits, and says so. */
function needsOf(kind: KindName, id: string, data: Fields, around: Surroundings): string[] {
  const set = data.set as Record<string, readonly [unknown, unknown]> | undefined;
  const values = set ? Object.fromEntries(Object.entries(set).map(([name, pair]) => [name, pair[1]])) : data;
  const named = Object.entries(fieldRules(kind))
    .filter(([, rule]) => rule.sort === 'rowid')
    .map(([name]) => values[name]);
  const wanted = new Set([...named, ...(set ? [data.id] : [])]);
  return [...wanted].filter((one): one is string => typeof one === 'string' && one !== id && around.isOpen(one));
}

/** The line: the keys in the order of the envelope, no newline inside. */
export function formatLine(operation: Operation): string {
  return JSON.stringify(Object.fromEntries(ENVELOPE.map((name) => [name, operation[name]])));
}

/** Reads a line this phone stored. */
export function parseLine(line: string): Operation {
  return JSON.parse(line) as Operation;
}

const encoder = new TextEncoder();

/** SHA-256 of a text's UTF-8 bytes, hexadecimal. */
export async function hashText(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Gives operations their places in the chains: scope → head, before and after. Throws `LineTooLong` when a line would
 * not be taken by the server.
 */
export async function chainLines(
  operations: readonly Unchained[],
  heads: ReadonlyMap<string, ChainHead>,
): Promise<Chained> {
  const moved = new Map<string, ChainHead>();
  const lines: Line[] = [];
  for (const unchained of operations) {
    const head = moved.get(unchained.scope) ?? heads.get(unchained.scope) ?? { number: 0, previous: '' };
    const operation = { ...unchained, number: head.number + 1, previous: head.previous };
    const line = formatLine(operation);
    const lineBytes = encoder.encode(line).length;
    if (lineBytes > LIMITS.line_bytes_max) throw new LineTooLong(`${lineBytes} bytes`);
    lines.push({ operation, line, line_bytes: lineBytes });
    moved.set(unchained.scope, { number: operation.number, previous: await hashText(line) });
  }
  return { lines, heads: moved };
}

/** More text than one operation may carry. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}
