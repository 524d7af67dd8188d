import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type Fetch, HttpTransport, Server } from '../../src/adapters/http_transport';
import { formatLine } from '../../src/sync/operation';
import { DEVICE_ID, operationOf } from '../operations';

const LINE = formatLine(operationOf('entry', { amount_satang: 100 }));
const ID = JSON.parse(LINE).id as string;
const NOW = '2026-11-23T07:15:30.000Z';
const RESULT = {
  line: 1,
  id: ID,
  outcome: 'applied',
  code: null,
  field: null,
  flags: [],
  scope: 'group:x',
  seq: 1,
  duplicate: false,
  missing: [],
  ticket: null,
};
const NO_WITNESSES = { now: NOW, witnesses: {} };
const PAGE = {
  scope: 'group:x',
  base: '',
  reset: false,
  to: '1.a',
  seq: 1,
  head: 1,
  filled: 1,
  upto: 1,
  sums: {},
  rows: { entry: { id: ['e'], seq: [1] } },
};
const PULLED = {
  now: NOW,
  today: '2026-11-23',
  scopes: ['group:x'],
  forgotten: [],
  pages: [PAGE],
  more: false,
  durable: [0],
};

function transport(answer: () => Response | Promise<Response>, seen: RequestInit[] = []): HttpTransport {
  const fetch: Fetch = async (_path, init) => {
    seen.push(init);
    return answer();
  };
  const prove = async (lines: readonly string[]) => ({ 'Omsap-Signature': `of ${lines.length}` });
  return new HttpTransport(new Server(fetch), DEVICE_ID, '0.1.0', () => Date.parse(NOW), prove);
}

const json = (body: unknown, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers });
const pull = (one: HttpTransport) => one.pull({ cursors: {}, witnesses: {} }, 500, { count: 0, oldest_at: null });

it('sends the header and the lines as they are stored', async () => {
  const seen: RequestInit[] = [];
  const answer = await transport(() => json({ now: NOW, results: [RESULT], witnesses: {} }), seen).push([LINE]);
  expect(answer.results[0]?.outcome).toBe('applied');
  const [header, line, end] = Buffer.from(seen[0]?.body as Uint8Array<ArrayBuffer>)
    .toString()
    .split('\n');
  expect(JSON.parse(header ?? '')).toEqual({ protocol: 1, device: DEVICE_ID, app: '0.1.0', now: NOW });
  expect([line, end]).toEqual([LINE, '']);
  expect(seen[0]?.headers).toMatchObject({
    'Omsap-Client': '1',
    'Content-Type': 'application/x-ndjson',
    'Omsap-Signature': 'of 1',
  });
  expect(seen[0]?.signal).toBeInstanceOf(AbortSignal);
});

it('packs what is larger than a kilobyte', async () => {
  const seen: RequestInit[] = [];
  const lines = Array.from({ length: 5 }, () => LINE);
  const results = lines.map((_, index) => ({ ...RESULT, line: index + 1 }));
  await transport(() => json({ now: NOW, results, witnesses: {} }), seen).push(lines);
  expect(seen[0]?.headers).toMatchObject({ 'Content-Encoding': 'gzip' });
  const text = gunzipSync(Buffer.from(seen[0]?.body as Uint8Array<ArrayBuffer>)).toString();
  expect(text.trimEnd().split('\n').slice(1)).toEqual(lines);
});

it.each([
  ['a page of a captive portal', () => new Response('<!doctype html>', { status: 200 })],
  ['an answer cut in half', () => new Response(JSON.stringify({ now: NOW, results: [RESULT] }).slice(0, -9))],
  ['nothing', () => new Response('')],
  ['another JSON', () => json({ ok: true })],
  ['no result for the line', () => json({ ...NO_WITNESSES, results: [] })],
  ['no word of where it stands', () => json({ now: NOW, results: [RESULT] })],
  ['two results for one line', () => json({ ...NO_WITNESSES, results: [RESULT, RESULT] })],
  ['a result for another operation', () => json({ ...NO_WITNESSES, results: [{ ...RESULT, id: DEVICE_ID }] })],
  ['a line that was not sent', () => json({ ...NO_WITNESSES, results: [{ ...RESULT, line: 2 }] })],
  ['an unknown outcome', () => json({ ...NO_WITNESSES, results: [{ ...RESULT, outcome: 'ok' }] })],
  ['a place that is no number', () => json({ ...NO_WITNESSES, results: [{ ...RESULT, seq: '1' }] })],
  ['no clock', () => json({ now: 'soon', witnesses: {}, results: [RESULT] })],
  ['a portal that asks for a login', () => new Response('<h1>Login</h1>', { status: 401 })],
  ['a line that broke', () => Promise.reject(new TypeError('Failed to fetch'))],
] as const)('takes %s for no answer to a push', async (_, answer) => {
  await expect(transport(answer).push([LINE])).rejects.toMatchObject({ name: 'Trouble', sort: 'offline' });
});

it.each([
  ['a backup of no place', { ...PULLED, durable: ['yesterday'] }],
  ['places of other scopes', { ...PULLED, durable: [1, 2] }],
  ['no list of scopes', { ...PULLED, scopes: undefined }],
  ['a page without a cursor', { ...PULLED, pages: [{ ...PAGE, to: undefined }] }],
  [
    'columns of different length',
    { ...PULLED, pages: [{ ...PAGE, rows: { entry: { id: ['e'], seq: [1], note: [] } } }] },
  ],
  ['rows without places', { ...PULLED, pages: [{ ...PAGE, rows: { entry: { id: ['e'] } } }] }],
  ['rows that are no table', { ...PULLED, pages: [{ ...PAGE, rows: { entry: [] } }] }],
])('takes %s for no answer to a pull', async (_, body) => {
  await expect(pull(transport(() => json(body)))).rejects.toMatchObject({ sort: 'offline', code: 'unreadable' });
});

it('takes a whole answer to a pull', async () => {
  expect(await pull(transport(() => json(PULLED)))).toEqual(PULLED);
});

it.each([
  [401, 'session_expired', {}, { sort: 'session', code: 'session_expired' }],
  [401, 'not_signed_in', {}, { sort: 'session' }],
  [403, 'device_unknown', {}, { sort: 'session' }],
  [400, 'unreadable', {}, { sort: 'refused', code: 'unreadable' }],
  [413, 'too_large', {}, { sort: 'refused', code: 'too_large' }],
  [401, 'login_failed', {}, { sort: 'refused', code: 'login_failed' }],
  [429, 'rate_limited', { 'Retry-After': '90' }, { sort: 'busy', retry_after_seconds: 90 }],
  [503, 'internal', { 'Retry-After': '5' }, { sort: 'busy', retry_after_seconds: 5 }],
  [426, 'upgrade_needed', { 'Retry-After': '3600' }, { sort: 'busy', retry_after_seconds: 3600 }],
  [400, 'protocol_unknown', {}, { sort: 'busy', code: 'protocol_unknown' }],
  [500, 'internal', {}, { sort: 'busy', code: 'internal', retry_after_seconds: null }],
])('reads a refusal %i %s', async (status, code, headers, then) => {
  await expect(transport(() => json({ code, status }, status, headers)).push([LINE])).rejects.toMatchObject(then);
});

it.each([502, 504, 404])('takes a %i of something between us and the server for no answer', async (status) => {
  const answer = transport(() => new Response('<h1>nginx</h1>', { status })).push([LINE]);
  await expect(answer).rejects.toMatchObject({ code: 'unreadable' });
});
