/** What was paused, from the rows of the phone, and in words. */

import { PUSH_RIGHTS } from '../contract/later.gen';
import { shortName } from '../groups/group_rows';
import { say } from '../i18n';
import type { Draft, Phone, RowOf, Shown } from '../sync/ports';
import { formatThaiDate } from '../values/thai_date';
import { inOrder, pausedUntil } from './escalation';

export type PauseRow = Shown<RowOf['escalation_pause']>;

/** Whether the person of this phone stands above officers, and may pause what is told of them. */
export function mayPause(phone: Phone): boolean {
  return phone.assignments.value.some(({ role }) =>
    (PUSH_RIGHTS[role] as readonly string[]).includes('escalation_pause'),
  );
}

/** Everything ever said about one officer, the latest last. */
export function pausesOf(phone: Phone, officerId: string): PauseRow[] {
  return inOrder(phone.rows.all('escalation_pause', `person:${officerId}`));
}

/** What is paused today: the officer as a whole, and single groups; of each the word that counts. */
export function holdingPauses(pauses: readonly PauseRow[], today: string): PauseRow[] {
  const latest = new Map(pauses.map((pause) => [pause.group_id, pause]));
  return [...latest.values()].filter((pause) => pausedUntil([pause], pause.group_id, today) !== null);
}

/** Nobody above is told until a day. */
export function pausing(officerId: string, data: Pick<PauseRow, 'group_id' | 'until_on' | 'reason' | 'note'>): Draft {
  const { group_id, until_on, reason, note } = data;
  return {
    kind: 'escalation_pause',
    scope: `person:${officerId}`,
    data: { group_id, until_on, reason, note },
    closes: true,
  };
}

/** From today on those above are told again. */
export function resuming(officerId: string, groupId: string | null): Draft {
  return pausing(officerId, { group_id: groupId, until_on: null, reason: 'resumed', note: null });
}

/** "ทุกเรื่องของพัฒนากร" or the group's name; `names` tells a chief what their phone does not hold. */
export function aboutText(phone: Phone, groupId: string | null, names?: ReadonlyMap<string, string>): string {
  if (groupId === null) return say(mayPause(phone) ? 'pause.everything' : 'pause.everything_own');
  const group = phone.rows.find('group', groupId);
  return group ? shortName(group) : (names?.get(groupId) ?? say('pause.one_group'));
}

/** "พักถึง 5 ธ.ค. 69: น้ำท่วม ภัยพิบัติ". */
export function pauseText(pause: PauseRow): string {
  if (pause.until_on === null) return say('pause.ended', { date: formatThaiDate(pause.civil_on, 'short') });
  return say('pause.from_to', {
    from: formatThaiDate(pause.civil_on, 'short'),
    to: formatThaiDate(pause.until_on, 'short'),
    reason: say(`pause.for_${pause.reason}`),
  });
}
