/** The whole phone against a server that loses, cuts, repeats and refuses: nothing may be lost, doubled or flicker. */

import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { effect, signal } from '@preact/signals';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from '../src/adapters/database';
import { openCasesOf } from '../src/cases/open_cases';
import { balanceOf, balances } from '../src/ledger/balance';
import { bookOf } from '../src/ledger/brought_forward';
import { LocalPhone } from '../src/phone';
import type { Draft } from '../src/sync/ports';
import { newId } from '../src/sync/ports';
import { eventually, FakeBell, settle } from './fake_bell';
import { FakeServer, type Fault } from './fake_server';
import { DEVICE_ID, ENTRY, GROUP_ID, MEMBER_ID, PERSON_ID, SCOPE } from './operations';
import { KEY_ROUNDS, passGate } from './pass_gate';

let server: FakeServer;
let bell: FakeBell;
let phones: LocalPhone[];
let online = true;
/** Whether somebody looks at the screen. */
let seen = true;
/** Milliseconds every request takes. */
let slowness = 0;
/** What the browser says of its space. */
let space = { usage: 0, quota: 1e9 };
/** Every request, those that found no line included. */
let asked: { path: string; at: number }[] = [];

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  // packing and signing take real time, which the held clock does not know of
  vi.stubGlobal('CompressionStream', undefined);
  vi.spyOn(crypto.subtle, 'sign').mockImplementation(async () => new ArrayBuffer(64));
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(
    async (_name, text) =>
      Uint8Array.from(
        createHash('sha256')
          .update(new Uint8Array(text as ArrayBuffer))
          .digest(),
      ).buffer,
  );
  server = new FakeServer();
  bell = new FakeBell();
  phones = [];
  online = true;
  seen = true;
  asked = [];
  slowness = 0;
  space = { usage: 0, quota: 1e9 };
});

afterEach(async () => {
  for (const phone of phones) await phone.stop();
  vi.unstubAllGlobals();
});

/** Another tab of the same phone. */
async function openTab(): Promise<LocalPhone> {
  const phone = new LocalPhone({
    fetch: (path, init) => {
      asked.push({ path, at: bell.now() });
      bell.pass(slowness);
      return online ? server.fetch(path, init) : Promise.reject(new TypeError('Failed to fetch'));
    },
    bell,
    version: '0.1.0',
    builtAt: Date.parse('2026-11-01'),
    isOnline: () => online,
    isVisible: () => seen,
    persist: async () => true,
    persisted: async () => false,
    estimate: async () => space,
    keyRounds: KEY_ROUNDS,
    isForgetful: false,
    update: signal(false),
    applyUpdate: () => undefined,
  });
  phones.push(phone);
  await phone.start();
  if (phone.gate.lock.value) await passGate(phone);
  return phone;
}

/** A phone whose person is logged in and that has heard from the server. */
async function openPhone(): Promise<LocalPhone> {
  const phone = await openTab();
  expect(await phone.login('officer1', server.password)).toEqual({ ok: true });
  await passGate(phone);
  await untilState(phone, 'sent');
  return phone;
}

async function untilState(phone: LocalPhone, state: string): Promise<void> {
  await eventually(
    async () => {
      await bell.advance(1000);
      return phone.sign.value.state === state;
    },
    `${state}, not ${JSON.stringify(phone.sign.value)}`,
  );
}

/** Waits until something holds, while time passes in steps. */
function eventuallyIn(stepMs: number, holds: () => boolean, what: string): Promise<void> {
  return eventually(async () => {
    await bell.advance(stepMs);
    return holds();
  }, what);
}

const entry = (changes: object = {}): Draft => ({
  kind: 'entry',
  scope: SCOPE,
  data: { ...ENTRY, ...changes },
  slip: true,
});
const founding = (): Draft => ({
  kind: 'group',
  scope: SCOPE,
  id: GROUP_ID,
  data: { id: GROUP_ID, set: { name: 'กลุ่มบ้านหนองแสง', area_level: 'village' } },
});

function total(phone: LocalPhone): number {
  return phone.rows.all('entry', SCOPE).reduce((sum, row) => sum + row.amount_satang, 0);
}

function totalOnServer(): number {
  const rows = [...server.scope(SCOPE).rows.values()].filter((each) => each.kind === 'entry');
  return rows.reduce((sum, { row }) => sum + Number(row.amount_satang), 0);
}

it('sends what was saved once a burst is over, and is green only when the row came back', async () => {
  const phone = await openPhone();
  const before = server.requests.length;
  const [id] = await phone.save([entry()]);
  expect(phone.sign.value).toMatchObject({ state: 'waiting', waiting: 1 });
  await bell.advance(4_999);
  expect(server.requests.slice(before)).toEqual([]);
  await bell.advance(1);
  await eventually(() => phone.sign.value.state === 'sent', 'green');
  expect(server.receipts.get(id as string)?.result.outcome).toBe('applied');
  expect(phone.rows.find('entry', id as string)).toMatchObject({ mark: 'server', seq: 1 });
});

it('knows the fingerprint of a line from the moment it is saved, and it is that of the line the server gets', async () => {
  const phone = await openPhone();
  online = false;
  const [id = ''] = await phone.save([entry()]);
  const fingerprint = await phone.fingerprint(id);
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  online = true;
  phone.syncNow();
  await untilState(phone, 'sent');
  expect(server.receipts.get(id)?.sha256).toBe(fingerprint);
  expect(await phone.fingerprint(id)).toBe(fingerprint);
  expect(await phone.fingerprint(newId())).toBeNull();
});

it('waits for the end of a burst, but not beyond fifty', async () => {
  const phone = await openPhone();
  const before = server.requests.length;
  for (let count = 0; count < 49; count += 1) {
    await phone.save([entry()]);
    await bell.advance(1_000);
  }
  expect(server.requests.slice(before)).toEqual([]);
  await phone.save([entry()]);
  await bell.advance(0);
  await eventually(() => server.receipts.size === 50, 'sent without waiting for more');
  await untilState(phone, 'sent');
  expect(server.requests.slice(before).filter((request) => request.path === '/sync/push')).toEqual([
    { path: '/sync/push', lines: 50 },
  ]);
});

it('sends at once when a collection closes and when somebody taps', async () => {
  const phone = await openPhone();
  await phone.save([{ ...entry(), closes: true }]);
  await bell.advance(0);
  await eventually(() => phone.sign.value.state === 'sent', 'sent at the close');
  await phone.save([entry()]);
  phone.syncNow();
  await bell.advance(0);
  await eventually(() => phone.sign.value.state === 'sent', 'sent at the tap');
});

const FAULTS: Fault[] = [
  'lost_request',
  'lost_answer',
  'captive_portal',
  'cut_answer',
  'busy',
  'wait_a_minute',
  'someone_elses_answer',
];

