/** What stands before a store: the PIN, other people's stores, and that nothing is lost at the door. */

import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { IndexedOutbox } from '../src/adapters/outbox_store';
import { lockWhenIdle } from '../src/idle';
import { LocalPhone } from '../src/phone';
import type { Draft } from '../src/sync/ports';
import { FakeAuthenticator } from './fake_authenticator';
import { eventually, FakeBell, settle } from './fake_bell';
import { FakeServer } from './fake_server';
import { ENTRY, SCOPE } from './operations';
import { KEY_ROUNDS, PIN, passGate } from './pass_gate';

let server: FakeServer;
let bell: FakeBell;
let phones: LocalPhone[];
let online = true;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('CompressionStream', undefined);
  server = new FakeServer();
  bell = new FakeBell();
  phones = [];
  online = true;
});

afterEach(async () => {
  for (const phone of phones) await phone.stop();
  vi.unstubAllGlobals();
});

async function openTab(): Promise<LocalPhone> {
  const phone = new LocalPhone({
    fetch: (path, init) => (online ? server.fetch(path, init) : Promise.reject(new TypeError('Failed to fetch'))),
    bell,
    version: '0.1.0',
    builtAt: Date.parse('2026-11-01'),
    isOnline: () => online,
    isVisible: () => true,
    persist: async () => true,
    persisted: async () => false,
    estimate: async () => null,
    keyRounds: KEY_ROUNDS,
    isForgetful: false,
    update: signal(false),
    applyUpdate: () => undefined,
  });
  phones.push(phone);
  await phone.start();
  return phone;
}

async function openPhone(): Promise<LocalPhone> {
  const phone = await openTab();
  await phone.login('officer1', server.password);
  await passGate(phone);
  await sent(phone);
  return phone;
}

async function sent(phone: LocalPhone): Promise<void> {
  await eventually(async () => {
    await bell.advance(1000);
    return phone.sign.value.state === 'sent';
  }, 'green');
}

/** The app ended, and was opened again. */
async function reopen(): Promise<LocalPhone> {
  for (const phone of phones) await phone.stop();
  phones = [];
  return openTab();
}

const entry: Draft = { kind: 'entry', scope: SCOPE, data: ENTRY };

it('opens a store once, by whichever of two ways was quicker', async () => {
  const phone = await openPhone();
  const pullsOf = async (open: () => Promise<unknown>) => {
    await phone.gate.shut();
    server.requests.length = 0;
    const pulls = () => server.requests.filter(({ path }) => path === '/sync/pull').length;
    await open();
    for (let second = 0; second < 20; second += 1) await bell.advance(1000);
    return pulls();
  };
  const once = await pullsOf(() => phone.gate.unlock(PIN));
  expect(await pullsOf(() => Promise.all([phone.gate.unlock(PIN), phone.gate.unlock(PIN)]))).toBe(once);
});

it('opens without a network and with a clock 400 days ahead, and has all that waits', async () => {
  const phone = await openPhone();
  online = false;
  await phone.save([entry]);
  const again = await reopen();
  bell.turned = 400 * 86_400_000;
  expect(again.person.value).toBeNull();
  expect(again.gate.lock.value).toEqual({ sort: 'locked', name: 'officer1', waiting: 1, has_passkey: false });
  expect(again.rows.all('entry', SCOPE)).toEqual([]);
  expect(await again.gate.unlock(PIN)).toEqual({ ok: true });
  expect(again.gate.lock.value).toBeNull();
  expect(again.rows.all('entry', SCOPE)).toHaveLength(1);
  expect(again.sign.value.waiting).toBe(1);
});

