/** Operations and items as tests need them. */

import type { KindName } from '../src/contract/contract.gen';
import type { Operation } from '../src/sync/operation';
import type { Item } from '../src/sync/outbox';

export const PERSON_ID = '0198f000-0000-7000-8000-00000000a001';
export const DEVICE_ID = '0198f000-0000-7000-8000-00000000d001';
export const GROUP_ID = '0198f000-0000-7000-8000-00000000c001';
export const MEMBER_ID = '0198f000-0000-7000-8000-00000000e001';
export const SCOPE = `group:${GROUP_ID}`;

/** An operation of a kind; whatever a test does not care for is filled in. */
export function operationOf(kind: KindName, data: object, changes: Partial<Operation> = {}): Operation {
  return {
    id: crypto.randomUUID(),
    kind,
    version: 1,
    scope: SCOPE,
    device: DEVICE_ID,
    number: 1,
    previous: '',
    author: PERSON_ID,
    needs: [],
    base: '',
    data: data as Operation['data'],
    civil_on: '2026-11-23',
    made_at: '2026-11-23T07:15:33.123Z',
    clock_offset_ms: 0,
    app: '0.1.0',
    ...changes,
  };
}

/** A waiting operation of the outbox. */
export function itemOf(operation: Operation, changes: Partial<Item> = {}): Item {
  return {
    place: 1,
    operation,
    state: 'waiting',
    outcome: null,
    code: null,
    field: null,
    ticket: null,
    missing: [],
    seq: null,
    ...changes,
  };
}

export const ENTRY = {
  entry_kind: 'pledge',
  amount_satang: 10_000,
  member_id: MEMBER_ID,
  period: '2026-11',
  collection_id: null,
  reverses: null,
  slip_number: null,
  reason: null,
};