it.each(FAULTS)('%s on a push: nothing lost, nothing twice', async (fault) => {
  const phone = await openPhone();
  server.fault('/sync/push', fault, fault);
  const ids = await phone.save([entry(), entry({ amount_satang: 2_500 })]);
  await bell.advance(5_000);
  expect(phone.sign.value).toMatchObject({ state: 'waiting', waiting: 2 });
  expect(total(phone)).toBe(12_500);
  await bell.advance(20 * 60_000);
  await untilState(phone, 'sent');
  expect(totalOnServer()).toBe(12_500);
  expect([...server.receipts.keys()].sort()).toEqual([...ids].sort());
  expect(total(phone)).toBe(12_500);
});

it.each(FAULTS)('%s on a pull changes nothing on the phone, and the next pull brings all', async (fault) => {
  const phone = await openPhone();
  server.put(SCOPE, 'member', { id: MEMBER_ID, first_name: 'บุญมี', number: '0001' });
  server.fault('/sync/pull', fault);
  phone.syncNow();
  await bell.advance(0);
  expect(phone.rows.all('member')).toEqual([]);
  await bell.advance(20 * 60_000);
  await eventually(() => phone.rows.all('member').length === 1, 'the member');
});

it('an answer that was lost is the same answer when asked again', async () => {
  const phone = await openPhone();
  server.fault('/sync/push', 'lost_answer');
  await phone.save([entry()]);
  await bell.advance(5_000);
  expect(server.receipts.size).toBe(1);
  await bell.advance(60_000);
  await untilState(phone, 'sent');
  expect(new Set(server.arrived).size).toBe(1);
  expect(server.arrived.length).toBe(2);
});

it('waits as long as the server asks, even when tapped, and tries at once when the line is back otherwise', async () => {
  const phone = await openPhone();
  server.fault('/sync/push', 'wait_a_minute');
  await phone.save([entry()]);
  await bell.advance(5_000);
  const before = server.requests.length;
  phone.syncNow();
  await bell.advance(30_000);
  expect(server.requests.slice(before).filter(({ path }) => path === '/sync/push')).toEqual([]);
  await bell.advance(31_000);
  await untilState(phone, 'sent');

  online = false;
  phone.networkChanged();
  await phone.save([entry()]);
  await bell.advance(60_000);
  expect(phone.sign.value).toMatchObject({ state: 'waiting', online: false });
  online = true;
  phone.networkChanged();
  await bell.advance(0);
  await eventually(() => phone.sign.value.state === 'sent', 'sent when the line came back');
});

/** Seconds between the pushes asked for since the list was emptied. */
function waitsBetweenPushes(): number[] {
  const pushes = asked.filter(({ path }) => path === '/api/sync/push').map(({ at }) => at);
  return pushes.slice(1).map((at, index) => Math.round((at - (pushes[index] as number)) / 1000));
}

it('tries again within half a minute, however long there was no line, while somebody looks', async () => {
  const phone = await openPhone();
  bell.luck = 1 - Number.EPSILON;
  online = false;
  await phone.save([entry()]);
  asked.length = 0;
  await bell.advance(4 * 60_000);
  expect(waitsBetweenPushes().slice(0, 6)).toEqual([5, 10, 20, 30, 30, 30]);
});

