/** The answer to a case, as it is saved. */

import type { Draft, Phone } from '../sync/ports';
import type { Choice } from './clash_cards';
import type { CaseRow } from './open_cases';

type Clash = Pick<CaseRow, 'row_kind' | 'row_id' | 'field' | 'kept'>;

/** What stands in the record now, as the side of a case is written; what stood when it was opened where there is no row. */
export function standingText(phone: Phone, each: Clash): string | null {
  const row = phone.rows.find(each.row_kind as 'group', each.row_id) as Readonly<Record<string, unknown>> | undefined;
  if (!row || each.kept === null || each.field === null) return each.kept;
  if (each.field in row) return JSON.stringify(row[each.field] ?? null);
  const names = Object.keys(JSON.parse(each.kept) as object);
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
}

/** Taking the other value names the record, and what stood on the screen when it was taken. */
export function settleDraft(
  phone: Phone,
  scope: string,
  each: Clash & Pick<CaseRow, 'id'>,
  choice: Choice | null,
): Draft {
  const { id, row_kind, row_id } = each;
  const told = choice === 'other' ? { row_kind, row_id, kept: standingText(phone, each) } : {};
  return { kind: 'case_settle', scope, data: { case_id: id, choice, note: null, ...told }, closes: true };
}
