/** What the server says about lines that were set aside, and about files that were brought in, as the screens read it. */

import { KINDS } from '../contract/contract.gen';
import { hasKey, say } from '../i18n';
import { formatBaht } from '../values/money';

export type Choice = 'admitted' | 'declined';

export interface SetAside {
  line_sha256: string;
  ticket: string;
  received_at: string;
  outcome: 'quarantined' | 'rejected';
  code: string;
  field: string | null;
  author_name: string | null;
  device_code: string | null;
  /** What the line is about; null where nobody can read it or this person may not know. */
  work: {
    kind: string;
    civil_on: string;
    group_name: string | null;
    entry_kind: string | null;
    /** Missing where this person is not told amounts of single members. */
    amount_satang?: number | null;
  } | null;
  elsewhere: boolean;
  can_admit: boolean;
  can_decline: boolean;
  answer: { choice: Choice; note: string | null; on: string; by_name: string | null } | null;
}

export interface SetAsidePage {
  as_of: string;
  items: SetAside[];
  next: string | null;
}

export type OneSetAside = SetAside & { as_of: string };

export interface Imported {
  sha256: string;
  lines: number;
  counts: Record<string, number>;
  not_taken: { line: number; outcome: string; code: string | null; ticket: string | null }[];
}

export interface Imports {
  as_of: string;
  imports: { sha256: string; imported_at: string; lines: number; counts: Record<string, number> }[];
}

/** "เงินสัจจะ 100 บาท", or why it cannot be said. */
export function workText({ work, elsewhere }: SetAside): string {
  if (!work) return say(elsewhere ? 'support.elsewhere' : 'support.unreadable');
  const key = work.kind === 'entry' ? `entry.${work.entry_kind}` : `operation.${work.kind}`;
  const name = hasKey(key) ? say(key) : say('operation.unknown');
  const known = Object.hasOwn(KINDS, work.kind) ? name : `${name} (${work.kind})`;
  return work.amount_satang === null || work.amount_satang === undefined
    ? known
    : `${known} ${say('money.baht', { amount: formatBaht(work.amount_satang) })}`;
}

/** How many lines took effect, had their answer before, and were not taken. */
export function countText(counts: Readonly<Record<string, number>>): string {
  const sum = (...outcomes: string[]) => outcomes.reduce((all, outcome) => all + (counts[outcome] ?? 0), 0);
  return say('outbox_file.counts', {
    taken: sum('applied', 'merged', 'conflict'),
    before: sum('duplicate'),
    left: sum('rejected', 'quarantined', 'held', 'retry', 'refused'),
  });
}
