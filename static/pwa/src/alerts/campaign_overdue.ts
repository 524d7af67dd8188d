/** campaign_overdue: the target date is over and the promised group is not there. Twin of alerts/rules/campaign_overdue.py. */

import { targetProgress } from '../campaigns/target';
import { addDays, daysBetween } from '../values/thai_date';
import type { CampaignDueFacts } from './campaign_due';
import type { Finding } from './rule';

const RULE = 'campaign_overdue';
const EVERY_DAYS = 7;

/** One finding for each open campaign whose target date passed a week or more ago; its step is the days left until the very end. */
export function campaignOverdue(facts: CampaignDueFacts, today: string, recipient: string): Finding[] {
  const campaigns = facts.campaigns.map((campaign) => ({ ...campaign, name: '' }));
  return targetProgress(facts.targets, campaigns, facts.groups_founded_on, today).flatMap((target) => {
    const hardOn = facts.campaigns.find((campaign) => campaign.id === target.campaign_id)?.hard_on ?? '';
    const weeks = Math.floor(-target.days_left / EVERY_DAYS);
    if (weeks < 1 || today > hardOn || target.founded >= target.quantity) return [];
    const step = daysBetween(addDays(target.target_on, weeks * EVERY_DAYS), hardOn);
    return [{ rule: RULE, subject: target.campaign_id, due_on: hardOn, step, recipient }];
  });
}
