/** Pausing what is told above an officer: a fold over what chiefs said. Pure. Twin of alerts/escalation.py. */

import { addDays } from '../values/thai_date';

export interface Pause {
  id: string;
  seq: number;
  /** The day it begins. */
  civil_on: string;
  /** The group it is about; null: the officer as a whole. */
  group_id: string | null;
  /** null: those above are told again. */
  until_on: string | null;
}

/**
 * Until when a pause holds on a day: of the officer as a whole, or of one group; null where none does. `pauses` are those of
 * one officer in any order. Of each subject the word that came last by that day counts.
 */
export function pausedUntil(pauses: readonly Pause[], groupId: string | null, day: string): string | null {
  const said = new Map<string | null, string | null>();
  for (const pause of inOrder(pauses)) if (pause.civil_on <= day) said.set(pause.group_id, pause.until_on);
  const holding = [...said]
    .filter(([about, until]) => (about === null || about === groupId) && until !== null && until >= day)
    .map(([, until]) => until as string);
  return holding.sort().at(-1) ?? null;
}

/** The first day from `day` on that no pause holds: then a step is told that was reached while one held. */
export function firstFreeDay(pauses: readonly Pause[], groupId: string | null, day: string): string {
  let free = day;
  while (pausedUntil(pauses, groupId, free)) free = addDays(free, 1);
  return free;
}

/** As they came; of those that wait on this phone, as they were made. */
export function inOrder<Each extends Pause>(pauses: readonly Each[]): Each[] {
  return [...pauses].sort((left, right) => left.seq - right.seq || (left.id < right.id ? -1 : 1));
}