it('backs off further with each trouble, never beyond a quarter of an hour, and begins anew after a success', async () => {
  const phone = await openPhone();
  bell.luck = 1 - Number.EPSILON;
  online = false;
  seen = false;
  await phone.save([entry()]);
  asked.length = 0;
  await bell.advance(2 * 60 * 60_000);
  expect(waitsBetweenPushes().slice(0, 12)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
  online = true;
  await bell.advance(16 * 60_000);
  await untilState(phone, 'sent');
  online = false;
  await phone.save([entry()]);
  asked.length = 0;
  await bell.advance(11_000);
  expect(asked.filter(({ path }) => path === '/api/sync/push').length).toBe(2);
});

it('a session that ran out pauses everything and loses nothing; the same login goes on', async () => {
  const phone = await openPhone();
  server.fault('/sync/push', 'session_expired');
  await phone.save([entry()]);
  await bell.advance(5_000);
  expect(phone.sign.value).toMatchObject({ state: 'waiting', session: 'expired' });
  const before = server.requests.length;
  await phone.save([entry()]);
  phone.syncNow();
  // whoever comes back after a year finds everything as it was
  await bell.advance(400 * 24 * 60 * 60_000);
  expect(server.requests.length).toBe(before);
  expect(await phone.login('Officer1', 'wrong')).toMatchObject({ ok: false, code: 'login_failed' });
  expect(phone.sign.value.waiting).toBe(2);
  expect(await phone.login('Officer1', server.password)).toEqual({ ok: true });
  await passGate(phone);
  await untilState(phone, 'sent');
  expect(totalOnServer()).toBe(20_000);
});

/** A phone whose key the server has taken, with one deposit sent in its session; then the session ends. */
async function openEnrolled(): Promise<LocalPhone> {
  vi.mocked(crypto.subtle.sign).mockRestore();
  server.enrols = true;
  const phone = await openPhone();
  await phone.save([entry()]);
  await untilState(phone, 'sent');
  server.sessionEnded = true;
  return phone;
}

it('what is recorded goes long after the session has ended; what is new waits for a login', async () => {
  const phone = await openEnrolled();
  bell.pass(400 * 24 * 60 * 60_000);
  server.put(SCOPE, 'note', { id: newId() });
  phone.syncNow();
  await eventuallyIn(1000, () => phone.sign.value.session === 'sends_only', 'heard that the session has ended');
  const before = server.requests.length;
  await phone.save([entry()]);
  await eventuallyIn(1000, () => phone.sign.value.waiting === 0, 'sent');
  expect(totalOnServer()).toBe(20_000);
  // it arrived, and nobody claims that it came back
  expect(phone.sign.value).toMatchObject({ state: 'fetching', unseen: 1, session: 'sends_only' });
  expect(server.requests.slice(before)).toEqual([{ path: '/sync/push', lines: 1 }]);
  expect(await phone.login('officer1', server.password)).toEqual({ ok: true });
  await untilState(phone, 'sent');
  expect(phone.sign.value.session).toBe('ok');
  expect(total(phone)).toBe(20_000);
});

it('photos go without a session too', async () => {
  const phone = await openEnrolled();
  phone.syncNow();
  await eventuallyIn(1000, () => phone.sign.value.session === 'sends_only', 'heard that the session has ended');
  const sha256 = await phone.keepPhoto(SCOPE, new Uint8Array([255, 216, 255, 1]));
  await phone.save([entry({ photo_sha256: sha256 })]);
  await eventuallyIn(1000, () => phone.sign.value.photos === 0, 'the photo went');
  expect(server.photos).toEqual([sha256]);
  expect(phone.sign.value.session).toBe('sends_only');
});

it('says that nothing goes when the server takes its credential no more, and loses nothing', async () => {
  const phone = await openEnrolled();
  server.credential = 'ended with a new password';
  await phone.save([entry()]);
  await eventuallyIn(1000, () => phone.sign.value.session === 'expired', 'asks for a login');
  const before = server.requests.length;
  phone.syncNow();
  await bell.advance(24 * 60 * 60_000);
  expect(server.requests.length).toBe(before);
  expect(phone.sign.value).toMatchObject({ state: 'waiting', waiting: 1 });
  expect(await phone.login('officer1', server.password)).toEqual({ ok: true });
  await untilState(phone, 'sent');
  expect(totalOnServer()).toBe(20_000);
});

it('keeps its key over logout and login, and signs with it again', async () => {
  const phone = await openEnrolled();
  const { publicKey, credential } = server;
  await phone.logout();
  expect(await phone.login('Officer1', server.password)).toEqual({ ok: true });
  await passGate(phone);
  expect(server.publicKey).toBe(publicKey);
  expect(server.credential).not.toBe(credential);
  server.sessionEnded = true;
  await phone.save([entry()]);
  await eventuallyIn(1000, () => phone.sign.value.waiting === 0, 'sent');
  expect(totalOnServer()).toBe(20_000);
});

it('signs with a key the server knows even if the answer that said so was cut', async () => {
  const phone = await openPhone();
  vi.mocked(crypto.subtle.sign).mockRestore();
  server.enrols = true;
  server.fault('/people/login', 'cut_answer');
  expect(await phone.login('officer1', server.password)).toMatchObject({ ok: false, code: 'offline' });
  await phone.save([entry()]);
  await untilState(phone, 'sent');
  expect(server.publicKey).not.toBeNull();
  expect(server.unsignedPushes).toBe(0);
});

it('a tab sends with the credential another one got', async () => {
  const phone = await openEnrolled();
  const other = await openTab();
  expect(await phone.login('officer1', server.password)).toEqual({ ok: true });
  server.sessionEnded = true;
  await phone.stop();
  await other.save([entry()]);
  await eventuallyIn(1000, () => other.sign.value.waiting === 0, 'sent');
  expect(totalOnServer()).toBe(20_000);
});

it('a login that needs a code is given one, and what waits is still there', async () => {
  const phone = await openPhone();
  server.fault('/sync/push', 'session_expired');
  server.code = '123456';
  await phone.save([entry()]);
  await bell.advance(5_000);
  expect(await phone.login('Officer1', server.password)).toMatchObject({ ok: false, code: 'second_factor_needed' });
  expect(await phone.login('Officer1', server.password, '654321')).toMatchObject({ code: 'second_factor_failed' });
  expect(phone.sign.value.waiting).toBe(1);
  expect(await phone.login('Officer1', server.password, '123456')).toEqual({ ok: true });
  await passGate(phone);
  await untilState(phone, 'sent');
  expect(totalOnServer()).toBe(10_000);
});

it('halves a batch that is too large until it fits', async () => {
  const phone = await openPhone();
  server.linesMax = 3;
  await phone.save(Array.from({ length: 20 }, () => entry()));
  await bell.advance(5_000);
  await untilState(phone, 'sent');
  expect(server.receipts.size).toBe(20);
});

it('keeps its batches whole while there is no line at all, and sends shorter ones over a line that breaks', async () => {
  const phone = await openPhone();
  await phone.save(Array.from({ length: 100 }, () => entry()));
  online = false;
  await bell.advance(30 * 60_000);
  online = true;
  server.requests.length = 0;
  slowness = 20_000;
  server.fault('/sync/push', 'lost_request');
  await bell.advance(16 * 60_000);
  slowness = 0;
  await eventuallyIn(10_000, () => phone.sign.value.state === 'sent', 'green');
  const sizes = server.requests.filter(({ path }) => path === '/sync/push').map(({ lines }) => lines);
  expect(sizes.slice(0, 2)).toEqual([100, 50]);
  expect(server.receipts.size).toBe(100);
});

it('sends longer batches again only while answers come quickly', async () => {
  const phone = await openPhone();
  await phone.save(Array.from({ length: 350 }, () => entry()));
  server.requests.length = 0;
  slowness = 20_000;
  server.fault('/sync/push', 'lost_request');
  server.betweenStoreAndAnswer = async () => {
    if (server.receipts.size >= 200) slowness = 0;
  };
  phone.syncNow();
  await eventuallyIn(10_000, () => phone.sign.value.state === 'sent', 'green');
  const sizes = server.requests.filter(({ path }) => path === '/sync/push').map(({ lines }) => lines);
  expect(sizes).toEqual([200, 100, 100, 100, 50]);
  online = false;
  await phone.save(Array.from({ length: 250 }, () => entry()));
  online = true;
  server.requests.length = 0;
  phone.syncNow();
  await eventuallyIn(10_000, () => phone.sign.value.state === 'sent', 'green');
  const quick = server.requests.filter(({ path }) => path === '/sync/push').map(({ lines }) => lines);
  expect(quick).toEqual([200, 50]);
});

it('finds the one operation that breaks every request, sends all others, and keeps it', async () => {
  const phone = await openPhone();
  const ids = await phone.save(Array.from({ length: 21 }, () => entry()));
  server.poison = ids[7] as string;
  await bell.advance(5_000);
  await eventually(() => server.receipts.size === 20, 'all others sent');
  await eventually(() => phone.outbox.value.length === 1, 'one kept');
  expect(phone.outbox.value).toMatchObject([{ id: ids[7], state: 'waiting', code: 'unreadable' }]);
  expect(phone.sign.value.state).toBe('waiting');
  server.poison = null;
  await bell.advance(20 * 60_000);
  await untilState(phone, 'sent');
});

it('a draft sees what the drafts before it in the same save have changed', async () => {
  const phone = await openPhone();
  const id = newId();
  const edit = (set: object): Draft => ({ kind: 'member', scope: SCOPE, data: { id, set } });
  await phone.save([
    edit({ number: '0001', first_name: 'บุญมี' }),
    edit({ first_name: 'บุญมา' }),
    edit({ first_name: 'บุญมา' }),
    entry({ member_id: id }),
  ]);
  const lines = (await phone.exportOutbox())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.data.set ?? line.needs)).toEqual([
    { number: [null, '0001'], first_name: [null, 'บุญมี'] },
    { first_name: ['บุญมี', 'บุญมา'] },
    [id],
  ]);
  expect(phone.rows.find('member', id)).toMatchObject({ number: '0001', first_name: 'บุญมา', mark: 'phone' });
});

