/** member_3_misses: a member brought nothing at several collections in a row. Twin of alerts/rules/member_3_misses.py. */

import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'member_3_misses';

export interface MissFacts {
  /** Held collections: by month the day the first was closed. */
  held: Readonly<Record<string, string>>;
  /** Each with the latest month of a held collection for which something was deposited; null for none. */
  members: readonly { id: string; joined_on: string; paid_period: string | null }[];
}

/** One finding about each member for one row of misses, told when it has become `times` long and its days of grace are over. */
export function member3Misses(
  { held, members }: MissFacts,
  times: number,
  graceDays: number,
  today: string,
  recipient: string,
): Finding[] {
  const periods = Object.keys(held).sort();
  return members.flatMap((member) => {
    const missed = periods.filter(
      (period) => period > (member.paid_period ?? '') && period >= member.joined_on.slice(0, 7),
    );
    const reached = missed[times - 1];
    if (reached === undefined) return [];
    const dueOn = addDays(held[reached] as string, graceDays);
    return dueOn <= today ? [{ rule: RULE, subject: member.id, due_on: dueOn, step: times, recipient }] : [];
  });
}
