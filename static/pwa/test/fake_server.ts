/**
 * A server in memory behind `fetch`, small and honest: one lasting answer for each operation, a dense order in each scope,
 * and whatever can go wrong on the way there and back.
 */

import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { balances, type EntryFacts } from '../src/ledger/balance';
import { apply } from '../src/sync/apply';
import { type Fields, type Operation, rowIdOf } from '../src/sync/operation';
import type { Outcome, Result } from '../src/sync/ports';
import { uploadText } from '../src/sync/upload';
import { uuid7 } from '../src/values/ids';
import { DEVICE_ID, PERSON_ID } from './operations';

/** What happens to one request. Each is used up by the first request to its path. */
export type Fault =
  | 'lost_request'
  | 'lost_answer'
  | 'captive_portal'
  | 'cut_answer'
  | 'session_expired'
  | 'busy'
  | 'wait_a_minute'
  | 'upgrade_needed'
  | 'someone_elses_answer';

interface Scope {
  seq: number;
  /** What stands for the chain's hash at each place. */
  marks: string[];
  rows: Map<string, { kind: string; row: Fields & { id: string; seq: number } }>;
}

export class FakeServer {
  now = '2026-11-23T07:15:30.000Z';
  readonly scopes = new Map<string, Scope>();
  readonly receipts = new Map<string, { sha256: string; result: Result }>();
  /** Every line that ever arrived, repeats included. */
  readonly arrived: string[] = [];
  /** Photos that came after a line that names them. */
  readonly photos: string[] = [];
  readonly requests: { path: string; lines: number }[] = [];
  readonly faults = new Map<string, Fault[]>();
  /** Outcome other than applied, by operation id. */
  readonly verdicts = new Map<string, { outcome: Outcome; code?: string; missing?: string[] }>();
  /** Scopes on the list even if nothing is in them; null: all that exist. */
  listed: string[] | null = null;
  /** A request with this operation in it is refused as a whole. */
  poison: string | null = null;
  linesMax = 200;
  pageRows = 500;
  /** A scope with more outcomes comes in two parts the first time. */
  wholeMax = Number.POSITIVE_INFINITY;
  password = 'correct horse';
  /** Somebody has logged in before. */
  private isKnown = false;
  /** What the person's authenticator shows; null while none is set up. */
  code: string | null = null;
  /** Takes the keys of phones and gives credentials, as a server of today does; signing takes real time. */
  enrols = false;
  publicKey: string | null = null;
  credential: string | null = null;
  /** Pushes that the known key did not sign: a server of today would set their lines aside. */
  unsignedPushes = 0;
  /** Gives phones a key to seal lines to, as a server of today does. */
  sealing: CryptoKeyPair | null = null;
  /** Nobody is logged in any more: only what is signed and carries the credential is taken. */
  sessionEnded = false;
  /** Up to which seq every scope lies in every backup. */
  durable = 0;
  /** Runs after a push was stored and before its answer leaves. */
  betweenStoreAndAnswer: () => Promise<void> = async () => undefined;

  fault(path: string, ...faults: Fault[]): void {
    this.faults.set(path, [...(this.faults.get(path) ?? []), ...faults]);
  }

  scope(name: string): Scope {
    let scope = this.scopes.get(name);
    if (!scope) {
      scope = { seq: 0, marks: [], rows: new Map() };
      this.scopes.set(name, scope);
    }
    return scope;
  }

  /** The next place in a scope's order. */
  private advance(scope: Scope): number {
    this.links += 1;
    scope.marks.push(this.links.toString(16).padStart(16, '0'));
    scope.seq += 1;
    return scope.seq;
  }

  private links = 0;

  private cursorAt(name: string, seq: number): string {
    return seq === 0 ? '' : `${seq}.${this.scope(name).marks[seq - 1]}`;
  }

  private knows(name: string, cursor: string): boolean {
    const [place] = cursor.split('~');
    return this.cursorAt(name, Number((place ?? '').split('.')[0])) === place;
  }

  /** A row that came from elsewhere. */
  put(scopeName: string, kind: string, row: Fields & { id: string }): void {
    const scope = this.scope(scopeName);
    const seq = this.advance(scope);
    scope.rows.set(row.id, { kind, row: { ...row, seq } });
  }

  /** As after a restore from a copy: everything of a scope after a place is gone, and the chain differs. */
  restore(scopeName: string, seq: number): void {
    const scope = this.scope(scopeName);
    scope.seq = seq;
    scope.marks.length = seq;
    for (const [id, { row }] of scope.rows) if (row.seq > seq) scope.rows.delete(id);
    for (const [id, { result }] of this.receipts) {
      if (result.scope === scopeName && (result.seq ?? 0) > seq) this.receipts.delete(id);
    }
  }

  fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const route = path.replace(/^\/api|\?.*$/g, '');
    const fault = this.faults.get(route)?.shift();
    const lines = route === '/sync/push' ? readLines(init) : [];
    this.requests.push({ path: route, lines: lines.length });
    if (this.sessionEnded && !route.startsWith('/people/log') && !(await this.isProved(route, init, lines))) {
      return problem(401, 'session_expired');
    }
    if (
      route === '/sync/push' &&
      this.publicKey !== null &&
      !(await this.isSigned(this.publicKey, route, init, lines))
    ) {
      this.unsignedPushes += 1;
    }
    if (fault === 'lost_request') throw new TypeError('Failed to fetch');
    if (fault === 'captive_portal') return html();
    if (fault === 'session_expired') return problem(401, 'session_expired');
    if (fault === 'busy') return new Response('<h1>502</h1>', { status: 502 });
    if (fault === 'wait_a_minute') return problem(429, 'rate_limited', { 'Retry-After': '60' });
    if (fault === 'upgrade_needed') return problem(426, 'upgrade_needed', { 'Retry-After': '3600' });
    const answer = await this.answer(route, init, lines);
    if (fault === 'lost_answer') throw new TypeError('network connection was lost');
    if (fault === 'cut_answer') return new Response((await answer.text()).slice(0, -20), { status: 200 });
    if (fault === 'someone_elses_answer') {
      return json(200, {
        now: this.now,
        results: [{ ...HELD, id: crypto.randomUUID(), outcome: 'applied', seq: 1 }],
        witnesses: {},
      });
    }
    return answer;
  };

  /** Whether a phone hands something in by its own right. */
  private async isProved(route: string, init: RequestInit, lines: string[]): Promise<boolean> {
    const headers = new Headers(init.headers);
    const isUpload = route === '/sync/push' || (route.startsWith('/photos/') && init.method === 'POST');
    if (!isUpload || this.publicKey === null || headers.get('Omsap-Upload') !== this.credential) return false;
    return this.isSigned(this.publicKey, route, init, lines);
  }

  private isSigned(publicKey: string, route: string, init: RequestInit, lines: string[]): Promise<boolean> {
    const hashes = lines.map((line) => createHash('sha256').update(line).digest('hex'));
    const text =
      route === '/sync/push'
        ? uploadText('push', DEVICE_ID, hashes)
        : uploadText('photo', DEVICE_ID, [route.split('/').at(-1) ?? '']);
    return isSigned(publicKey, text, new Headers(init.headers).get('Omsap-Signature') ?? '');
  }

  private async answer(route: string, init: RequestInit, lines: string[]): Promise<Response> {
    if (route === '/sync/push') {
      if (lines.length > this.linesMax) return problem(413, 'too_large');
      if (lines.some((line) => this.poison !== null && line.includes(this.poison))) return problem(400, 'unreadable');
      const results = lines.map((line, index) => ({ ...this.push(line), line: index + 1 }));
      await this.betweenStoreAndAnswer();
      return json(200, { now: this.now, results, witnesses: this.witnesses(results) });
    }
    if (route === '/sync/sealed') {
      const sealed = textOf(init).trimEnd().split('\n').slice(1);
      const results = [];
      for (const [index, each] of sealed.entries()) results.push({ ...(await this.handIn(each)), line: index + 1 });
      return json(200, { now: this.now, results });
    }
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : {};
    if (route === '/sync/pull') return json(200, this.pull(body.cursors, body.witnesses));
    if (route === '/people/login') {
      if (body.password !== this.password) return problem(401, 'login_failed');
      if (this.code !== null && body.code === undefined) return problem(401, 'second_factor_needed');
      if ((body.code ?? null) !== this.code) return problem(401, 'second_factor_failed');
      // whoever does not say which device they are gets another one
      const id = body.device_id ?? (this.isKnown ? uuid7() : DEVICE_ID);
      this.isKnown = true;
      this.sessionEnded = false;
      const answer = { ...(await this.told()), device: { ...LOGGED_IN.device, id } };
      if (!this.enrols) return json(200, answer);
      this.publicKey = body.public_key;
      this.credential = crypto.randomUUID();
      return json(200, { ...answer, upload_credential: this.credential });
    }
    if (route === '/people/me') return json(200, { ...(await this.told()), device: null });
    if (route === '/people/logout') return new Response(null, { status: 204 });
    if (route.startsWith('/places/'))
      return json(200, { code: '35', name_th: 'ยโสธร', name_en: 'Yasothon', districts: [] });
    if (route.startsWith('/photos/')) {
      const sha256 = route.split('/').at(-1) ?? '';
      if (!this.arrived.some((line) => line.includes(sha256))) return problem(404, 'not_found');
      this.photos.push(sha256);
      return new Response(null, { status: 204 });
    }
    if (route.startsWith('/reports/')) return json(200, { as_of: this.now, founded: this.scopes.size });
    return problem(404, 'not_found');
  }

  private async told() {
    if (!this.sealing) return LOGGED_IN;
    const point = await crypto.subtle.exportKey('raw', this.sealing.publicKey);
    return { ...LOGGED_IN, sealing_key: Buffer.from(point).toString('base64url') };
  }

  /** Nobody signed it: what has no answer yet waits for a supervisor. */
  private async handIn(sealed: string): Promise<Result> {
    const line = this.sealing && (await openSealed(this.sealing, sealed));
    const operation = line ? (JSON.parse(line) as Operation) : null;
    if (!line || !operation) return { ...HELD, outcome: 'rejected', code: 'unreadable' };
    if (!this.receipts.has(operation.id)) {
      this.verdicts.set(operation.id, { outcome: 'quarantined', code: 'not_signed' });
    }
    return this.push(line);
  }

  private push(line: string): Result {
    this.arrived.push(line);
    const operation = JSON.parse(line) as Operation;
    const sha256 = createHash('sha256').update(line).digest('hex');
    const before = this.receipts.get(operation.id);
    if (before) {
      const same = { ...before.result, duplicate: true };
      return before.sha256 === sha256 ? same : { ...same, outcome: 'rejected', code: 'id_reused' };
    }
    const verdict = this.verdicts.get(operation.id) ?? { outcome: 'applied' as const };
    const missing = (verdict.missing ?? operation.needs).filter((id) => !this.receipts.has(id));
    if (missing.length > 0) return { ...HELD, id: operation.id, missing };
    if (verdict.outcome === 'retry') return { ...HELD, id: operation.id, outcome: 'retry' };
    const scope = this.scope(operation.scope);
    const seq = this.advance(scope);
    if (verdict.outcome === 'applied') {
      const id = rowIdOf(operation);
      const row = apply(operation, scope.rows.get(id)?.row ?? null);
      scope.rows.set(id, { kind: operation.kind, row: { ...row, id, seq } });
    }
    const result: Result = {
      ...HELD,
      id: operation.id,
      outcome: verdict.outcome,
      code: verdict.code ?? null,
      scope: operation.scope,
      seq,
      ticket: verdict.outcome === 'quarantined' ? 'T-1' : null,
    };
    this.receipts.set(operation.id, { sha256, result });
    return result;
  }

  private witnesses(results: readonly Result[]): Record<string, string> {
    const furthest: Record<string, string> = {};
    for (const { scope, seq } of [...results].sort((left, right) => (left.seq ?? 0) - (right.seq ?? 0))) {
      if (scope !== null && seq !== null) furthest[scope] = this.cursorAt(scope, seq);
    }
    return furthest;
  }

  private pull(cursors: Record<string, string>, witnesses: Record<string, string[]>) {
    const scopes = this.listed ?? [...this.scopes.keys()];
    const told = (name: string) => [cursors[name] ?? '', ...(witnesses[name] ?? [])];
    const named = new Set([...Object.keys(cursors), ...Object.keys(witnesses)]);
    const forgotten = [...named].filter((name) =>
      told(name).some((cursor) => cursor !== '' && !this.knows(name, cursor)),
    );
    let room = this.pageRows;
    let more = false;
    const pages = scopes.flatMap((name) => {
      const scope = this.scopes.get(name);
      if (!scope) return [];
      const cursor = cursors[name] ?? '';
      const reset = cursor !== '' && !this.knows(name, cursor);
      const [place, filling] = reset ? [''] : cursor.split('~');
      const stand = Number((place ?? '').split('.')[0]);
      const page = { scope: name, base: reset ? '' : cursor, reset, head: scope.seq, sums: {} };
      if (stand === 0 && scope.seq > this.wholeMax) {
        more = true;
        const rows = rowsOf(scope, (row, kind) => kind !== 'entry' && row.seq <= scope.seq);
        const sums = { account_balance: sumsOf(scope) };
        return [{ ...page, to: `${this.cursorAt(name, scope.seq)}~0`, seq: 0, filled: 0, upto: scope.seq, rows, sums }];
      }
      const after = filling === undefined ? stand : Number(filling);
      const upto = Math.min(filling === undefined ? scope.seq : stand, after + room);
      const end = filling === undefined ? upto : stand;
      more ||= upto < scope.seq;
      room -= upto - after;
      if (upto === after && !reset) return [];
      const isIn = ({ seq }: { seq: number }, kind: string) =>
        seq > after && seq <= upto && (filling === undefined || kind === 'entry');
      const to = upto === end ? this.cursorAt(name, end) : `${this.cursorAt(name, end)}~${upto}`;
      return [{ ...page, to, seq: upto === end ? end : 0, filled: upto, upto: end, rows: rowsOf(scope, isIn) }];
    });
    const durable = scopes.map(() => this.durable);
    return { now: this.now, today: '2026-11-23', scopes, forgotten, pages, more, durable };
  }
}

