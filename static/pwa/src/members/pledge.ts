/** The pledge of a month: a fold over what was pledged at joining and its changes. Pure. Twin of members/pledge.py. */

import { nextPeriod } from '../ledger/deposit';

/** What the fold reads of a change. */
export interface PledgeChangeFacts {
  id: string;
  seq: number;
  amount_satang: number;
  from_period: string;
}

/**
 * What one member pledged for a month "2026-11", in satang. `changes` are that member's in any order; of two from one
 * month the later arrival counts.
 */
export function pledgeDue(joiningSatang: number, changes: readonly PledgeChangeFacts[], period: string): number {
  const begun = newestFirst(changes).find((change) => change.from_period <= period);
  return begun?.amount_satang ?? joiningSatang;
}

/** Changes by the month they begin in, then by arrival, the latest first. */
export function newestFirst<Change extends PledgeChangeFacts>(changes: readonly Change[]): Change[] {
  return [...changes].sort((left, right) => (isBefore(left, right) ? 1 : -1));
}

function isBefore(left: PledgeChangeFacts, right: PledgeChangeFacts): boolean {
  if (left.from_period !== right.from_period) return left.from_period < right.from_period;
  return left.seq === right.seq ? left.id < right.id : left.seq < right.seq;
}

/**
 * The months from which a pledge may change, the soonest first: any of the next twelve, the first month of the group's
 * next two years, or none. Always after `thisPeriod`.
 */
export function changePeriods(policy: string, yearStartMonth: number, thisPeriod: string): string[] {
  if (policy === 'locked') return [];
  const months = [nextPeriod(thisPeriod)];
  while (months.length < 24) months.push(nextPeriod(months.at(-1) ?? thisPeriod));
  return policy === 'anytime'
    ? months.slice(0, 12)
    : months.filter((month) => Number(month.slice(5)) === yearStartMonth);
}
