import { expect, it } from 'vitest';
import type { Item } from '../../src/sync/outbox';
import type { Sign } from '../../src/sync/ports';
import { computeSign } from '../../src/sync/sign';
import { ENTRY, itemOf, operationOf } from '../operations';

let places = 0;
const item = (state: Item['state'], madeAt = '2026-11-23T07:00:00.000Z', clockOffsetMs = 0) =>
  itemOf(operationOf('entry', ENTRY, { made_at: madeAt, clock_offset_ms: clockOffsetMs }), { state, place: ++places });

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const facts = {
  now: NOW,
  photos: 0,
  is_behind: false,
  online: true,
  session: 'ok' as const,
  last_contact_at: '2026-11-23T07:15:00.000Z',
};

const TRUTH: [string, Item['state'][], boolean, Sign['state']][] = [
  ['nothing pending, everything pulled', [], false, 'sent'],
  ['the server has more', [], true, 'fetching'],
  ['one waits', ['waiting'], false, 'waiting'],
  ['one is held', ['held'], false, 'waiting'],
  ['answered, its row not pulled', ['unseen'], false, 'fetching'],
  ['answered, and more to pull', ['unseen'], true, 'fetching'],
  ['one needs a person', ['needs_you'], false, 'needs_you'],
  ['one lies with support', ['with_support'], false, 'needs_you'],
  ['one waits and one is not pulled', ['waiting', 'unseen'], true, 'waiting'],
  ['one waits and one needs a person', ['waiting', 'needs_you'], true, 'needs_you'],
];

it.each(TRUTH)('%s', (_, states, isBehind, then) => {
  expect(computeSign({ ...facts, is_behind: isBehind, items: states.map((state) => item(state)) }).state).toBe(then);
});

it('is green only when nothing at all is open, whatever else there is', () => {
  const states: Item['state'][] = ['waiting', 'held', 'unseen', 'needs_you', 'with_support'];
  for (let bits = 0; bits < 2 ** states.length; bits += 1) {
    const items = states.filter((_, index) => bits & (1 << index)).map((state) => item(state));
    for (const isBehind of [false, true]) {
      const sign = computeSign({ ...facts, is_behind: isBehind, items });
      expect(sign.state === 'sent').toBe(items.length === 0 && !isBehind);
    }
  }
});

it('says how many, and since when', () => {
  const items = [
    item('held', '2026-11-22T10:40:00.000Z'),
    item('waiting', '2026-11-23T09:00:00.000Z'),
    item('needs_you', '2026-11-01T00:00:00.000Z'),
    item('with_support'),
  ];
  expect(computeSign({ ...facts, items })).toMatchObject({
    waiting: 2,
    oldest_at: '2026-11-22T10:40:00.000Z',
    needs_you: 2,
    with_support: 1,
  });
});

it('is not sent before every photo is', () => {
  expect(computeSign({ ...facts, photos: 1, items: [] })).toMatchObject({ state: 'waiting', waiting: 0, photos: 1 });
});

it('being offline or signed out does not make pending work look sent', () => {
  const sign = computeSign({ ...facts, online: false, session: 'expired', items: [item('waiting')] });
  expect(sign).toMatchObject({ state: 'waiting', online: false, session: 'expired' });
});

it('takes the first that was made for the oldest, whatever the clock showed then', () => {
  const years = 10 * 365 * 86_400_000;
  const items = [item('waiting', '2036-11-20T10:00:00.000Z', years), item('waiting', '2026-11-23T09:00:00.000Z')];
  const sign = computeSign({ ...facts, items });
  expect(sign).toMatchObject({ oldest_at: '2026-11-23T10:00:00.000Z', is_overdue: false });
});

it.each([
  ['a day with a network', '2026-11-22T11:59:00.000Z', true, true],
  ['less than a day with a network', '2026-11-22T12:01:00.000Z', true, false],
  ['two days without a signal', '2026-11-21T12:00:00.000Z', false, false],
  ['more than three days without', '2026-11-20T11:59:00.000Z', false, true],
])('%s: overdue or not', (_, madeAt, online, then) => {
  expect(computeSign({ ...facts, online, items: [item('waiting', madeAt)] }).is_overdue).toBe(then);
  expect(computeSign({ ...facts, online, items: [item('needs_you', madeAt)] }).is_overdue).toBe(false);
});
