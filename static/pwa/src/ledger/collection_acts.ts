/** What can be done in a collection. Each act is saved as its own facts before the screen says so. */

import { groupScope } from '../groups/group_rows';
import type { Draft, Phone } from '../sync/ports';
import type { Presence } from './collection';
import type { DepositLine } from './deposit';

interface StandingEntry {
  id: string;
  entry_kind: string;
  amount_satang: number;
  member_id: string | null;
  period: string | null;
  collection_id: string | null;
  bank_reference?: string | null;
  bank_signers?: string | null;
  photo_sha256?: string | null;
}

/** What a second person signed, or why nobody did. */
export interface Confirmation {
  signer_name: string | null;
  signer_post: string | null;
  strokes: number[][] | null;
  reason: string | null;
}

/** Opens a collection for the month a deposit of today pays for. */
export async function openDay(phone: Phone, groupId: string, period: string, openingCashSatang: number): Promise<void> {
  await phone.save([
    {
      kind: 'collection_open',
      scope: groupScope(groupId),
      data: { period, opening_cash_satang: openingCashSatang },
    },
  ]);
}

/** Takes money of a member: its lines, each with its slip, in one save. Answers with their ids. */
export async function takeDeposit(
  phone: Phone,
  groupId: string,
  collectionId: string,
  memberId: string,
  lines: readonly (Omit<DepositLine, 'entry_kind'> & { entry_kind: string })[],
): Promise<string[]> {
  return phone.save(
    lines.map((line) => ({
      kind: 'entry',
      scope: groupScope(groupId),
      data: {
        ...line,
        member_id: memberId,
        collection_id: collectionId,
        reverses: null,
        slip_number: null,
        reason: null,
      },
      slip: true,
    })),
  );
}

/** Writes money that is no member's deposit: paid out, banked, or received otherwise. Answers with its id. */
export async function writePayment(
  phone: Phone,
  groupId: string,
  collectionId: string,
  payment: { entry_kind: string; amount_satang: number; member_id: string | null; reason: string | null },
): Promise<string[]> {
  return phone.save([
    {
      kind: 'entry',
      scope: groupScope(groupId),
      data: { ...payment, period: null, collection_id: collectionId, reverses: null, slip_number: null },
    },
  ]);
}

/** Takes lines back: the mirror reversal of each, never an edit. None, where they were taken back by another tap. */
export async function takeBack(
  phone: Phone,
  groupId: string,
  entries: readonly StandingEntry[],
  reason: string | null = null,
): Promise<void> {
  if (entries.length > 0) await phone.save(entries.map((entry) => mirrorOf(groupId, entry, { reason })));
}

/**
 * Corrects a line at any later time: its mirror reversal and, unless nothing is right instead, the new line with its
 * slip, in one save.
 */
export async function correct(
  phone: Phone,
  groupId: string,
  entry: StandingEntry,
  amountSatang: number,
  why: { reason: string; witness_name: string | null },
): Promise<void> {
  const { id, entry_kind, member_id, period, collection_id, bank_reference, bank_signers, photo_sha256 } = entry;
  const right: Draft = {
    kind: 'entry',
    scope: groupScope(groupId),
    data: {
      entry_kind,
      amount_satang: amountSatang,
      member_id,
      period,
      collection_id,
      reverses: null,
      slip_number: null,
      corrects: id,
      ...(bank_reference && { bank_reference }),
      ...(bank_signers && { bank_signers }),
      ...(photo_sha256 && { photo_sha256 }),
      ...why,
    },
    slip: member_id !== null,
  };
  await phone.save([mirrorOf(groupId, entry, why), ...(amountSatang > 0 ? [right] : [])]);
}

/** The mirror reversal of an entry. */
export function mirrorOf(
  groupId: string,
  entry: StandingEntry,
  why: { reason: string | null; witness_name?: string | null },
): Draft {
  return {
    kind: 'entry',
    scope: groupScope(groupId),
    data: {
      entry_kind: entry.entry_kind,
      amount_satang: entry.amount_satang,
      member_id: entry.member_id,
      period: entry.period,
      collection_id: entry.collection_id,
      reverses: entry.id,
      slip_number: null,
      ...why,
    },
  };
}

/** Notes who came, by whom, or that a member did not. The last word counts. */
export async function notePresence(
  phone: Phone,
  groupId: string,
  collectionId: string,
  memberId: string,
  presence: Presence,
  proxyName: string | null = null,
): Promise<void> {
  await phone.save([
    {
      kind: 'attendance',
      scope: groupScope(groupId),
      data: {
        collection_id: collectionId,
        member_id: memberId,
        presence,
        ...(proxyName === null ? {} : { proxy_name: proxyName }),
      },
    },
  ]);
}

/** The roll was called: how many came, sent somebody, did not come. */
export async function endRollCall(
  phone: Phone,
  groupId: string,
  collectionId: string,
  counted: { present: number; proxy: number; absent: number },
): Promise<void> {
  await phone.save([
    { kind: 'roll_call', scope: groupScope(groupId), data: { collection_id: collectionId, ...counted } },
  ]);
}

/** The cash on the table by note and coin, and what should lie there; a later count takes its place. */
export async function countCash(
  phone: Phone,
  groupId: string,
  collectionId: string,
  counts: Record<string, number>,
  expectedSatang: number,
): Promise<void> {
  const data = { collection_id: collectionId, counts, expected_satang: expectedSatang };
  await phone.save([{ kind: 'collection_count', scope: groupScope(groupId), data }]);
}

/** Closes the collection: who agreed to it and the closing totals, in one save. */
export async function closeDay(
  phone: Phone,
  groupId: string,
  collectionId: string,
  confirmation: Confirmation | null,
  totals: {
    lines: number;
    total_satang: number;
    counted_satang: number;
    reason: string | null;
    cash_with_name: string | null;
  },
): Promise<void> {
  const scope = groupScope(groupId);
  const { total_satang, counted_satang } = totals;
  const confirm: Draft = {
    kind: 'collection_confirm',
    scope,
    data: { collection_id: collectionId, total_satang, counted_satang, ...confirmation },
  };
  await phone.save([
    ...(confirmation ? [confirm] : []),
    { kind: 'collection_close', scope, data: { collection_id: collectionId, ...totals }, closes: true },
  ]);
  phone.closeBurst();
}

/** The group agreed on a day for a month; null: no collection that month. */
export async function setCollectionDate(
  phone: Phone,
  groupId: string,
  period: string,
  collectionOn: string | null,
  reason: string | null = null,
): Promise<void> {
  await phone.save([
    { kind: 'collection_date', scope: groupScope(groupId), data: { period, collection_on: collectionOn, reason } },
  ]);
}