it('makes whoever guesses wait, over a restart as well, whatever the clock shows', async () => {
  await openPhone();
  let phone = await reopen();
  for (let wrong = 1; wrong < 4; wrong += 1) {
    expect(await phone.gate.unlock('83920174')).toEqual({ ok: false, code: 'pin_wrong', retry_after_seconds: 0 });
  }
  expect(await phone.gate.unlock('83920174')).toMatchObject({ code: 'pin_wrong', retry_after_seconds: 15 });
  expect(await phone.gate.unlock(PIN)).toMatchObject({ code: 'pin_wait', retry_after_seconds: 15 });
  bell.turned = 400 * 86_400_000;
  await bell.advance(10_000);
  expect(await phone.gate.unlock(PIN)).toMatchObject({ code: 'pin_wait', retry_after_seconds: 5 });
  phone = await reopen();
  expect(await phone.gate.unlock(PIN)).toMatchObject({ code: 'pin_wait', retry_after_seconds: 15 });
  await bell.advance(15_000);
  expect(await phone.gate.unlock(PIN)).toEqual({ ok: true });
  phone = await reopen();
  expect(await phone.gate.unlock('83920174')).toMatchObject({ code: 'pin_wrong', retry_after_seconds: 0 });
});

it('locks in the middle of a save: the save comes to its end, and nothing stays in memory', async () => {
  const phone = await openPhone();
  online = false;
  const saving = phone.save([entry]);
  await phone.gate.shut();
  await saving;
  expect(phone.gate.lock.value).toMatchObject({ sort: 'locked', waiting: 1 });
  expect(phone.person.value).toBeNull();
  expect(phone.rows.all('entry', SCOPE)).toEqual([]);
  await phone.gate.unlock(PIN);
  expect(phone.rows.all('entry', SCOPE)).toHaveLength(1);
  online = true;
  await sent(phone);
  expect(server.arrived).toHaveLength(1);
});

it('changes the PIN, and the former opens nothing any more', async () => {
  const phone = await openPhone();
  const keys = await phone.gate.keys();
  expect(await keys?.changePin('83920174', '92817364')).toBe(false);
  expect(await keys?.changePin(PIN, '92817364')).toBe(true);
  await phone.gate.shut();
  expect(await phone.gate.unlock(PIN)).toMatchObject({ code: 'pin_wrong' });
  expect(await phone.gate.unlock('92817364')).toEqual({ ok: true });
});

it.each([true, false])('a passkey opens it beside the PIN, its bytes given at once: %s', async (givesAtOnce) => {
  const device = new FakeAuthenticator();
  device.givesAtOnce = givesAtOnce;
  const phone = await openPhone();
  const keys = await phone.gate.keys();
  expect(await keys?.passkeyState()).toBe('none');
  expect(await keys?.addPasskey('83920174')).toEqual({ ok: false, code: 'pin_wrong' });
  expect(device.prompts).toBe(0);
  expect(await keys?.addPasskey(PIN)).toEqual({ ok: true });
  expect(await keys?.passkeyState()).toBe('added');
  // another PIN leaves it, and so do wrong ones
  expect(await keys?.changePin(PIN, '92817364')).toBe(true);
  online = false;
  const again = await reopen();
  expect(again.gate.lock.value?.has_passkey).toBe(true);
  for (let wrong = 1; wrong <= 4; wrong += 1) await again.gate.unlock('83920174');
  expect(await again.gate.unlock('92817364')).toMatchObject({ code: 'pin_wait' });
  expect(await (await again.gate.keys())?.openByPasskey()).toBe(true);
  expect(again.gate.lock.value).toBeNull();
  expect(again.person.value?.name).toBe('officer1');
  await again.gate.shut();
  expect(await again.gate.unlock('92817364')).toEqual({ ok: true });
});

it('a passkey that is not given, gone or taken back leaves the PIN as the way in', async () => {
  const device = new FakeAuthenticator();
  const phone = await openPhone();
  const inside = await phone.gate.keys();
  device.recognises = false;
  expect(await inside?.addPasskey(PIN)).toEqual({ ok: false, code: 'not_given' });
  device.recognises = true;
  await inside?.addPasskey(PIN);
  await phone.gate.shut();
  const before = await phone.gate.keys();
  device.recognises = false;
  expect(await before?.openByPasskey()).toBe(false);
  device.recognises = true;
  const kept = [...device.kept];
  device.kept.clear();
  expect(await before?.openByPasskey()).toBe(false);
  expect(phone.gate.lock.value?.sort).toBe('locked');
  expect(await phone.gate.unlock(PIN)).toEqual({ ok: true });
  for (const [id, key] of kept) device.kept.set(id, key);
  await (await phone.gate.keys())?.removePasskeys();
  expect(device.kept.size).toBe(0);
  await phone.gate.shut();
  expect(await (await phone.gate.keys())?.passkeyState()).toBe('none');
  expect(await (await phone.gate.keys())?.openByPasskey()).toBe(false);
});