it('founds a group without a signal and sends it with its first members and money', async () => {
  const phone = await openPhone();
  online = false;
  phone.networkChanged();
  await phone.save([founding()]);
  const memberId = newId();
  await phone.save([
    { kind: 'member', scope: SCOPE, id: memberId, data: { id: memberId, set: { number: '0001', first_name: 'บุญมี' } } },
  ]);
  await phone.save([entry({ member_id: memberId })]);
  expect(phone.rows.find('group', GROUP_ID)).toMatchObject({ name: 'กลุ่มบ้านหนองแสง', mark: 'phone' });
  online = true;
  phone.networkChanged();
  await untilState(phone, 'sent');
  expect(phone.rows.find('group', GROUP_ID)?.mark).toBe('server');
  const lines = server.arrived.map((line) => JSON.parse(line));
  expect(lines.map((line) => [line.kind, line.number])).toEqual([
    ['group', 1],
    ['member', 2],
    ['entry', 3],
  ]);
  expect(lines[2].needs).toEqual([memberId]);
});

it('a list of scopes that does not know the founded group yet takes nothing away', async () => {
  const phone = await openPhone();
  await phone.save([founding(), entry()]);
  // the pull is asked before the push is stored, and answered without the new group
  server.listed = [`person:${PERSON_ID}`];
  phone.syncNow();
  await bell.advance(0);
  await eventually(() => server.receipts.size === 2, 'stored');
  expect(phone.rows.find('group', GROUP_ID)?.name).toBe('กลุ่มบ้านหนองแสง');
  expect(total(phone)).toBe(10_000);
});

it('what the server holds stays, others go on, and it goes when what it needs is known', async () => {
  const phone = await openPhone();
  const [held] = await phone.save([entry()]);
  server.verdicts.set(held as string, { outcome: 'applied', missing: [MEMBER_ID] });
  await phone.save([entry()]);
  await bell.advance(5_000);
  await eventually(() => server.receipts.size === 1, 'the other is sent');
  expect(phone.outbox.value).toMatchObject([{ id: held, state: 'held', missing: [MEMBER_ID] }]);
  server.verdicts.clear();
  phone.syncNow();
  await untilState(phone, 'sent');
});

it('tries what was held once more in the same cycle, when what it needs was just answered', async () => {
  const phone = await openPhone();
  const [first, second] = (await phone.save([entry(), entry()])) as [string, string];
  server.verdicts.set(first, { outcome: 'applied', missing: [second] });
  await bell.advance(5_000);
  expect([...server.receipts.keys()]).toEqual([second, first]);
});

it('retry is not an answer', async () => {
  const phone = await openPhone();
  const [id] = await phone.save([entry()]);
  server.verdicts.set(id as string, { outcome: 'retry' });
  await bell.advance(5_000);
  expect(phone.sign.value).toMatchObject({ state: 'waiting', waiting: 1 });
  server.verdicts.clear();
  await bell.advance(10_000);
  expect(server.receipts.size).toBe(1);
  await untilState(phone, 'sent');
});

it('rejected and quarantined stay visible until somebody has dealt with them', async () => {
  const phone = await openPhone();
  const [rejected, aside] = await phone.save([entry(), entry({ amount_satang: 500 })]);
  server.verdicts.set(rejected as string, { outcome: 'rejected', code: 'no_such_date' });
  server.verdicts.set(aside as string, { outcome: 'quarantined', code: 'foreign_scope' });
  await bell.advance(5_000);
  await untilState(phone, 'needs_you');
  expect(phone.sign.value).toMatchObject({ waiting: 0, needs_you: 2, with_support: 1 });
  expect(phone.outbox.value).toMatchObject([
    { id: rejected, state: 'needs_you', code: 'no_such_date' },
    { id: aside, state: 'with_support', code: 'foreign_scope', ticket: 'T-1' },
  ]);
  expect(phone.rows.all('entry', SCOPE).map((row) => row.mark)).toEqual(['needs_you', 'needs_you']);
  await phone.settle(rejected as string);
  await phone.settle(aside as string);
  expect(phone.sign.value.state).toBe('sent');
  expect(phone.rows.all('entry', SCOPE)).toEqual([]);
});

/** Support decides about the one operation that lies with it, and the phone hears of it. */
async function answer(phone: LocalPhone, choice: 'admitted' | 'declined'): Promise<void> {
  const file = `person:${PERSON_ID}`;
  server.put(file, 'set_aside_answer', { id: newId(), ticket: 'T-1', choice, note: null, civil_on: '2026-11-23' });
  phone.syncNow();
}

async function saveAside(phone: LocalPhone): Promise<string> {
  const [aside] = await phone.save([entry({ amount_satang: 500 })]);
  server.verdicts.set(aside as string, { outcome: 'quarantined', code: 'foreign_scope' });
  await bell.advance(5_000);
  await untilState(phone, 'needs_you');
  return aside as string;
}

it('what support admitted leaves the list, and its row is shown once', async () => {
  const phone = await openPhone();
  const aside = await saveAside(phone);
  server.put(SCOPE, 'entry', { id: aside, ...ENTRY, amount_satang: 500 });
  await answer(phone, 'admitted');
  await untilState(phone, 'sent');
  expect(phone.outbox.value).toEqual([]);
  expect(phone.rows.all('entry', SCOPE)).toMatchObject([{ id: aside, amount_satang: 500, mark: 'server' }]);
});

it('what support declined is in no book and needs its author, who puts it away', async () => {
  const phone = await openPhone();
  const aside = await saveAside(phone);
  await answer(phone, 'declined');
  await eventuallyIn(1000, () => phone.outbox.value[0]?.state === 'needs_you', 'the answer');
  expect(phone.outbox.value).toMatchObject([{ id: aside, code: 'declined', ticket: 'T-1' }]);
  expect(phone.sign.value).toMatchObject({ state: 'needs_you', needs_you: 1, with_support: 0 });
  await phone.settle(aside);
  await untilState(phone, 'sent');
  expect(phone.rows.all('entry', SCOPE)).toEqual([]);
});

it('a conflict needs somebody until its case is settled', async () => {
  const phone = await openPhone();
  server.put(SCOPE, 'member', { id: MEMBER_ID, number: '0001', first_name: 'บุญมี', pledge_satang: 10_000 });
  phone.syncNow();
  await eventuallyIn(100, () => phone.rows.all('member').length === 1, 'the member');
  const [id] = await phone.save([
    { kind: 'member', scope: SCOPE, data: { id: MEMBER_ID, set: { pledge_satang: 20_000 } } },
  ]);
  server.verdicts.set(id as string, { outcome: 'conflict', code: 'field_conflict' });
  expect(phone.rows.find('member', MEMBER_ID)?.pledge_satang).toBe(20_000);
  await bell.advance(5_000);
  await untilState(phone, 'needs_you');
  await eventually(() => phone.rows.find('member', MEMBER_ID)?.pledge_satang === 10_000, 'the agreed value');
  expect(phone.rows.find('member', MEMBER_ID)?.mark).toBe('needs_you');
  server.put(SCOPE, 'case', { id: newId(), operation_id: id, settled_by: PERSON_ID });
  phone.syncNow();
  await untilState(phone, 'sent');
});

