/** What members were told and agreed to. */

import { groupScope, type MemberRow } from '../groups/group_rows';
import { type Key, say } from '../i18n';
import type { Phone, RowOf, Shown } from '../sync/ports';
import { noticeOn } from './notice';

export type ConsentRow = Shown<RowOf['consent']>;
export type Extra = ConsentRow['agreed'][number];

export const EXTRA_NAMES: Record<Extra, Key> = {
  photo: 'privacy.extra_photo',
  phone_reminder: 'privacy.extra_phone_reminder',
};

/** All that one member said, the newest first. */
export function consentsOf(phone: Phone, groupId: string, memberId: string): ConsentRow[] {
  return phone.rows
    .all('consent', groupScope(groupId))
    .filter((consent) => consent.member_id === memberId)
    .sort((left, right) => right.seq - left.seq || (left.id < right.id ? 1 : -1));
}

/** "แจ้งแล้ว", "ยังไม่ได้แจ้ง", "ประกาศเปลี่ยนแล้ว แจ้งใหม่" */
export function consentText(phone: Phone, groupId: string, member: MemberRow): string {
  const [newest] = consentsOf(phone, groupId, member.id);
  if (!newest) return say('privacy.not_told');
  return newest.notice_version < noticeOn(phone, phone.today()).version
    ? say('privacy.told_older')
    : say('privacy.told');
}

/** "ยินยอมให้ถ่ายภาพ" and so on, or that nothing beyond membership was agreed to. */
export function agreedText(agreed: readonly Extra[]): string {
  return agreed.length === 0 ? say('privacy.no_extras') : agreed.map((extra) => say(EXTRA_NAMES[extra])).join(', ');
}