it('offers no passkey where the device has none that gives bytes, and keeps none that turns out so', async () => {
  const device = new FakeAuthenticator();
  const phone = await openPhone();
  const keys = await phone.gate.keys();
  device.hasPrf = false;
  expect(await keys?.passkeyState()).toBe('cannot');
  expect(await keys?.addPasskey(PIN)).toEqual({ ok: false, code: 'cannot' });
  expect(device.kept.size).toBe(0);
  vi.stubGlobal('PublicKeyCredential', undefined);
  expect(await keys?.passkeyState()).toBe('cannot');
});

it('two tabs choose at once: the first PIN counts in both', async () => {
  const phone = await openTab();
  await phone.login('officer1', server.password);
  const other = await openTab();
  expect(other.gate.lock.value?.sort).toBe('new');
  await phone.gate.choose(PIN);
  await other.gate.choose('92817364');
  expect(other.gate.lock.value?.sort).toBe('locked');
  expect(await other.gate.unlock('92817364')).toMatchObject({ code: 'pin_wrong' });
  expect(await other.gate.unlock(PIN)).toEqual({ ok: true });
  expect(other.person.value?.name).toBe('officer1');
});

it('a forgotten PIN: a new store gets all that was sent, and the former is sent when the PIN comes back', async () => {
  const phone = await openPhone();
  online = false;
  await phone.save([entry]);
  online = true;
  const again = await reopen();
  await again.gate.forget();
  expect(again.gate.lock.value).toBeNull();
  expect(again.person.value).toBeNull();
  await again.login('officer1', server.password);
  expect(again.gate.lock.value).toMatchObject({ sort: 'new', waiting: 0 });
  await again.gate.choose('92817364');
  await sent(again);
  expect(server.arrived).toHaveLength(0);
  const [former] = await again.gate.others();
  expect(former).toMatchObject({ name: 'officer1', is_former: true });
  await again.gate.turnTo(former?.store ?? null);
  expect(again.gate.lock.value).toMatchObject({ sort: 'locked', waiting: 1 });
  expect(again.person.value).toBeNull();
  expect(await again.gate.unlock(PIN)).toEqual({ ok: true });
  await sent(again);
  expect(server.arrived).toHaveLength(1);
});

/** A phone at a server that gives a key to seal to, which is at hand. */
async function openSealingPhone(): Promise<LocalPhone> {
  server.sealing = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const phone = await openPhone();
  await untilSealed(phone);
  return phone;
}

/** Waits until the phone seals what it saves to the server as well. */
async function untilSealed(phone: LocalPhone): Promise<void> {
  await eventually(() => {
    const { opened } = phone as unknown as { opened: { outbox: IndexedOutbox } };
    return opened.outbox.forServer !== null;
  }, 'the sealer');
}

async function forgetAndBeginAnew(): Promise<LocalPhone> {
  const again = await reopen();
  await again.gate.forget();
  await again.login('officer1', server.password);
  await again.gate.choose('92817364');
  await sent(again);
  return again;
}

const handedIn = async (phone: LocalPhone, count: number) =>
  eventually(async () => (await phone.gate.shutWork()).handed_in === count, `${count} handed in`);

it('a forgotten PIN: what waited is handed in once, after the next login, and looked at by a person', async () => {
  const phone = await openSealingPhone();
  online = false;
  await phone.save([entry, entry]);
  const shut = await reopen();
  expect(await shut.gate.shutWork()).toEqual({ handed_in: 0, to_hand_in: 2, shut: 0 });
  online = true;
  const again = await forgetAndBeginAnew();
  await handedIn(again, 2);
  expect(server.arrived).toHaveLength(2);
  expect([...server.receipts.values()].map(({ result }) => result.code)).toEqual(['not_signed', 'not_signed']);
  // opened again, it has nothing more to hand in
  await again.gate.shut();
  await again.gate.unlock('92817364');
  await sent(again);
  await settle();
  expect(server.arrived).toHaveLength(2);
});

