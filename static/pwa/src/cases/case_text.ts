/** A case in words: what it is about, and where the thing it is about is found. */

import { memberName } from '../groups/group_rows';
import { hasKey, say } from '../i18n';
import { entryText } from '../ledger/entry_text';
import type { Phone } from '../sync/ports';
import { problemText } from '../syncing/problem_text';
import { formatBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';
import type { CaseRow } from './open_cases';
import { fieldText } from './value_text';

/** What does not agree, in a few words: "เก็บเงินทุกวันที่: สองคนแก้ไม่ตรงกัน". */
export function caseTitle(each: Pick<CaseRow, 'reason' | 'field' | 'row_kind'>): string {
  const key = `case.${each.reason}`;
  const title = hasKey(key) ? say(key) : problemText(each.reason);
  const label = each.field && fieldText(each.row_kind, each.field);
  return label ? `${label}: ${title}` : title;
}

/** Which member, entry or collection it is about; "" for the group itself. */
export function caseSubject(phone: Phone, each: Pick<CaseRow, 'row_kind' | 'row_id'>): string {
  const member = (id: string | null) => {
    const row = id ? phone.rows.find('member', id) : undefined;
    return row && `${row.number} ${memberName(row)}`;
  };
  if (each.row_kind === 'member') return member(each.row_id) ?? '';
  if (each.row_kind === 'committee_post') {
    return member(phone.rows.find('committee_post', each.row_id)?.member_id ?? null) ?? '';
  }
  if (each.row_kind === 'member_exit') return member(memberOfExit(phone, each.row_id)) ?? '';
  if (each.row_kind === 'entry') {
    const entry = phone.rows.find('entry', each.row_id);
    if (!entry) return '';
    const amount = say('money.baht', { amount: formatBaht(entry.amount_satang) });
    return [member(entry.member_id), entryText(entry), amount, formatThaiDate(entry.civil_on)]
      .filter(Boolean)
      .join(', ');
  }
  if (each.row_kind === 'collection_close') {
    const close = phone.rows.find('collection_close', each.row_id);
    return close ? formatThaiDate(close.civil_on) : '';
  }
  return '';
}

/** The screen that shows the row concerned. */
export function casePlace(phone: Phone, groupId: string, each: Pick<CaseRow, 'row_kind' | 'row_id'>): string {
  const group = `/groups/${groupId}`;
  switch (each.row_kind) {
    case 'member':
      return `${group}/members/${each.row_id}`;
    case 'member_exit':
      return `${group}/members/${memberOfExit(phone, each.row_id)}/exit`;
    case 'entry': {
      const memberId = phone.rows.find('entry', each.row_id)?.member_id;
      return memberId ? `${group}/members/${memberId}` : group;
    }
    case 'collection_open':
      return `${group}/collections/${each.row_id}`;
    case 'collection_close': {
      const close = phone.rows.find('collection_close', each.row_id);
      return close ? `${group}/collections/${close.collection_id}` : group;
    }
    case 'committee_post':
      return `${group}/committee/${each.row_id}`;
    case 'group':
      return `${group}/edit`;
    default:
      return group;
  }
}

function memberOfExit(phone: Phone, exitId: string): string {
  return phone.rows.find('member_exit', exitId)?.member_id ?? '';
}
