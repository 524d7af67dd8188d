/** Entries in words. */

import type { EntryRow } from '../groups/group_rows';
import { say } from '../i18n';
import { formatPeriod } from '../values/thai_date';

/** What an entry is, in words: "เงินสัจจะ พ.ย. 69", with "กลับรายการ" before it when it takes another back. */
export function entryText(entry: Pick<EntryRow, 'entry_kind' | 'period' | 'reverses'>): string {
  const kind = say(`entry.${entry.entry_kind}`);
  const name = entry.period ? `${kind} ${formatPeriod(entry.period)}` : kind;
  return entry.reverses ? say('entry.reversal_of', { name }) : name;
}
