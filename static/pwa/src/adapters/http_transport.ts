/**
 * The server over HTTP. An answer counts only when it has the shape that was asked for: a captive portal's friendly page
 * changes nothing. Every failure is a `Trouble`.
 */

import { LIMITS } from '../contract/contract.gen';
import {
  type Asked,
  type Outcome,
  type Page,
  type PullAnswer,
  type PushAnswer,
  type Result,
  type Transport,
  Trouble,
  type UsedDevice,
} from '../sync/ports';

/** A phone on a bad line waits so long and no longer. */
const TIMEOUT_MS = 60_000;
/** Smaller bodies gain nothing from being packed. */
const PACK_BYTES_MIN = 1024;
const OUTCOMES: ReadonlySet<string> = new Set<Outcome>([
  'applied',
  'merged',
  'conflict',
  'rejected',
  'quarantined',
  'held',
  'retry',
]);

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export interface Asking {
  method?: 'GET' | 'POST';
  /** Sent as JSON unless it is bytes. */
  body?: object | undefined;
  headers?: Record<string, string>;
}

/** Asks the server for JSON. Throws `Trouble`; never anything else. */
export class Server {
  constructor(private readonly fetch: Fetch) {}

  /** The answer's JSON; undefined for an answer without content. `check` tells whether it has the expected shape. */
  async ask<Answer>(
    path: string,
    { method = 'GET', body, headers = {} }: Asking,
    check: (answer: unknown) => answer is Answer,
  ): Promise<Answer> {
    const isBytes = body instanceof Uint8Array;
    let answer: Response;
    let text: string;
    try {
      answer = await this.fetch(`/api${path}`, {
        method,
        cache: 'no-store',
        credentials: 'same-origin',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          Accept: 'application/json',
          ...(method === 'GET' ? {} : { 'Omsap-Client': '1' }),
          ...(body && !isBytes ? { 'Content-Type': 'application/json' } : {}),
          ...headers,
        },
        ...(body ? { body: isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) } : {}),
      });
      text = await answer.text();
    } catch {
      throw new Trouble('offline', 'offline');
    }
    const told = parse(text);
    if (!answer.ok) throw troubleOf(answer, told);
    if (!check(told)) throw new Trouble('offline', 'unreadable');
    return told;
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a refused request means. Only our own server writes problems with a code; anything else is no answer of ours. */
function troubleOf(answer: Response, told: unknown): Trouble {
  const wait = Number(answer.headers.get('Retry-After') ?? Number.NaN);
  const retryAfter = Number.isFinite(wait) && wait >= 0 ? wait : null;
  const code = isObject(told) && typeof told.code === 'string' ? told.code : null;
  // app and server are of different age: nothing is wrong with what was sent
  if (code === 'upgrade_needed' || code === 'protocol_unknown') return new Trouble('busy', code, retryAfter);
  if (answer.status === 429 || answer.status === 503) return new Trouble('busy', code ?? 'rate_limited', retryAfter);
  if (code === null) return new Trouble(answer.status >= 500 ? 'busy' : 'offline', 'unreadable', retryAfter);
  if (code === 'not_signed_in' || code === 'session_expired' || code === 'device_unknown') {
    return new Trouble('session', code);
  }
  return new Trouble(answer.status >= 500 ? 'busy' : 'refused', code, retryAfter, devicesIn(told));
}

function devicesIn(told: unknown): UsedDevice[] | undefined {
  return isObject(told) && Array.isArray(told.devices) ? told.devices : undefined;
}

/** Push and pull of one device. */
export class HttpTransport implements Transport {
  constructor(
    private readonly server: Server,
    private readonly device: string,
    private readonly app: string,
    private readonly now: () => number,
    /** Headers that say the lines are this phone's. */
    private readonly prove: (lines: readonly string[]) => Promise<Record<string, string>>,
  ) {}

  async push(lines: readonly string[]): Promise<PushAnswer> {
    const header = JSON.stringify({
      protocol: LIMITS.protocol,
      device: this.device,
      app: this.app,
      now: this.instant(),
    });
    const packed = await pack(new TextEncoder().encode(`${[header, ...lines].join('\n')}\n`));
    return this.server.ask(
      '/sync/push',
      {
        method: 'POST',
        body: packed.bytes,
        headers: { 'Content-Type': 'application/x-ndjson', ...packed.headers, ...(await this.prove(lines)) },
      },
      (answer): answer is PushAnswer => isPushAnswer(answer, lines),
    );
  }

