/** What stands before a store: the PIN, other people's stores, and that nothing is lost at the door. */

import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
  expect(await again.gate.unlock(PIN)).toEqual({ ok: true });
  await sent(again);
  expect(server.arrived).toHaveLength(1);
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