it('the PIN comes back after all: the former store sends as ever, and nothing counts twice', async () => {
  const phone = await openSealingPhone();
  online = false;
  await phone.save([entry]);
  online = true;
  const again = await forgetAndBeginAnew();
  await handedIn(again, 1);
  const [former] = await again.gate.others();
  await again.gate.turnTo(former?.store ?? null);
  expect(await again.gate.unlock(PIN)).toEqual({ ok: true });
  await eventually(async () => {
    await bell.advance(1000);
    return again.sign.value.with_support === 1 && again.sign.value.waiting === 0;
  }, 'with support');
  expect(server.receipts.size).toBe(1);
  expect(server.arrived).toHaveLength(2);
  expect(new Set(server.arrived).size).toBe(1);
});

it('without a signal, or refused, it waits for the next time', async () => {
  const phone = await openSealingPhone();
  online = false;
  await phone.save([entry]);
  online = true;
  server.fault('/sync/sealed', 'lost_answer', 'wait_a_minute');
  const again = await forgetAndBeginAnew();
  await eventually(() => server.requests.some(({ path }) => path === '/sync/sealed'), 'a first trial');
  await settle();
  expect(await again.gate.shutWork()).toEqual({ handed_in: 0, to_hand_in: 1, shut: 0 });
  for (const count of [0, 1]) {
    await again.gate.shut();
    await again.gate.unlock('92817364');
    await handedIn(again, count);
    const trials = count + 2;
    await eventually(() => server.requests.filter(({ path }) => path === '/sync/sealed').length === trials, 'a trial');
  }
  // the answer that was lost had stood
  expect(server.receipts.size).toBe(1);
});

it('saves as ever where it cannot seal, and what has no second copy waits for its PIN', async () => {
  const phone = await openSealingPhone();
  const { opened } = phone as unknown as { opened: { outbox: IndexedOutbox } };
  online = false;
  opened.outbox.forServer = () => Promise.reject(new Error('no memory'));
  await phone.save([entry]);
  opened.outbox.forServer = null;
  await phone.save([entry]);
  expect(phone.sign.value.waiting).toBe(2);
  online = true;
  const again = await forgetAndBeginAnew();
  expect(await again.gate.shutWork()).toEqual({ handed_in: 0, to_hand_in: 0, shut: 2 });
  expect(server.requests.some(({ path }) => path === '/sync/sealed')).toBe(false);
});

it('what the server cannot open waits for its PIN, and is tried again when the key is back', async () => {
  const phone = await openSealingPhone();
  online = false;
  await phone.save([entry]);
  online = true;
  const key = server.sealing;
  server.sealing = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const again = await forgetAndBeginAnew();
  await eventually(async () => (await again.gate.shutWork()).shut === 1, 'refused');
  expect(server.receipts.size).toBe(0);
  server.sealing = key;
  await again.gate.shut();
  await again.gate.unlock('92817364');
  await handedIn(again, 1);
});

it('a locked tab goes to the login when another one logs out', async () => {
  const phone = await openPhone();
  const other = await openTab();
  expect(other.gate.lock.value?.sort).toBe('locked');
  await phone.logout();
  await eventually(() => other.gate.lock.value === null, 'the login in the other tab');
  expect(other.person.value).toBeNull();
});

it('shows the login to somebody who is not here yet, and leaves the others their stores', async () => {
  const phone = await openPhone();
  await phone.gate.shut();
  await phone.gate.turnTo(null);
  expect(phone.gate.lock.value).toBeNull();
  expect(phone.person.value).toBeNull();
  expect(await phone.gate.others()).toMatchObject([{ name: 'officer1', is_former: false }]);
});

it('locks after five minutes without a touch, by whichever clock is further on, and not before', async () => {
  let shut = 0;
  const touches: (() => void)[] = [];
  vi.stubGlobal('addEventListener', (_kind: string, touch: () => void) => touches.push(touch));
  const gate = {
    async shut() {
      shut += 1;
    },
  };
  const look = lockWhenIdle(gate, bell);
  await bell.advance(4 * 60_000);
  touches[0]?.();
  await bell.advance(4 * 60_000);
  expect(shut).toBe(0);
  await bell.advance(70_000);
  expect(shut).toBe(1);
  // asleep: only the wall clock went on
  bell.turned = 6 * 60_000;
  look();
  expect(shut).toBe(2);
  await settle();
});
