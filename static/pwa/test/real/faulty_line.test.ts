/** The whole phone, the real server, and a bad line between them: all arrives once, and "sent" is said at the very end. */

import 'fake-indexeddb/auto';
import { effect, signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { LocalPhone } from '../../src/phone';
import { type Bell, type Draft, newId } from '../../src/sync/ports';
import { ENTRY } from '../operations';
import { KEY_ROUNDS, passGate } from '../pass_gate';
import { dice, FAULTS, FaultyLine } from './faulty_line';
import { type Officer, Omsap } from './omsap';

/** `make torture` sends ten thousand. */
const OPERATIONS = Number(process.env.PHONE_OPERATIONS ?? 500);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const PATIENCE_MS = Number(process.env.PHONE_MINUTES ?? 1) * 60_000;
/** The phone's seconds are our milliseconds. */
const HASTE = 1000;

const omsap = new Omsap();
let phones: LocalPhone[] = [];
let lines: FaultyLine[] = [];

beforeAll(() => omsap.start('officer1', 'officer2'), 60_000);
afterAll(() => omsap.stop());
afterEach(async () => {
  for (const phone of phones) await phone.stop();
  for (const line of lines) await line.stop();
  [phones, lines] = [[], []];
  vi.unstubAllGlobals();
});

/** A phone of its own storage, logged in, behind a line that is still good. */
async function openPhone(officer: Officer, seed: number) {
  const line = new FaultyLine(() => omsap.url, seed);
  await line.start();
  lines.push(line);
  vi.stubGlobal('indexedDB', new IDBFactory());
  const chance = dice(seed + 1);
  const bell: Bell = {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    random: chance,
    after(waitMs, ring) {
      const alarm = setTimeout(ring, waitMs / HASTE);
      return () => clearTimeout(alarm);
    },
  };
  let cookie = '';
  const network = { isOnline: true };
  const phone = new LocalPhone({
    async fetch(path, init) {
      if (!network.isOnline) throw new TypeError('Failed to fetch');
      const headers = { ...(init.headers as Record<string, string>), Cookie: cookie };
      const answer = await fetch(line.url + path, { ...init, headers });
      cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
      return answer;
    },
    bell,
    version: '0.1.0',
    isOnline: () => network.isOnline,
    isVisible: () => true,
    persist: async () => true,
    persisted: async () => true,
    builtAt: Date.parse('2026-11-01'),
    estimate: async () => null,
    keyRounds: KEY_ROUNDS,
    isForgetful: false,
    update: signal(false),
    applyUpdate: () => undefined,
  });
  phones.push(phone);
  await phone.start();
  expect(await phone.login(officer.name, officer.password)).toEqual({ ok: true });
  await passGate(phone);
  await until(() => phone.sign.value.state === 'sent', 'a quiet beginning', phone);
  return { phone, line, network };
}

async function until(holds: () => boolean, what: string, ...seen: LocalPhone[]): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > end) {
      const signs = seen.map((phone) => JSON.stringify(phone.sign.value));
      throw new Error(`SEED=${SEED}: never came: ${what}: ${signs.join(' ')}`);
    }
    await new Promise((done) => setTimeout(done, 10));
  }
}

function founding(groupId: string, officerId: string): Draft {
  const set = {
    name: 'กลุ่มบ้านหนองแสง',
    area_level: 'village',
    subdistrict_code: '350101',
    moo: 3,
    place_name: 'บ้านหนองแสง',
    founded_on: '2022-11-01',
    pledge_mode: 'amount',
    pledge_min_satang: 1000,
    collection_day: 5,
    officer_id: officerId,
    status: 'founding',
  };
  return { kind: 'group', scope: `group:${groupId}`, id: groupId, data: { id: groupId, set } };
}

function joining(scope: string, number: number): Draft & { id: string } {
  const id = newId();
  const set = {
    number: String(number).padStart(4, '0'),
    title: 'นาย',
    first_name: 'บุญมี',
    last_name: 'ศ.',
    pledge_satang: 10_000,
    joined_on: '2022-11-01',
    status: 'active',
  };
  return { kind: 'member', scope, id, data: { id, set } };
}

function deposit(scope: string, member_id: string, amount_satang: number): Draft {
  return { kind: 'entry', scope, data: { ...ENTRY, member_id, amount_satang, period: '2026-11' }, slip: true };
}

