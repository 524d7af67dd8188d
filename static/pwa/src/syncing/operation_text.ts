/** What an operation is, in words a person in the village would use. */

import { type EntryRow, memberName, shortName } from '../groups/group_rows';
import { hasKey, say } from '../i18n';
import { entryText } from '../ledger/entry_text';
import type { OutboxItem, Phone } from '../sync/ports';
import { formatBaht } from '../values/money';

/** "รับเงินสัจจะ พ.ย. 69 · 0001 บุญมี ศ. · 100 บาท", from what the operation itself carries. */
export function operationText(phone: Phone, item: Pick<OutboxItem, 'kind' | 'scope' | 'data'>): string {
  const { kind, scope, data } = item;
  const group = phone.rows.find('group', scope.replace(/^group:/, ''));
  return [subjectText(phone, kind, data), group && shortName(group)].filter(Boolean).join(', ');
}

function subjectText(phone: Phone, kind: string, fields: Readonly<Record<string, unknown>>): string {
  const key = `operation.${kind}`;
  const name = hasKey(key) ? say(key) : say('operation.unknown');
  if (kind === 'entry') {
    const entry = fields as Pick<EntryRow, 'entry_kind' | 'period' | 'reverses' | 'amount_satang'>;
    const amount = say('money.baht', { amount: formatBaht(entry.amount_satang) });
    return [entryText(entry), memberText(phone, fields.member_id), amount].filter(Boolean).join(', ');
  }
  if (kind === 'member') return `${name} ${memberText(phone, fields.id) ?? ''}`;
  return [name, memberText(phone, fields.member_id ?? fields.from_member_id)].filter(Boolean).join(', ');
}

function memberText(phone: Phone, id: unknown): string | undefined {
  const member = typeof id === 'string' ? phone.rows.find('member', id) : undefined;
  return member && `${member.number} ${memberName(member)}`;
}
