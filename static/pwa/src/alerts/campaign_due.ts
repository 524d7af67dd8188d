/** campaign_due: an officer's promised group is due soon and not founded yet. Twin of alerts/rules/campaign_due.py. */

import { targetProgress } from '../campaigns/target';
import type { Finding } from './rule';

const RULE = 'campaign_due';
const WEEK_DAYS = 7;

/** All the rule may know of one recipient; `groups_founded_on` are the days of the groups they lead. */
export interface CampaignDueFacts {
  campaigns: readonly {
    id: string;
    state: string;
    quantity: number;
    signed_on: string;
    target_on: string;
    hard_on: string;
  }[];
  targets: readonly { campaign_id: string; quantity: number; target_on: string | null }[];
  groups_founded_on: readonly string[];
}

/**
 * One finding for each open campaign in which the recipient has founded fewer groups than promised.
 * `steps` are days before the target date, below zero after it; of the ladder only the smallest step reached counts.
 * Once the hard date is over nobody is told any more.
 */
export function campaignDue(
  facts: CampaignDueFacts,
  steps: readonly number[],
  today: string,
  recipient: string,
): Finding[] {
  const campaigns = facts.campaigns.map((campaign) => ({ ...campaign, name: '' }));
  const hardOn = new Map(campaigns.map((campaign) => [campaign.id, campaign.hard_on]));
  return targetProgress(facts.targets, campaigns, facts.groups_founded_on, today).flatMap((target) => {
    const step = reachedStep(steps, target.days_left);
    const isOver = today > (hardOn.get(target.campaign_id) ?? '') && today > target.target_on;
    return target.founded < target.quantity && step !== null && !isOver
      ? [{ rule: RULE, subject: target.campaign_id, due_on: target.target_on, step, recipient }]
      : [];
  });
}

/** The smallest step that is reached with so many days left; null before the first one and in the week after the day. */
export function reachedStep(steps: readonly number[], daysLeft: number): number | null {
  if (daysLeft < 0) return -Math.floor(-daysLeft / WEEK_DAYS) * WEEK_DAYS || null;
  const reached = steps.filter((step) => daysLeft <= step);
  return reached.length > 0 ? Math.min(...reached) : null;
}