  pull(asked: Asked, room: number, waiting: { count: number; oldest_at: string | null }): Promise<PullAnswer> {
    const body = {
      protocol: LIMITS.protocol,
      device: this.device,
      app: this.app,
      now: this.instant(),
      ...asked,
      room,
      waiting,
    };
    return this.server.ask('/sync/pull', { method: 'POST', body }, isPullAnswer);
  }

  private instant(): string {
    return new Date(this.now()).toISOString();
  }
}

async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<{ bytes: Uint8Array; headers: Record<string, string> }> {
  if (bytes.length < PACK_BYTES_MIN || typeof CompressionStream === 'undefined') return { bytes, headers: {} };
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  // the server inflates no further than a hundred times
  if (packed.length * 100 < bytes.length) return { bytes, headers: {} };
  return { bytes: packed, headers: { 'Content-Encoding': 'gzip' } };
}

// ---------------------------------------------------------------------------------------------------- shapes

/** An object, so that its keys may be looked at. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isInstant(value: unknown): value is string {
  return isText(value) && !Number.isNaN(Date.parse(value));
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function idIn(line: string): unknown {
  return (JSON.parse(line) as { id: unknown }).id;
}

/** One result for each line, each of the operation in that line. */
function isPushAnswer(answer: unknown, lines: readonly string[]): answer is PushAnswer {
  if (!isObject(answer) || !isInstant(answer.now) || !Array.isArray(answer.results)) return false;
  if (!isObject(answer.witnesses) || !Object.values(answer.witnesses).every(isText)) return false;
  const results: unknown[] = answer.results;
  const places = new Set<number>();
  const isWhole = results.every((result) => {
    if (!isResult(result) || result.line < 1 || result.line > lines.length) return false;
    places.add(result.line);
    return result.id === null || result.id === idIn(lines[result.line - 1] as string);
  });
  return isWhole && places.size === lines.length && results.length === lines.length;
}

function isResult(result: unknown): result is Result {
  return (
    isObject(result) &&
    isCount(result.line) &&
    isTextOrNull(result.id) &&
    isText(result.outcome) &&
    OUTCOMES.has(result.outcome) &&
    isTextOrNull(result.code) &&
    isTextOrNull(result.field) &&
    isTexts(result.flags) &&
    isTextOrNull(result.scope) &&
    (result.seq === null || isCount(result.seq)) &&
    isTexts(result.missing) &&
    isTextOrNull(result.ticket)
  );
}

function isPullAnswer(answer: unknown): answer is PullAnswer {
  return (
    isObject(answer) &&
    isInstant(answer.now) &&
    isText(answer.today) &&
    isTexts(answer.scopes) &&
    isTexts(answer.forgotten) &&
    typeof answer.more === 'boolean' &&
    Array.isArray(answer.durable) &&
    answer.durable.every(isCount) &&
    answer.durable.length === answer.scopes.length &&
    Array.isArray(answer.pages) &&
    answer.pages.every(isPage)
  );
}

function isPage(page: unknown): page is Page {
  return (
    isObject(page) &&
    isText(page.scope) &&
    isText(page.base) &&
    typeof page.reset === 'boolean' &&
    isText(page.to) &&
    isCount(page.seq) &&
    isCount(page.head) &&
    isCount(page.filled) &&
    isCount(page.upto) &&
    isObject(page.rows) &&
    Object.values(page.rows).every(isTable) &&
    isObject(page.sums) &&
    Object.values(page.sums).every(isColumns)
  );
}

/** Columns of one length. */
function isColumns(columns: unknown): columns is Record<string, unknown[]> {
  if (!isObject(columns)) return false;
  const lists = Object.values(columns);
  const first = lists[0];
  return Array.isArray(first) && lists.every((list) => Array.isArray(list) && list.length === first.length);
}

/** Columns with ids and places among them. */
function isTable(columns: unknown): boolean {
  return isColumns(columns) && isTexts(columns.id) && (columns.seq?.every(isCount) ?? false);
}