it('an answer given here lets go at once, and only when every case of the edit is answered', async () => {
  const phone = await openPhone();
  server.put(SCOPE, 'member', { id: MEMBER_ID, number: '0001', first_name: 'บุญมี', pledge_satang: 10_000 });
  phone.syncNow();
  await eventuallyIn(100, () => phone.rows.all('member').length === 1, 'the member');
  const set = { pledge_satang: 20_000, first_name: 'บุญมา' };
  const [id] = await phone.save([{ kind: 'member', scope: SCOPE, data: { id: MEMBER_ID, set } }]);
  server.verdicts.set(id as string, { outcome: 'conflict', code: 'field_conflict' });
  const cases = [newId(), newId()];
  for (const one of cases) server.put(SCOPE, 'case', { id: one, operation_id: id, settled_by: null });
  await bell.advance(5_000);
  await untilState(phone, 'needs_you');
  const answer = (case_id: string | undefined): Draft => ({
    kind: 'case_settle',
    scope: SCOPE,
    data: { case_id, choice: 'kept', note: null },
  });
  await phone.save([answer(cases[0])]);
  expect(phone.sign.value).toMatchObject({ needs_you: 1, waiting: 1 });
  await phone.save([answer(cases[1])]);
  expect(phone.sign.value).toMatchObject({ needs_you: 0, waiting: 2 });
});

it('a case whose answer was refused is open again', async () => {
  const phone = await openPhone();
  const caseId = newId();
  server.put(SCOPE, 'case', { id: caseId, operation_id: newId(), settled_by: null });
  phone.syncNow();
  await eventuallyIn(100, () => openCasesOf(phone.rows, SCOPE).length === 1, 'the case');
  const [id] = await phone.save([
    { kind: 'case_settle', scope: SCOPE, data: { case_id: caseId, choice: 'kept', note: null } },
  ]);
  expect(openCasesOf(phone.rows, SCOPE)).toEqual([]);
  server.verdicts.set(id as string, { outcome: 'rejected', code: 'not_allowed' });
  await bell.advance(5_000);
  await untilState(phone, 'needs_you');
  expect(openCasesOf(phone.rows, SCOPE)).toHaveLength(1);
});

it('keeps what it sent until that lies in every backup and is five weeks old', async () => {
  const phone = await openPhone();
  await phone.save([founding(), entry()]);
  await untilState(phone, 'sent');
  const connection = new Connection(`omsap-${PERSON_ID}`);
  const kept = () => connection.use((database) => database.count('journal'));
  const pull = async (now: string, durable: number) => {
    server.now = now;
    server.durable = durable;
    phone.syncNow();
    await untilState(phone, 'sent');
    await settle();
  };
  await pull('2027-06-01T00:00:00.000Z', 0);
  await pull('2026-12-27T00:00:00.000Z', 2);
  expect(await kept()).toBe(2);
  await pull('2027-06-01T00:00:00.000Z', 1);
  expect(await kept()).toBe(1);
  await pull('2027-06-01T00:00:00.000Z', 2);
  expect(await kept()).toBe(0);
  expect(phone.sign.value.state).toBe('sent');
  expect(total(phone)).toBe(10_000);
  await connection.shut();
});

it('no figure flickers between push and pull', async () => {
  const phone = await openPhone();
  const totals: number[] = [];
  effect(() => void totals.push(total(phone)));
  server.fault('/sync/pull', 'lost_request', 'captive_portal');
  for (let count = 1; count <= 5; count += 1) {
    await phone.save([entry()]);
    await bell.advance(6_000);
  }
  await bell.advance(60 * 60_000);
  await untilState(phone, 'sent');
  expect(totals).toEqual([...totals].sort((left, right) => left - right));
  expect(totals.at(-1)).toBe(50_000);
});

it('two saves at the same moment follow one another: the second sees what the first changed', async () => {
  const phone = await openPhone();
  const id = newId();
  const edit = (name: string): Draft[] => [{ kind: 'member', scope: SCOPE, data: { id, set: { first_name: name } } }];
  await Promise.all(['บุญมี', 'บุญมา', 'บุญชู'].map((name) => phone.save(edit(name))));
  const lines = (await phone.exportOutbox())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.data.set.first_name)).toEqual([
    [null, 'บุญมี'],
    ['บุญมี', 'บุญมา'],
    ['บุญมา', 'บุญชู'],
  ]);
});

it('a page that overtakes the answer of its own push is no trouble', async () => {
  const phone = await openPhone();
  server.betweenStoreAndAnswer = async () => {
    server.betweenStoreAndAnswer = async () => undefined;
    phone.syncNow();
    await bell.advance(0);
    await eventually(() => phone.rows.place(SCOPE)?.seq === 1, 'the page');
    expect(total(phone)).toBe(10_000);
  };
  await phone.save([{ ...entry(), closes: true }]);
  await bell.advance(0);
  await untilState(phone, 'sent');
  expect(total(phone)).toBe(10_000);
});

it('two tabs save at once: one chain, nothing lost, nothing twice', async () => {
  const first = await openPhone();
  const second = await openTab();
  await Promise.all([first, second, first, second, first, second].map((tab) => tab.save([entry(), entry()])));
  first.syncNow();
  second.syncNow();
  await untilState(first, 'sent');
  await untilState(second, 'sent');
  const lines = [...new Set(server.arrived)].map((line) => JSON.parse(line));
  const numbers = lines.map((line) => line.number).sort((left, right) => left - right);
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  const slips = new Set(lines.map((line) => line.data.slip_number));
  expect([...slips].sort()).toEqual(
    Array.from({ length: 12 }, (_, index) => `K7QM-${String(index + 1).padStart(6, '0')}`),
  );
  expect(totalOnServer()).toBe(120_000);
  expect([total(first), total(second)]).toEqual([120_000, 120_000]);
});

it('a tab shows what another one saved', async () => {
  const first = await openPhone();
  const second = await openTab();
  await bell.advance(0);
  await first.save([entry()]);
  await eventually(() => second.sign.value.waiting === 1, 'heard');
  expect(total(second)).toBe(10_000);
  first.syncNow();
  await bell.advance(0);
  await eventually(() => second.sign.value.state === 'sent', 'heard that it was sent');
  expect(second.rows.all('entry', SCOPE).map((row) => row.mark)).toEqual(['server']);
});