/** Whether the holder of a key signed a text, as the server checks it. */
export async function isSigned(publicKey: string, text: string, signature: string): Promise<boolean> {
  const bytes = (coded: string) => new Uint8Array(Buffer.from(coded, 'base64url'));
  const key = await crypto.subtle.importKey('raw', bytes(publicKey), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'verify',
  ]);
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(algorithm, key, bytes(signature), new TextEncoder().encode(text));
}

/** The line, as the server opens it; null for whatever was not sealed to this key. */
export async function openSealed({ privateKey, publicKey }: CryptoKeyPair, sealed: string): Promise<string | null> {
  const bytes = new Uint8Array(Buffer.from(sealed, 'base64url'));
  const point = bytes.subarray(1, 66);
  try {
    if (bytes[0] !== 1) return null;
    const own = await crypto.subtle.exportKey('raw', publicKey);
    const theirs = await crypto.subtle.importKey('raw', point, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
    const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, privateKey, 256);
    const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
    const info = Buffer.concat([Buffer.from('omsap sealed line 1'), point, new Uint8Array(own)]);
    const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    const key = await crypto.subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    const line = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.subarray(66, 78) }, key, bytes.subarray(78));
    return new TextDecoder().decode(line);
  } catch {
    return null;
  }
}

/** Rows in columns by kind. */
function rowsOf(scope: Scope, isIn: (row: { seq: number }, kind: string) => boolean) {
  const rows: Record<string, Record<string, unknown[]>> = {};
  for (const { kind, row } of scope.rows.values()) {
    if (!isIn(row, kind)) continue;
    rows[kind] ??= {};
    const columns = rows[kind];
    const length = columns.id?.length ?? 0;
    for (const key of new Set([...Object.keys(columns), ...Object.keys(row)])) {
      columns[key] ??= Array.from({ length }, () => null);
      columns[key].push(row[key] ?? null);
    }
  }
  return rows;
}