const countOf = (scope: string, table: string) =>
  omsap.rows<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE scope_id = '${scope}'`)[0]?.count;

it(
  `delivers ${OPERATIONS} operations exactly once over a line that loses every fifth request and answer`,
  async () => {
    const { phone, line, network } = await openPhone(omsap.officers[0] as Officer, SEED);
    const [groupId, chance] = [newId(), dice(SEED + 2)];
    const scope = `group:${groupId}`;
    network.isOnline = false;
    phone.networkChanged();
    const members = Array.from({ length: 20 }, (_, place) => joining(scope, place + 1));
    await phone.save([founding(groupId, phone.person.value?.id ?? ''), ...members]);
    let sum = 0;
    const deposits = Array.from({ length: OPERATIONS - 21 }, () => {
      const satang = 1 + Math.floor(chance() * 1_000_000);
      sum += satang;
      return deposit(scope, (members[Math.floor(chance() * 20)] as { id: string }).id, satang);
    });
    for (let place = 0; place < deposits.length; place += 100) await phone.save(deposits.slice(place, place + 100));
    expect(phone.sign.value).toMatchObject({ state: 'waiting', waiting: OPERATIONS });

    // how many receipts the server had, each time the sign turned green
    const green: (number | undefined)[] = [];
    const stop = effect(() => {
      if (phone.sign.value.state === 'sent') green.push(countOf(scope, 'receipt'));
    });
    const startedAt = Date.now();
    line.isFaulty = true;
    network.isOnline = true;
    phone.networkChanged();
    await until(() => green.length > 0, 'green', phone);
    const seconds = (Date.now() - startedAt) / 1000;
    stop();
    expect(green[0]).toBe(OPERATIONS);
    expect(countOf(scope, 'entry')).toBe(OPERATIONS - 21);
    expect(omsap.rows(`SELECT count(DISTINCT operation_id) AS count FROM receipt WHERE scope_id = '${scope}'`)).toEqual(
      [{ count: OPERATIONS }],
    );
    const cash = `SELECT amount_satang FROM account_balance WHERE scope_id = '${scope}' AND account = 'cash'`;
    expect(omsap.rows(cash)).toEqual([{ amount_satang: sum }]);
    expect(phone.rows.all('entry', scope).reduce((total, row) => total + row.amount_satang, 0)).toBe(sum);
    expect(phone.rows.all('entry', scope).every((row) => row.mark === 'server')).toBe(true);
    process.stdout.write(
      `SEED=${SEED}: ${OPERATIONS} operations in ${seconds.toFixed(1)} s, ${line.requests.get('/api/sync/push')} pushes, ` +
        `${line.requests.get('/api/sync/pull')} pulls, ${[...line.fired.values()].reduce((all, one) => all + one, 0)} faults\n`,
    );
    expect(line.fired.size).toBeGreaterThanOrEqual(5);
  },
  PATIENCE_MS,
);

it(
  'brings two phones that edit one group at once to what the server holds',
  async () => {
    const first = await openPhone(omsap.officers[0] as Officer, SEED + 10);
    const second = await openPhone(omsap.officers[1] as Officer, SEED + 20);
    const [groupId, chance] = [newId(), dice(SEED + 30)];
    const scope = `group:${groupId}`;
    const members = Array.from({ length: 3 }, (_, place) => joining(scope, place + 1));
    first.line.isFaulty = second.line.isFaulty = true;
    await first.phone.save([founding(groupId, first.phone.person.value?.id ?? ''), ...members]);
    await until(
      () => second.phone.rows.all('member', scope).length === 3,
      'the group on the other phone',
      second.phone,
    );
    let sum = 0;
    for (let round = 1; round <= 20; round += 1) {
      for (const { phone } of [first, second]) {
        const member = members[Math.floor(chance() * 3)] as { id: string };
        const satang = 1 + Math.floor(chance() * 100_000);
        sum += satang;
        await phone.save([
          { kind: 'group', scope, data: { id: groupId, set: { note: `note ${chance()}` } } },
          { kind: 'group', scope, data: { id: groupId, set: { collection_day: 1 + Math.floor(chance() * 28) } } },
          { kind: 'member', scope, data: { id: member.id, set: { pledge_satang: 1000 * round } } },
          deposit(scope, member.id, satang),
        ]);
        await new Promise((done) => setTimeout(done, 40 * chance()));
      }
    }
    const both = [first.phone, second.phone];
    const server = () => ({
      group: omsap.rows(`SELECT note, collection_day FROM savings_group WHERE scope_id = '${scope}'`),
      members: omsap.rows(`SELECT id, pledge_satang FROM member WHERE scope_id = '${scope}' ORDER BY id`),
      entries: omsap.rows(`SELECT id, amount_satang FROM entry WHERE scope_id = '${scope}' ORDER BY id`),
    });
    const shown = ({ rows }: LocalPhone) => ({
      group: rows.all('group', scope).map(({ note, collection_day }) => ({ note, collection_day })),
      members: byId(rows.all('member', scope).map(({ id, pledge_satang }) => ({ id, pledge_satang }))),
      entries: byId(rows.all('entry', scope).map(({ id, amount_satang }) => ({ id, amount_satang }))),
    });
    await until(() => both.every((phone) => phone.sign.value.waiting === 0), 'all delivered', ...both);
    const isSame = (phone: LocalPhone) => JSON.stringify(shown(phone)) === JSON.stringify(server());
    await until(() => both.every(isSame), 'the same rows everywhere', ...both);
    const entries = omsap.rows<{ amount_satang: number }>(
      `SELECT amount_satang FROM entry WHERE scope_id = '${scope}'`,
    );
    expect(entries.length).toBe(40);
    expect(entries.reduce((total, row) => total + row.amount_satang, 0)).toBe(sum);
    const fired = new Set([...first.line.fired.keys(), ...second.line.fired.keys()]);
    expect(fired).toEqual(new Set(FAULTS));
  },
  PATIENCE_MS,
);

function byId<Row extends { id: string }>(rows: Row[]): Row[] {
  return rows.sort((left, right) => (left.id < right.id ? -1 : 1));
}
