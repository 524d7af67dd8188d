import { expect, it } from 'vitest';
import type { Sign } from '../../src/sync/ports';
import { isOverdue } from '../../src/syncing/overdue';

const NOW = Date.parse('2026-11-23T07:00:00.000Z');
const sign = (hours: number, changes: Partial<Sign> = {}): Sign => ({
  state: 'waiting',
  waiting: 1,
  oldest_at: new Date(NOW - hours * 3_600_000).toISOString(),
  needs_you: 0,
  with_support: 0,
  unseen: 0,
  online: true,
  session: 'ok',
  last_contact_at: null,
  ...changes,
});

it.each([
  [24, true, false],
  [25, true, true],
  [25, false, false],
  [72, false, false],
  [73, false, true],
])('%s hours, online %s: %s', (hours, online, then) => {
  expect(isOverdue(sign(hours, { online }), NOW)).toBe(then);
});

it('nothing waits, nothing is overdue', () => {
  expect(isOverdue(sign(100, { waiting: 0, oldest_at: null }), NOW)).toBe(false);
});
