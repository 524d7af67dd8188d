/** no_progress: an officer owes a group, and no step of any was taken for days. Twin of alerts/rules/no_progress.py. */

import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'no_progress';

/** All the rule may know of one officer, in office since a day. */
export interface ProgressFacts {
  officer_id: string;
  in_office_from: string;
  campaigns: readonly {
    id: string;
    state: string;
    quantity: number;
    signed_on: string;
    starts_on: string;
    hard_on: string;
  }[];
  targets: readonly { campaign_id: string; quantity: number }[];
  /** Groups the officer founded; `last_step_on` is the day of the latest step, null before the first. */
  groups: readonly { founded_on: string; is_established: boolean; last_step_on: string | null }[];
}

/** One finding for one standstill, told when it has lasted `afterDays`. */
export function noProgress(facts: ProgressFacts, afterDays: number, today: string, recipient: string): Finding[] {
  const since = stillSince(facts, today);
  if (since === null) return [];
  const dueOn = addDays(since, afterDays);
  return today < dueOn ? [] : [{ rule: RULE, subject: facts.officer_id, due_on: dueOn, step: afterDays, recipient }];
}

/** The day of the last step, founding or beginning; null for an officer who owes nothing today. */
function stillSince({ in_office_from, campaigns, targets, groups }: ProgressFacts, today: string): string | null {
  const begun = campaigns
    .filter((campaign) => campaign.state === 'open' && campaign.starts_on <= today && today <= campaign.hard_on)
    .filter((campaign) => {
      const quantity = targets.findLast((target) => target.campaign_id === campaign.id)?.quantity ?? campaign.quantity;
      return groups.filter((group) => group.is_established && group.founded_on >= campaign.signed_on).length < quantity;
    })
    .map((campaign) => campaign.starts_on)
    .sort();
  if (begun[0] === undefined) return null;
  const days = [in_office_from, begun[0], ...groups.flatMap((group) => [group.founded_on, group.last_step_on ?? ''])];
  return days.sort().at(-1) ?? null;
}
