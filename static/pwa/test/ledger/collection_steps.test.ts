import { describe, expect, it } from 'vitest';
import { stepAt, stepOf } from '../../src/ledger/collection_steps';

const BEGUN = { lines: [], taken_back: [], is_roll_called: false, is_count_fresh: false };
const PLEDGE = { entry_kind: 'pledge', member_id: 'a' };
const EXPENSE = { entry_kind: 'expense', member_id: null };
const DRAWN = { entry_kind: 'special_payout', member_id: 'a' };

describe('the meeting goes on', () => {
  it.each([
    ['with the roll when it has just begun', BEGUN, 'roll_call'],
    ['in the room when the roll was called', { ...BEGUN, is_roll_called: true }, 'room'],
    ['in the room when money was taken without a roll', { ...BEGUN, lines: [PLEDGE] }, 'room'],
    ['in the room when the only line was taken back', { ...BEGUN, taken_back: [PLEDGE] }, 'room'],
    ['with payments when the last line is one', { ...BEGUN, lines: [PLEDGE, EXPENSE] }, 'payments'],
    ['with payments when a member drew savings', { ...BEGUN, lines: [PLEDGE, DRAWN] }, 'payments'],
    ['by reading back what was counted', { ...BEGUN, lines: [EXPENSE], is_count_fresh: true }, 'read_back'],
  ] as const)('%s', (_name, state, step) => {
    expect(stepOf(state)).toBe(step);
    expect(stepAt(undefined, state)).toBe(step);
    expect(stepAt('nothing', state)).toBe(step);
    expect(stepAt('opening', state)).toBe(step);
  });
});

it('goes to any step by its address, but counts before it reads back or closes', () => {
  expect(stepAt('payments', BEGUN)).toBe('payments');
  expect(stepAt('close', BEGUN)).toBe('count');
  expect(stepAt('read_back', BEGUN)).toBe('count');
  expect(stepAt('close', { ...BEGUN, is_count_fresh: true })).toBe('close');
});