it('opens without a network with everything it knew, pending work included', async () => {
  const phone = await openPhone();
  server.put(SCOPE, 'member', { id: MEMBER_ID, number: '0001', first_name: 'บุญมี' });
  phone.syncNow();
  await eventuallyIn(100, () => phone.rows.all('member').length === 1, 'the member');
  online = false;
  await phone.save([entry()]);
  await phone.drafts.keep('group/new', { name: 'กลุ่ม' });
  await phone.stop();
  phones = [];
  const opened = await openTab();
  expect(opened.person.value?.display_name).toBe('พัฒนากร เมืองยโสธร 1');
  expect(opened.device.value).toEqual({ id: DEVICE_ID, code: 'K7QM' });
  expect(opened.rows.find('member', MEMBER_ID)?.mark).toBe('server');
  expect(total(opened)).toBe(10_000);
  expect(opened.sign.value).toMatchObject({ state: 'waiting', waiting: 1 });
  expect(await opened.drafts.load('group/new')).toEqual({ name: 'กลุ่ม' });
  await opened.save([entry()]);
  const lines = (await opened.exportOutbox())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.number)).toEqual([1, 2]);
});

it('work for a scope that was lost is delivered before its rows are purged', async () => {
  const phone = await openPhone();
  server.put(SCOPE, 'member', { id: MEMBER_ID, number: '0001', first_name: 'บุญมี' });
  phone.syncNow();
  await eventuallyIn(100, () => phone.rows.all('member').length === 1, 'the member');
  server.listed = [`person:${PERSON_ID}`];
  server.fault('/sync/push', 'lost_request');
  await phone.save([{ ...entry(), closes: true }]);
  phone.syncNow();
  await bell.advance(0);
  expect(phone.rows.all('member').length).toBe(1);
  expect(phone.sign.value.waiting).toBe(1);
  await bell.advance(60 * 60_000);
  await untilState(phone, 'sent');
  expect(server.receipts.size).toBe(1);
  expect(phone.rows.all('member')).toEqual([]);
  expect(phone.rows.all('entry')).toEqual([]);
});

it('a server restored from a copy gets back what this phone had sent', async () => {
  const phone = await openPhone();
  await phone.save([entry()]);
  await bell.advance(5_000);
  await untilState(phone, 'sent');
  await phone.save([entry({ amount_satang: 2_500 })]);
  await bell.advance(5_000);
  await untilState(phone, 'sent');
  server.restore(SCOPE, 1);
  expect(totalOnServer()).toBe(10_000);
  phone.syncNow();
  const tapped = bell.now();
  await eventuallyIn(10, () => totalOnServer() === 12_500, 'sent again');
  expect(bell.now() - tapped).toBeLessThan(60_000);
  await untilState(phone, 'sent');
  expect(total(phone)).toBe(12_500);
});

it('what was answered and never pulled is sent again after a restore, even when others have written since', async () => {
  const phone = await openPhone();
  await phone.save([entry()]);
  await bell.advance(5_000);
  await untilState(phone, 'sent');
  server.fault('/sync/pull', 'lost_request');
  await phone.save([entry({ amount_satang: 2_500 })]);
  await bell.advance(5_000);
  await eventuallyIn(0, () => totalOnServer() === 12_500 && phone.sign.value.waiting === 0, 'answered');
  expect(phone.sign.value.state).toBe('fetching');
  server.restore(SCOPE, 1);
  for (let count = 0; count < 5; count += 1) server.put(SCOPE, 'member', { id: newId(), number: String(count) });
  await bell.advance(60 * 60_000);
  await untilState(phone, 'sent');
  expect([total(phone), totalOnServer()]).toEqual([12_500, 12_500]);
  expect(phone.rows.all('member', SCOPE).length).toBe(5);
});

it('sends again what it sent to a group it holds no longer', async () => {
  const phone = await openPhone();
  await phone.save([entry()]);
  await bell.advance(5_000);
  await untilState(phone, 'sent');
  server.listed = [`person:${PERSON_ID}`];
  phone.syncNow();
  await eventuallyIn(100, () => total(phone) === 0, 'purged');
  server.restore(SCOPE, 0);
  phone.syncNow();
  await eventuallyIn(100, () => totalOnServer() === 10_000, 'sent again');
  await untilState(phone, 'sent');
});

it('comes to rest when the server went back behind a group it holds no longer, with work for it waiting', async () => {
  const phone = await openPhone();
  server.put(SCOPE, 'member', { id: MEMBER_ID, number: '0001', first_name: 'บุญมี' });
  await phone.save([entry()]);
  await bell.advance(5_000);
  await untilState(phone, 'sent');
  server.listed = [`person:${PERSON_ID}`];
  server.restore(SCOPE, 1);
  for (let count = 0; count < 3; count += 1) server.put(SCOPE, 'member', { id: newId(), number: String(count) });
  online = false;
  await phone.save([entry({ amount_satang: 2_500 })]);
  online = true;
  phone.syncNow();
  await eventuallyIn(100, () => totalOnServer() === 12_500, 'both sent');
  await untilState(phone, 'sent');
  expect(server.arrived.length).toBeLessThan(8);
  expect(phone.rows.all('member')).toEqual([]);
});

it('keeps showing what it knew while a large group is fetched anew, and swaps once', async () => {
  server.pageRows = 10;
  server.wholeMax = 10;
  for (let count = 0; count < 35; count += 1) server.put(SCOPE, 'entry', { ...ENTRY, id: newId(), amount_satang: 100 });
  const phone = await openPhone();
  expect(total(phone)).toBe(3_500);
  server.restore(SCOPE, 5);
  for (let count = 0; count < 25; count += 1) server.put(SCOPE, 'entry', { ...ENTRY, id: newId(), amount_satang: 100 });
  const totals: number[] = [];
  effect(() => void totals.push(total(phone)));
  phone.syncNow();
  await eventuallyIn(100, () => total(phone) !== 3_500, 'the swap');
  await untilState(phone, 'sent');
  expect(totals.filter((each, index) => each !== totals[index - 1])).toEqual([3_500, 3_000]);
});

it('knows balances before the history of a large group has come, and counts nothing twice', async () => {
  server.pageRows = 10;
  server.wholeMax = 10;
  server.put(SCOPE, 'member', { id: MEMBER_ID, number: '0001', first_name: 'บุญมี' });
  for (let count = 0; count < 35; count += 1) server.put(SCOPE, 'entry', { ...ENTRY, id: newId() });
  const phone = await openTab();
  const savings = () => {
    const book = bookOf(phone, SCOPE);
    return balanceOf(balances(book.entries, book.brought), 'pledged_savings', MEMBER_ID);
  };
  const seen: [number, number, string][] = [];
  effect(() => void seen.push([phone.rows.all('entry', SCOPE).length, savings(), phone.sign.value.state]));
  let isSaved = false;
  effect(() => {
    if (isSaved || phone.rows.all('entry', SCOPE).length < 10) return;
    isSaved = true;
    void phone.save([entry()]);
  });
  await phone.login('officer1', server.password);
  await passGate(phone);
  await eventuallyIn(1_000, () => isSaved && phone.sign.value.state === 'sent', 'all here');
  const withRows = seen.filter(([, savedSatang]) => savedSatang > 0);
  expect(withRows[0]?.slice(0, 2)).toEqual([0, 350_000]);
  expect(new Set(withRows.map(([, savedSatang]) => savedSatang))).toEqual(new Set([350_000, 360_000]));
  expect(seen.filter(([count, , state]) => state === 'sent' && count > 0 && count < 36)).toEqual([]);
  expect([phone.rows.all('entry', SCOPE).length, totalOnServer()]).toEqual([36, 360_000]);
});

