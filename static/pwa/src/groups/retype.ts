/** A refused edit goes back into the form it was typed on, with everything that was typed. */

import type { OutboxItem, Phone } from '../sync/ports';
import { textsOf as groupTexts } from './group_form';
import type { GroupRow, MemberRow } from './group_rows';
import { textsOf as memberTexts } from './member_form';

/** Whether such an operation was typed on a form of ours. */
export function isTyped(item: OutboxItem): boolean {
  return item.kind === 'group' || item.kind === 'member';
}

/** Keeps what was typed as the draft of its form and answers with the form's address. A refused new row begins anew. */
export async function retype(phone: Phone, item: OutboxItem): Promise<string> {
  const id = String(item.data.id);
  const isNew = id === item.id;
  const set = item.data.set as Readonly<Record<string, readonly [unknown, unknown]>>;
  const news = Object.fromEntries(Object.entries(set).map(([name, [, value]]) => [name, value]));
  const groupId = item.scope.replace(/^group:/, '');
  const row = { ...phone.rows.find(item.kind as 'group', id), ...news };
  if (item.kind === 'group') {
    await phone.drafts.keep(isNew ? 'group/new' : `group/${id}`, groupTexts(row as GroupRow));
    return isNew ? '/groups/new' : `/groups/${id}/edit`;
  }
  await phone.drafts.keep(isNew ? `member/new/${groupId}` : `member/${id}`, memberTexts(row as unknown as MemberRow));
  return `/groups/${groupId}/members/${isNew ? 'new' : `${id}/edit`}`;
}
