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

/** Takes a deposit: its lines, each with its slip, in one save. */
export async function takeDeposit(
  phone: Phone,
  groupId: string,
  collectionId: string,
  memberId: string,
  lines: readonly DepositLine[],
): Promise<void> {
  await phone.save(
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

/** Takes lines back: the mirror reversal of each, never an edit. */
export async function takeBack(
  phone: Phone,
  groupId: string,
  entries: readonly StandingEntry[],
  reason: string | null = null,
): Promise<void> {
  await phone.save(entries.map((entry) => mirror(groupId, entry, reason)));
}

/** The mirror reversal of an entry. */
export function mirror(groupId: string, entry: StandingEntry, reason: string | null): Draft {
  const { id, entry_kind, amount_satang, member_id, period, collection_id } = entry;
  return {
    kind: 'entry',
    scope: groupScope(groupId),
    data: { entry_kind, amount_satang, member_id, period, collection_id, reverses: id, slip_number: null, reason },
  };
}

/** Notes who came, by whom, or that a member did not. The last word counts. */
export async function notePresence(
  phone: Phone,
  groupId: string,
  collectionId: string,
  memberId: string,
  presence: Presence,
): Promise<void> {
  await phone.save([
    {
      kind: 'attendance',
      scope: groupScope(groupId),
      data: { collection_id: collectionId, member_id: memberId, presence },
    },
  ]);
}

/** Closes the collection: the count by note and coin and the closing totals, in one save. */
export async function closeDay(
  phone: Phone,
  groupId: string,
  collectionId: string,
  counts: Record<string, number>,
  totals: { lines: number; total_satang: number; counted_satang: number; reason: string | null },
): Promise<void> {
  const scope = groupScope(groupId);
  await phone.save([
    { kind: 'collection_count', scope, data: { collection_id: collectionId, counts } },
    { kind: 'collection_close', scope, data: { collection_id: collectionId, ...totals }, closes: true },
  ]);
  phone.closeBurst();
}