/** The running sums of a scope in columns. */
function sumsOf(scope: Scope) {
  const entries = [...scope.rows.values()].filter(({ kind }) => kind === 'entry');
  const sums = [...balances(entries.map(({ row }) => row as unknown as EntryFacts))];
  return {
    account: sums.map(([key]) => key.split('|')[0]),
    member_id: sums.map(([key]) => key.split('|')[1]),
    amount_satang: sums.map(([, amount]) => amount),
  };
}

const HELD: Result = {
  line: 1,
  id: null,
  outcome: 'held',
  code: null,
  field: null,
  flags: [],
  scope: null,
  seq: null,
  duplicate: false,
  missing: [],
  ticket: null,
};

const LOGGED_IN = {
  person: { id: PERSON_ID, name: 'officer1', display_name: 'พัฒนากร เมืองยโสธร 1', role: 'officer' },
  device: { id: DEVICE_ID, code: 'K7QM' },
  assignments: [{ role: 'officer', area_code: '350101', from_on: '2026-01-01', to_on: null }],
  now: '2026-11-23T07:15:30.000Z',
  today: '2026-11-23',
};

function textOf(init: RequestInit): string {
  const body = Buffer.from(init.body as Uint8Array<ArrayBuffer>);
  const isPacked = new Headers(init.headers).get('Content-Encoding') === 'gzip';
  return (isPacked ? gunzipSync(body) : body).toString('utf-8');
}

function readLines(init: RequestInit): string[] {
  const [header, ...lines] = textOf(init)
    .split('\n')
    .filter((line) => line !== '');
  if (JSON.parse(header ?? '').device !== DEVICE_ID) throw new Error('who sends this?');
  return lines;
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: `/api/docs#${code}`, title: '', status, code }), { status, headers });
}

function html(): Response {
  return new Response('<!doctype html><title>Free WiFi</title>', {
    status: 200,
    headers: { 'Content-Type': 'text/html' },
  });
}
