/** member_misses: a member paid nothing at several collections in a row. Twin of alerts/rules/member_misses.py. */

import type { Finding } from './rule';

const RULE = 'member_misses';

/** What a group's book says of who paid when: months that were collected, and by member those paid for. */
export interface MissFacts {
  held: readonly { period: string; on: string }[];
  members: readonly { id: string; joined_on: string; paid: readonly string[] }[];
}

/** One finding for each member who missed the latest `times` collections; one run of misses is told once. */
export function memberMisses({ held, members }: MissFacts, times: number, recipient: string): Finding[] {
  const inOrder = [...held].sort((left, right) => (left.period < right.period ? -1 : 1));
  return members.flatMap((member) => {
    const own = inOrder.filter(({ period }) => period >= member.joined_on.slice(0, 7));
    const lastPaid = own.findLastIndex(({ period }) => member.paid.includes(period));
    const late = own[lastPaid + times];
    return late ? [{ rule: RULE, subject: member.id, due_on: late.on, step: times, recipient }] : [];
  });
}
