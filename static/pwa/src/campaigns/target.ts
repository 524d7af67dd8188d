/** How far an officer is with what was promised. Pure. */

import { daysBetween } from '../values/thai_date';
import { dueOn } from './due_on';

export interface TargetProgress {
  campaign_id: string;
  campaign_name: string;
  quantity: number;
  /** Groups that count: founded since the campaign was signed. */
  founded: number;
  target_on: string;
  days_left: number;
}

/**
 * Every open campaign as one officer sees it: groups founded since it was signed, and the days left until the officer's
 * own date, or the campaign's. Without a target of their own an officer owes what the campaign asks of each. What is no
 * savings group (`unit_name`) nobody counts here.
 */
export function targetProgress(
  targets: readonly { campaign_id: string; quantity: number; target_on: string | null }[],
  campaigns: readonly {
    id: string;
    name: string;
    quantity: number;
    signed_on: string;
    target_on: string;
    state: string;
    unit_name?: string | null;
    target_earliest_on?: string | null;
    confirmed_on?: string | null;
  }[],
  groupsFoundedOn: readonly string[],
  today: string,
): TargetProgress[] {
  return campaigns
    .filter((campaign) => campaign.state === 'open')
    .map((campaign) => {
      const target = targets.find((each) => each.campaign_id === campaign.id);
      const targetOn =
        target?.target_on ?? dueOn(campaign.target_on, campaign.target_earliest_on, campaign.confirmed_on);
      const founded = groupsFoundedOn.filter((foundedOn) => foundedOn >= campaign.signed_on);
      return {
        campaign_id: campaign.id,
        campaign_name: campaign.name,
        quantity: target?.quantity ?? campaign.quantity,
        founded: campaign.unit_name ? 0 : founded.length,
        target_on: targetOn,
        days_left: daysBetween(today, targetOn),
      };
    });
}