it('fetches a large group page by page and is not green before the last', async () => {
  server.pageRows = 10;
  for (let count = 0; count < 35; count += 1) server.put(SCOPE, 'member', { id: newId(), number: String(count) });
  const phone = await openTab();
  const seen: [number, string][] = [];
  effect(() => void seen.push([phone.rows.all('member', SCOPE).length, phone.sign.value.state]));
  await phone.login('officer1', server.password);
  await passGate(phone);
  await untilState(phone, 'sent');
  expect(phone.rows.all('member', SCOPE).length).toBe(35);
  expect(seen.filter(([count, state]) => state === 'sent' && count < 35 && count > 0)).toEqual([]);
});

it('is not green before it has heard from the server, nor between the last page of one scope and the first of another', async () => {
  server.pageRows = 10;
  for (const scope of [SCOPE, `person:${PERSON_ID}`]) {
    for (let count = 0; count < 10; count += 1) server.put(scope, 'member', { id: newId(), number: String(count) });
  }
  server.fault('/sync/pull', 'lost_request');
  const phone = await openTab();
  const seen: string[] = [];
  effect(() => void seen.push(`${phone.rows.all('member').length} ${phone.sign.value.state}`));
  await phone.login('officer1', server.password);
  await passGate(phone);
  await bell.advance(0);
  expect(phone.sign.value.state).toBe('fetching');
  await untilState(phone, 'sent');
  expect(seen.filter((one) => one.endsWith('sent')).every((one) => one === '20 sent' || one === '0 sent')).toBe(true);
  expect(seen.at(-1)).toBe('20 sent');
});

it('logging out ends the screens and keeps the work', async () => {
  const phone = await openPhone();
  online = false;
  await phone.save([entry()]);
  await phone.logout();
  expect(phone.person.value).toBeNull();
  expect(phone.rows.all('entry')).toEqual([]);
  await expect(phone.save([entry()])).rejects.toMatchObject({ code: 'not_signed_in' });
  expect(await phone.login('officer1', server.password)).toMatchObject({ ok: false, code: 'offline' });
  online = true;
  await phone.login('officer1', server.password);
  await passGate(phone);
  expect(total(phone)).toBe(10_000);
  await untilState(phone, 'sent');
});

it('keeps the last report for when there is no signal', async () => {
  const phone = await openPhone();
  expect(await phone.report('progress', { area: '35' })).toMatchObject({ from: 'server', as_of: server.now });
  online = false;
  expect(await phone.report('progress', { area: '35' })).toMatchObject({ from: 'phone', as_of: server.now });
  await expect(phone.report('progress', { area: '3501' })).rejects.toMatchObject({ code: 'offline' });
});

it('asks the browser to keep the storage after the first save, once', async () => {
  const phone = await openPhone();
  expect(phone.storage.value).toMatchObject({ asked: false, persisted: false });
  await phone.save([entry()]);
  await settle();
  expect(phone.storage.value).toMatchObject({ asked: true, persisted: true });
});

it('says so when nothing could be saved, and keeps chain and screen as they were', async () => {
  const phone = await openPhone();
  await expect(phone.save([entry({ reason: 'ก'.repeat(6000) })])).rejects.toMatchObject({ code: 'text_too_long' });
  expect(phone.rows.all('entry')).toEqual([]);
  await phone.save([entry()]);
  expect(JSON.parse((await phone.exportOutbox()).trim()).number).toBe(1);
});

it('measures how far its clock is off and writes it into what it saves', async () => {
  const phone = await openPhone();
  await phone.save([entry()]);
  const line = JSON.parse((await phone.exportOutbox()).trim());
  expect(Math.abs(line.clock_offset_ms - (bell.now() - Date.parse(server.now)))).toBeLessThan(10_000);
});

it('an app too old to learn says so, goes on sending, and is fine again after the update', async () => {
  const phone = await openPhone();
  server.fault('/sync/pull', 'upgrade_needed');
  phone.syncNow();
  await eventuallyIn(10, () => phone.outdated.value, 'told');
  await phone.save([{ ...entry(), closes: true }]);
  await eventuallyIn(1_000, () => server.receipts.size === 1, 'sent');
  expect(phone.sign.value).toMatchObject({ state: 'fetching', waiting: 0 });
  const before = server.requests.length;
  phone.syncNow();
  await bell.advance(30 * 60_000);
  expect(server.requests.slice(before).filter(({ path }) => path === '/sync/pull')).toEqual([]);
  await phone.stop();
  phones = [];
  const updated = await openTab();
  await untilState(updated, 'sent');
  expect(updated.outdated.value).toBe(false);
});

const YEARS = 10 * 365 * 86_400_000;

it.each([-YEARS, YEARS])('a clock %i ms off saves, sends and learns all the same, on the right day', async (turned) => {
  bell.turned = turned;
  const phone = await openTab();
  const asked: (string | null)[] = [];
  effect(() => void asked.push(phone.person.value && phone.doubtfulDay.value));
  await phone.login('officer1', server.password);
  await passGate(phone);
  await untilState(phone, 'sent');
  expect(new Set(asked)).toEqual(new Set([null]));
  expect(phone.today()).toBe('2026-11-23');
  await phone.save([entry()]);
  await untilState(phone, 'sent');
  const [line] = server.arrived.map((each) => JSON.parse(each));
  expect(line.civil_on).toBe('2026-11-23');
  expect(Math.abs(line.clock_offset_ms - turned)).toBeLessThan(60_000);
});

it.each([-YEARS, YEARS])('a clock turned by %i ms while the line is down holds nothing up', async (turned) => {
  const phone = await openPhone();
  online = false;
  await phone.save([entry()]);
  await bell.advance(10 * 60_000);
  bell.turned = turned;
  online = true;
  await bell.advance(60_000);
  await untilState(phone, 'sent');
  expect(totalOnServer()).toBe(10_000);
});

