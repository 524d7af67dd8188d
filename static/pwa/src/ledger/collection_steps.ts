/** The steps of a collection day, and at which of them it stands: a fold over its facts. Pure. */

import type { CollectionState, Presence } from './collection';

export const STEPS = ['opening', 'roll_call', 'room', 'payments', 'count', 'read_back', 'close'] as const;
export type Step = (typeof STEPS)[number];

interface Standing extends Pick<CollectionState<never>, 'is_roll_called' | 'is_count_fresh'> {
  /** In the order they came. */
  lines: readonly { entry_kind: string; member_id: string | null }[];
  taken_back: readonly object[];
}

/** Lines that are no member's deposit: written at the step of payments. */
export function isPayment(line: { entry_kind: string; member_id: string | null }): boolean {
  return line.member_id === null || line.entry_kind === 'special_payout';
}

/**
 * Where an open collection goes on, whoever left it in whatever way. What was counted is read back again before it is
 * closed: who was to hear it must hear what is closed.
 */
export function stepOf(state: Standing): Step {
  if (state.is_count_fresh) return 'read_back';
  const last = state.lines.at(-1);
  if (last) return isPayment(last) ? 'payments' : 'room';
  return state.is_roll_called || state.taken_back.length > 0 ? 'room' : 'roll_call';
}

/** The step an address names, as far as the collection has come: nothing is read back before it was counted. */
export function stepAt(named: string | undefined, state: Standing): Step {
  const step = STEPS.find((each) => each === named && each !== 'opening');
  if (!step) return stepOf(state);
  return (step === 'read_back' || step === 'close') && !state.is_count_fresh ? 'count' : step;
}

/** The address of a step. */
export function addressOf(groupId: string, step: Step): string {
  return `/groups/${groupId}/collection/${step}`;
}

/** How many came, sent somebody, did not come; who is not noted otherwise came. */
export function rollOf(
  members: readonly { id: string }[],
  presence: ReadonlyMap<string, Presence>,
): Record<Presence, number> {
  const roll = { present: 0, proxy: 0, absent: 0 };
  for (const member of members) roll[presence.get(member.id) ?? 'present'] += 1;
  return roll;
}
