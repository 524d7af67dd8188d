/** A member leaves, and the taking back of it: each in one save, so that money and status never part. */

import { groupScope, type MemberRow } from '../groups/group_rows';
import { say } from '../i18n';
import { type Draft, newId, type Phone, type RowOf, type Shown } from '../sync/ports';
import { exitLines, type Settlement } from './settle_up';

export type ExitRow = Shown<RowOf['member_exit']>;

/** Pays out what was settled, states the leaving and ends the membership. */
export async function recordExit(
  phone: Phone,
  groupId: string,
  member: MemberRow,
  settlement: Settlement,
  told: { exit_kind: ExitRow['exit_kind']; left_on: string; reason: string | null },
): Promise<void> {
  const scope = groupScope(groupId);
  const entries = exitLines(settlement).map((line): Draft & { id: string } => ({
    id: newId(),
    kind: 'entry',
    scope,
    data: {
      entry_kind: line.entry_kind,
      amount_satang: line.amount_satang,
      member_id: line.member_id,
      period: null,
      collection_id: null,
      reverses: null,
      slip_number: null,
      reason: line.payee ?? say('exit.fine_deducted'),
    },
  }));
  await phone.save([
    ...entries,
    {
      kind: 'member_exit',
      scope,
      data: {
        member_id: member.id,
        ...told,
        entry_ids: entries.map((entry) => entry.id),
        payees: settlement.payees,
        reverses: null,
      },
    },
    { kind: 'member', scope, id: member.id, data: { id: member.id, set: { status: 'left' } } },
  ]);
}

/** Takes a leaving back: the mirror of each of its entries, and the member is active again. */
export async function takeExitBack(phone: Phone, groupId: string, exit: ExitRow): Promise<void> {
  const scope = groupScope(groupId);
  const reason = say('exit.taken_back_reason');
  const mirrors = exit.entry_ids.flatMap((entryId): Draft[] => {
    const entry = phone.rows.find('entry', entryId);
    if (!entry) return [];
    const { entry_kind, amount_satang, member_id } = entry;
    const mirrored = { entry_kind, amount_satang, member_id, period: null, collection_id: null };
    return [{ kind: 'entry', scope, data: { ...mirrored, reverses: entryId, slip_number: null, reason } }];
  });
  const { member_id, exit_kind, left_on } = exit;
  const back = { member_id, exit_kind, left_on, entry_ids: [], payees: [], reverses: exit.id, reason };
  await phone.save([
    ...mirrors,
    { kind: 'member_exit', scope, data: back },
    { kind: 'member', scope, id: member_id, data: { id: member_id, set: { status: 'active' } } },
  ]);
}
