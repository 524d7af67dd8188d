/** Practice and real work on one phone: two stores, and nothing gets from one into the other. */

import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { groupScope, heldPeriods, membersOf } from '../../src/groups/group_rows';
import { balanceOf, balances } from '../../src/ledger/balance';
import { LocalPhone } from '../../src/phone';
import type { World } from '../../src/phone/world';
import { PracticePhone } from '../../src/practice_phone';
import type { Draft } from '../../src/sync/ports';
import { eventually, FakeBell } from '../fake_bell';
import { FakeServer } from '../fake_server';
import { GROUP_ID, SCOPE } from '../operations';
import { KEY_ROUNDS, passGate } from '../pass_gate';

let server: FakeServer;
let bell: FakeBell;
let phones: LocalPhone[];

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('CompressionStream', undefined);
  server = new FakeServer();
  bell = new FakeBell();
  phones = [];
});

afterEach(async () => {
  for (const phone of phones) await phone.stop();
  vi.unstubAllGlobals();
});

/** One browser: whichever phone is opened in it is given the same network and the same storage. */
function world(): World {
  return {
    fetch: (path, init) => server.fetch(path, init),
    bell,
    version: '0.1.0',
    builtAt: Date.parse('2026-11-01'),
    isOnline: () => true,
    isVisible: () => true,
    persist: async () => true,
    persisted: async () => false,
    estimate: async () => ({ usage: 0, quota: 1e9 }),
    keyRounds: KEY_ROUNDS,
    isForgetful: false,
    update: signal(false),
    applyUpdate: () => undefined,
  };
}

async function opened<Opened extends LocalPhone>(phone: Opened): Promise<Opened> {
  phones.push(phone);
  await phone.start();
  return phone;
}

async function realPhone(): Promise<LocalPhone> {
  const phone = await opened(new LocalPhone(world()));
  expect(await phone.login('officer1', server.password)).toEqual({ ok: true });
  await passGate(phone);
  await eventually(async () => {
    await bell.advance(1000);
    return phone.sign.value.state === 'sent';
  }, 'green');
  return phone;
}

/** Everything that lies in every database of this browser whose name begins so. */
async function contents(prefix: string): Promise<string> {
  const found: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith(prefix)) continue;
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
    });
    for (const store of [...database.objectStoreNames].sort()) {
      const rows = await new Promise((done) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => done(request.result);
      });
      found.push([name, store, rows]);
    }
    database.close();
  }
  return JSON.stringify(found);
}

const founding: Draft = {
  kind: 'group',
  scope: SCOPE,
  id: GROUP_ID,
  data: { id: GROUP_ID, set: { name: 'กลุ่มจริง', area_level: 'village' } },
};

it('has a group to practise on whose books agree, at once and without any signal', async () => {
  const practice = await opened(new PracticePhone(world()));
  const [group, ...others] = practice.rows.all('group');
  if (!group) throw new Error('no group');
  expect(others).toEqual([]);
  expect(membersOf(practice, group.id).map((member) => member.number)).toHaveLength(12);
  expect([...heldPeriods(practice, group.id)]).toEqual(['2026-10']);
  const sums = balances(practice.rows.all('entry', groupScope(group.id)));
  const [close] = practice.rows.all('collection_close');
  const [count] = practice.rows.all('collection_count');
  expect(balanceOf(sums, 'cash')).toBe(close?.total_satang);
  expect(balanceOf(sums, 'pledged_savings')).toBe(close?.total_satang);
  expect(Object.entries(count?.counts ?? {}).reduce((sum, [piece, pieces]) => sum + Number(piece) * pieces, 0)).toBe(
    close?.counted_satang,
  );
});

it('asks no server anything, whatever is done and however long', async () => {
  const practice = await opened(new PracticePhone(world()));
  const before = server.requests.length;
  await practice.save([{ ...founding }]);
  practice.syncNow();
  practice.networkChanged();
  practice.visible();
  practice.closeBurst();
  expect(await practice.login('officer1', server.password)).toMatchObject({ ok: false, code: 'offline' });
  expect(await practice.ask('/support/set-aside')).toMatchObject({ ok: false });
  expect(await practice.exportOutbox()).toBe('');
  await expect(practice.report('progress', {})).rejects.toThrow();
  for (let minute = 0; minute < 10; minute += 1) await bell.advance(60_000);
  expect(server.requests.length).toBe(before);
  expect(practice.sign.value.state).toBe('practice');
});

it('leaves the real stores as they are, to the byte, and is not seen by the real phone', async () => {
  const real = await realPhone();
  await real.save([founding]);
  await real.stop();
  const before = await contents('omsap');
  expect(before).toContain('"outbox",[{');
  expect(before).not.toContain('กลุ่มจริง');

  const practice = await opened(new PracticePhone(world()));
  expect(practice.rows.find('group', GROUP_ID)).toBeUndefined();
  await practice.save([{ ...founding, data: { id: GROUP_ID, set: { name: 'กลุ่มฝึก', area_level: 'village' } } }]);
  await practice.drafts.keep('group', { name: 'ที่พิมพ์ไว้' });
  expect(await contents('omsap')).toBe(before);
  expect(await contents('practice-')).not.toContain('กลุ่มจริง');
  await practice.stop();

  const again = await opened(new LocalPhone(world()));
  await passGate(again);
  expect(again.person.value?.name).toBe('officer1');
  expect(again.rows.all('group').map((group) => group.name)).toEqual(['กลุ่มจริง']);
  expect(await again.exportOutbox()).not.toContain('กลุ่มฝึก');
});

it('tells no tab of the real phone anything', async () => {
  const real = await realPhone();
  const practice = await opened(new PracticePhone(world()));
  await practice.save([founding]);
  await new Promise((done) => setTimeout(done, 20));
  expect(real.person.value?.name).toBe('officer1');
  expect(real.rows.all('group')).toEqual([]);
  expect(real.sign.value.state).toBe('sent');
});

it('begins anew with the sample, and only practice is gone', async () => {
  const real = await realPhone();
  await real.save([founding]);
  const practice = await opened(new PracticePhone(world()));
  await practice.save([founding]);
  const waiting = await real.exportOutbox();
  await practice.practice.startAnew();
  expect((await indexedDB.databases()).map((each) => each.name ?? '').filter((name) => /^practice/.test(name))).toEqual(
    [],
  );
  const anew = await opened(new PracticePhone(world()));
  expect(anew.rows.all('group')).toHaveLength(1);
  expect(anew.rows.find('group', GROUP_ID)).toBeUndefined();
  expect(await real.exportOutbox()).toBe(waiting);
  expect(waiting).toContain('กลุ่มจริง');
});

it('gives slips that no real phone gives', async () => {
  const practice = await opened(new PracticePhone(world()));
  const numbers = practice.rows.all('entry').map((entry) => entry.slip_number);
  expect(numbers).toHaveLength(11);
  // the server takes no slip number with a nought in the phone's code
  expect(numbers.every((number) => /^0000-\d{6}$/.test(number ?? ''))).toBe(true);
});

it('is as it was left when it is opened again', async () => {
  const practice = await opened(new PracticePhone(world()));
  const [group] = practice.rows.all('group');
  await practice.stop();
  const again = await opened(new PracticePhone(world()));
  expect(again.rows.all('group').map((each) => each.id)).toEqual([group?.id]);
  expect(again.rows.all('entry')).toHaveLength(11);
});