it('asks for the day when the clock was turned, uses it until the server tells the time, and asks once', async () => {
  const phone = await openPhone();
  online = false;
  bell.turned = -3 * 86_400_000;
  const days: string[] = [];
  effect(() => void days.push(phone.today()));
  phone.visible();
  expect(phone.doubtfulDay.value).toBe('2026-11-23');
  await phone.confirmToday('2026-11-24');
  expect(days).toEqual(['2026-11-20', '2026-11-24']);
  expect(phone.doubtfulDay.value).toBeNull();
  expect(phone.today()).toBe('2026-11-24');
  await phone.save([entry()]);
  await phone.stop();
  phones = [];
  const opened = await openTab();
  expect(opened.doubtfulDay.value).toBeNull();
  expect(opened.today()).toBe('2026-11-24');
  expect(opened.sign.value.is_overdue).toBe(false);
  const line = JSON.parse((await opened.exportOutbox()).trim());
  expect(line.civil_on).toBe('2026-11-24');
  expect(Math.round(line.clock_offset_ms / 86_400_000)).toBe(-4);
  online = true;
  opened.syncNow();
  await untilState(opened, 'sent');
  expect(opened.today()).toBe('2026-11-23');
});

it('a question put off is asked again when the app is next looked at', async () => {
  const phone = await openPhone();
  online = false;
  bell.turned = 3 * 86_400_000;
  await phone.save([entry()]);
  phone.askDayLater();
  expect(phone.doubtfulDay.value).toBeNull();
  phone.visible();
  expect(phone.doubtfulDay.value).toBe('2026-11-23');
});

it('where space is short it lets go of reports, then refuses to record, and goes on sending', async () => {
  const phone = await openPhone();
  await phone.report('progress', { area: '35' });
  await phone.save([entry()]);
  await phone.drafts.keep('group/new', { name: 'กลุ่ม' });
  space = { usage: 0.95e9, quota: 1e9 };
  await bell.advance(7 * 24 * 3_600_000);
  await untilState(phone, 'sent');
  await eventually(() => phone.storage.value.is_full, 'full');
  await expect(phone.save([entry()])).rejects.toMatchObject({ code: 'storage_full' });
  expect(await phone.drafts.load('group/new')).toEqual({ name: 'กลุ่ม' });
  online = false;
  await expect(phone.report('progress', { area: '35' })).rejects.toMatchObject({ code: 'offline' });
  expect(totalOnServer()).toBe(10_000);
  // pictures were deleted: no waiting for next week
  space = { usage: 0.1e9, quota: 1e9 };
  await phone.save([entry()]);
  expect(phone.storage.value.is_full).toBe(false);
});

it('a full disk costs neither the form nor what is already kept', async () => {
  const phone = await openPhone();
  await phone.save([entry()]);
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const spies = (['put', 'add'] as const).map((name) =>
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(full),
  );
  await phone.drafts.keep('group/new', { name: 'กลุ่ม' });
  await expect(phone.save([entry()])).rejects.toMatchObject({ code: 'storage_full' });
  expect(phone.storage.value.is_full).toBe(true);
  expect(await phone.report('progress', { area: '35' })).toMatchObject({ from: 'server' });
  await bell.advance(5_000);
  expect(server.receipts.size).toBe(1);
  expect(phone.sign.value).toMatchObject({ state: 'waiting', waiting: 1 });
  for (const spy of spies) spy.mockRestore();
  await bell.advance(60_000);
  await untilState(phone, 'sent');
  expect(totalOnServer()).toBe(10_000);
});

it('says so when the browser gives no storage at all', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('private window', 'InvalidStateError');
    },
  });
  const phone = await openTab();
  expect(phone.storage.value.is_missing).toBe(true);
  expect(phone.person.value).toBeNull();
});

// ---------------------------------------------------------------------------------------------------- photos

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);

it('sends a photo after every line, and is not green before', async () => {
  const phone = await openPhone();
  online = false;
  await phone.save([founding()]);
  const sha256 = await phone.keepPhoto(SCOPE, JPEG);
  await phone.save([entry({ entry_kind: 'bank_in', photo_sha256: sha256 })]);
  expect(phone.sign.value).toMatchObject({ state: 'waiting', photos: 1 });
  expect(await phone.photoAddress(SCOPE, sha256)).toMatch(/^blob:/);
  online = true;
  server.fault(`/photos/${GROUP_ID}/${sha256}`, 'busy', 'lost_answer');
  phone.syncNow();
  await eventuallyIn(1000, () => server.arrived.length === 2, 'the lines arrived');
  expect(phone.sign.value.state).not.toBe('sent');
  await eventuallyIn(30_000, () => phone.sign.value.state === 'sent', 'the photo followed');
  expect(new Set(server.photos)).toEqual(new Set([sha256]));
  expect(await phone.photoAddress(SCOPE, sha256)).toBe(`/api/photos/${GROUP_ID}/${sha256}`);
});

it('sends the photo of every line that names one, whatever it is', async () => {
  const phone = await openPhone();
  online = false;
  const [month, first, second] = await Promise.all(
    [1, 2, 3].map((byte) => phone.keepPhoto(SCOPE, new Uint8Array([0xff, 0xd8, 0xff, byte]))),
  );
  await phone.save([
    founding(),
    { kind: 'monthly_report', scope: SCOPE, data: { period: '2026-10', photo_sha256: month } },
    { kind: 'activity_report', scope: SCOPE, data: { event: 'founding', photos: [first, second] } },
  ]);
  online = true;
  phone.syncNow();
  await eventuallyIn(30_000, () => phone.sign.value.state === 'sent', 'everything went');
  expect(new Set(server.photos)).toEqual(new Set([month, first, second]));
});

it('a photo waits for its line, also when a sync comes between the two', async () => {
  const phone = await openPhone();
  await phone.save([founding()]);
  await eventuallyIn(1000, () => phone.sign.value.state === 'sent', 'the founding went');
  const sha256 = await phone.keepPhoto(SCOPE, JPEG);
  const pulls = () => server.requests.filter(({ path }) => path === '/sync/pull').length;
  const before = pulls();
  phone.syncNow();
  await eventuallyIn(1000, () => pulls() > before, 'a sync has passed');
  await new Promise((done) => setTimeout(done, 50));
  await phone.save([entry({ photo_sha256: sha256 })]);
  await eventuallyIn(30_000, () => phone.sign.value.state === 'sent', 'everything went');
  expect(server.photos).toEqual([sha256]);
});

it('keeps a photo over the end of the app, and lets go of one that no line names', async () => {
  const phone = await openPhone();
  online = false;
  const named = await phone.keepPhoto(SCOPE, JPEG);
  const step = await phone.keepPhoto(SCOPE, new Uint8Array([0xff, 0xd8, 0xff, 0x01]));
  const told = { milestone: 'idea_shared', done_on: '2026-11-20', photo_sha256: step };
  await phone.save([founding(), entry({ photo_sha256: named }), { kind: 'milestone', scope: SCOPE, data: told }]);
  await phone.keepPhoto(SCOPE, new Uint8Array([0xff, 0xd8, 0xff, 0x00]));
  await phone.stop();
  online = true;
  const again = await openTab();
  expect(again.sign.value.photos).toBe(3);
  await eventuallyIn(30_000, () => again.sign.value.state === 'sent', 'everything went');
  expect(new Set(server.photos)).toEqual(new Set([named, step]));
});
