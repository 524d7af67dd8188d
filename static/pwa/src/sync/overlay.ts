/** Overlay: what the phone shows while the server's row is not here yet. Pure. */

import { KINDS, type KindName } from '../contract/contract.gen';
import { apply } from './apply';
import { type Fields, isCreation, type Operation } from './operation';
import type { Item } from './outbox';
import { type MarkName, SEQ_PENDING } from './ports';

export type ShownRow = Fields & { id: string; seq: number; mark: MarkName };

interface FieldRule {
  readonly meeting?: string;
  readonly choices?: readonly string[];
}

/** Fields no operation sets, because they follow from who made it: kind → field → value. */
const DERIVED: Partial<Record<KindName, (operation: Operation) => Fields>> = {
  group: (operation) => ({ officer_id: operation.author }),
};

/** Every field of a new row before its operation speaks: nothing, a state's first choice, and what is derived. */
function blankRow(operation: Operation): Fields {
  const rules: object = KINDS[operation.kind].fields;
  const blank: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(rules) as [string, FieldRule][]) {
    blank[name] = rule.meeting === 'state' ? (rule.choices?.[0] ?? null) : null;
  }
  return { ...blank, ...DERIVED[operation.kind]?.(operation) };
}

/**
 * Whether an operation still shapes what is shown. Work without a final receipt does. With one, until the page that
 * carries its outcome was pulled (`cursor_seq`). A refused one goes on showing what only it knows, a row of its own;
 * a refused edit gives way to the agreed value at once.
 */
function isShown(item: Item, cursorSeq: number): boolean {
  switch (item.outcome) {
    case null:
    case 'held':
    case 'retry':
      return true;
    case 'rejected':
    case 'quarantined':
      return isCreation(item.operation);
    default:
      return (item.seq ?? SEQ_PENDING) > cursorSeq;
  }
}

function isFinal(item: Item): boolean {
  return item.seq !== null;
}

/**
 * The row as shown: the server's, with the items that touch it laid over in the order they were made. Undefined when
 * nothing is left to show. ▲ when an item needs a person, ○ while something of it is not on the server, else ●.
 */
export function overlayRow(
  server: Fields | undefined,
  items: readonly Item[],
  cursorSeq: number,
): ShownRow | undefined {
  let row: Fields | null = server ?? null;
  let mark: MarkName = 'server';
  for (const item of items) {
    if (isShown(item, cursorSeq)) {
      if (row === null && isCreation(item.operation))
        row = { seq: item.seq ?? SEQ_PENDING, ...blankRow(item.operation) };
      if (row !== null) row = { ...row, ...apply(item.operation, row) };
      if (mark === 'server' && !isFinal(item)) mark = 'phone';
    }
    if (item.state === 'needs_you' || item.state === 'with_support') mark = 'needs_you';
  }
  return row === null ? undefined : ({ seq: SEQ_PENDING, ...row, mark } as ShownRow);
}
