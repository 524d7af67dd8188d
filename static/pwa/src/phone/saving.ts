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
import type { Device, Draft, KindName } from '../sync/ports';
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
    let { slip_number } = heads;
    const numbered = drafts.map((draft) => {
      if (!draft.slip) return draft;
      slip_number += 1;
      return { ...draft, data: { ...draft.data, slip_number: slipNumber(device, slip_number) } };
    });
    return { ...(await chainLines(makeOperations(numbered, moment, rows), heads.chains)), slip_number };
  });
  return saved.lines.map(({ operation }, index) => waiting(operation, saved.places[index] as number));
}

/** Drafts that ask for a slip get the next numbers of this device, "K7QM-000123". */
function slipNumber({ code }: Device, number: number): string {
  return `${code}-${String(number).padStart(6, '0')}`;
}

/** The operations of one save; a later draft sees what an earlier one will have changed. */
function makeOperations(drafts: readonly Draft[], moment: Moment, rows: ShownRows): Unchained[] {
  const made = new Map<string, Unchained>();
  const changed = new Map<string, Fields>();
  const shown = (kind: KindName, id: string) => changed.get(`${kind} ${id}`) ?? rows.peek(kind, id);
  const around = {
    shown,
    isOpen: (id: string) => made.has(id) || rows.pending().get(id)?.seq === null,
    cursorOf: (scope: string) => rows.place(scope)?.cursor ?? '',
  };
  for (const draft of drafts) {
    const operation = makeOperation(draft, moment, around);
    if (!operation) continue;
    made.set(operation.id, operation);
    const { kind } = operation;
    const id = rowIdOf(operation);
    changed.set(`${kind} ${id}`, apply(operation, shown(kind, id) ?? null));
  }
  return [...made.values()];
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
