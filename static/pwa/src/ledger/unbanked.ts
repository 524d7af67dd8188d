/** Cash that was not brought to the bank. Pure. */

import { ENTRY_KINDS } from '../contract/contract.gen';
import type { EntryFacts, EntryKindName } from './balance';

interface Dated extends EntryFacts {
  entry_kind: EntryKindName;
  id: string;
  civil_on: string;
}

/** The first day on which cash came in after the last trip to the bank; null for none. Lines taken back do not count. */
export function unbankedSince(entries: readonly Dated[]): string | null {
  const reversed = new Set(entries.map((entry) => entry.reverses));
  const standing = entries.filter((entry) => !entry.reverses && !reversed.has(entry.id));
  let banked = '';
  for (const { entry_kind, civil_on } of standing) if (entry_kind === 'bank_in' && civil_on > banked) banked = civil_on;
  let since: string | null = null;
  for (const { entry_kind, civil_on } of standing) {
    const takes = ENTRY_KINDS[entry_kind].debit === 'cash' && civil_on > banked;
    if (takes && (since === null || civil_on < since)) since = civil_on;
  }
  return since;
}
