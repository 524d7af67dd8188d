/** What becomes of an operation: waiting → (held) → its final answer, and whether a person is needed then. */

import type { Operation } from './operation';
import type { FinalOutcome, ItemState, OutboxItem, Outcome, Result } from './ports';

/** States of an operation with a final receipt: its row not pulled yet, or pulled; the others need a person. */
export type JournalState = 'unseen' | 'seen' | 'needs_you' | 'with_support';

/** An operation this phone still has to show: not final, not pulled, or in need of a person. */
export interface Item {
  /** Order of making on this phone. */
  place: number;
  operation: Operation;
  state: ItemState | 'unseen';
  outcome: Outcome | null;
  code: string | null;
  field: string | null;
  ticket: string | null;
  missing: readonly string[];
  /** Place of the receipt in its scope's order; null without a final receipt. */
  seq: number | null;
}

const FINAL: ReadonlySet<Outcome> = new Set(['applied', 'merged', 'conflict', 'rejected', 'quarantined']);

/** Whether an answer is the last one; only then may the operation leave the outbox. */
export function isFinal(result: Result): result is Result & { outcome: FinalOutcome } {
  return FINAL.has(result.outcome);
}

/** Where a final answer puts the operation; `cursor_seq` is how far its scope was pulled. */
export function journalState(outcome: FinalOutcome, seq: number | null, cursorSeq: number): JournalState {
  if (outcome === 'rejected' || outcome === 'conflict') return 'needs_you';
  if (outcome === 'quarantined') return 'with_support';
  return seq !== null && seq <= cursorSeq ? 'seen' : 'unseen';
}

/** When it was made, by the device clock less what was known of its error: for people to read, never to order by. */
export function madeAt({ made_at, clock_offset_ms }: Pick<Operation, 'made_at' | 'clock_offset_ms'>): string {
  return new Date(Date.parse(made_at) - clock_offset_ms).toISOString();
}

/** What the sync page lists: all but those that only wait for their row. */
export function listItems(items: Iterable<Item>): OutboxItem[] {
  return [...items]
    .filter((item): item is Item & { state: ItemState } => item.state !== 'unseen')
    .sort((left, right) => left.place - right.place)
    .map(({ operation, state, outcome, code, field, ticket, missing }) => ({
      id: operation.id,
      kind: operation.kind,
      scope: operation.scope,
      state,
      civil_on: operation.civil_on,
      made_at: madeAt(operation),
      data: operation.data,
      outcome,
      code,
      field,
      ticket,
      missing,
    }));
}
