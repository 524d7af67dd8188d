/** Saving: drafts become operations with their places in the device's chains, and lie on the disk when it is over. */

import type { IndexedOutbox } from '../adapters/outbox_store';
import { apply } from '../sync/apply';
import {
  chainLines,
  type Fields,
  type Moment,
  makeOperation,
  type Operation,
  rowIdOf,
  type Unchained,
} from '../sync/operation';
import type { Item } from '../sync/outbox';
import type { Device, Draft } from '../sync/ports';
import type { ShownRows } from '../sync/shown_rows';

/** Writes what a person drafted; what it answers with is on the disk. */
export async function writeDrafts(
  outbox: IndexedOutbox,
  device: Device,
  drafts: readonly Draft[],
  moment: Moment,
  rows: ShownRows,
): Promise<Item[]> {
  const scopes = [...new Set(drafts.map((draft) => draft.scope))];
  const saved = await outbox.save(device.id, scopes, async (heads) => {
    const numbered = numberSlips(drafts, device.code, heads.slip_number);
    const chained = await chainLines(makeOperations(numbered.drafts, moment, rows), heads.chains);
    return { ...chained, slip_number: numbered.slip_number };
  });
  return saved.lines.map(({ operation }, index) => waiting(operation, saved.places[index] as number));
}

/** The operations of one save; a later draft sees what an earlier one will have changed. */
function makeOperations(drafts: readonly Draft[], moment: Moment, shown: ShownRows): Unchained[] {
  const made = new Map<string, Unchained>();
  const rows = new Map<string, Fields>();
  for (const draft of drafts) {
    const operation = makeOperation(draft, moment, {
      shown: (kind, id) => rows.get(`${kind} ${id}`) ?? shown.peek(kind, id),
      isOpen: (id) => made.has(id) || shown.pending().get(id)?.seq === null,
      cursorOf: (scope) => shown.place(scope)?.cursor ?? '',
    });
    if (!operation) continue;
    made.set(operation.id, operation);
    const key = `${operation.kind} ${rowIdOf(operation)}`;
    const before = rows.get(key) ?? shown.peek(operation.kind, rowIdOf(operation));
    rows.set(key, apply(operation, before ?? null));
  }
  return [...made.values()];
}

/** Drafts that ask for a slip get the next numbers of this device, "K7QM-000123". */
function numberSlips(drafts: readonly Draft[], deviceCode: string, last: number) {
  let number = last;
  const numbered = drafts.map((draft) => {
    if (!draft.slip) return draft;
    number += 1;
    return { ...draft, data: { ...draft.data, slip_number: `${deviceCode}-${String(number).padStart(6, '0')}` } };
  });
  return { drafts: numbered, slip_number: number };
}

function waiting(operation: Operation, place: number): Item {
  return {
    place,
    operation,
    state: 'waiting',
    outcome: null,
    code: null,
    field: null,
    ticket: null,
    missing: [],
    seq: null,
  };
}
