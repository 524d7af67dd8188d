/** Campaigns and targets as the screens read them. */

import { PUSH_RIGHTS } from '../contract/later.gen';
import { say } from '../i18n';
import type { Phone, RowOf, Shown } from '../sync/ports';
import { dueOn } from './due_on';

export type CampaignRow = Shown<RowOf['campaign']>;
export type TargetRow = Shown<RowOf['target']>;

/** Where a campaign lies, and what belongs to it. */
export function campaignScope(campaign: { area_code: string }): string {
  return `area:${campaign.area_code}`;
}

/** Running ones first, then the newest. */
export function campaignsOf(phone: Phone): CampaignRow[] {
  return phone.rows
    .all('campaign')
    .sort(
      (left, right) =>
        Number(left.state === 'closed') - Number(right.state === 'closed') ||
        right.signed_on.localeCompare(left.signed_on),
    );
}

/** The day a campaign is worked towards. */
export function dueOf(campaign: CampaignRow): string {
  return dueOn(campaign.target_on, campaign.target_earliest_on, campaign.confirmed_on);
}

/** Whether words were printed and nobody has said yet which day they mean. */
export function isUnconfirmed(campaign: CampaignRow): boolean {
  return Boolean(campaign.target_words || campaign.hard_words) && !campaign.confirmed_on;
}

/** What each is to bring about, one of it: "กลุ่ม", "หมู่บ้านต้นแบบ". */
export function unitText(campaign: CampaignRow): string {
  return campaign.unit_name ?? say('campaign.unit_group_short');
}

/** What a person promised of their own, where it differs from the campaign. */
export function ownTargetOf(phone: Phone, personId: string, campaignId: string): TargetRow | undefined {
  return phone.rows.all('target', `person:${personId}`).find((target) => target.campaign_id === campaignId);
}

/** Whether the person of this phone looks after campaigns, and so what is written for others. */
export function steers(phone: Phone): boolean {
  const role = phone.person.value?.role;
  return Boolean(role && PUSH_RIGHTS[role].some((kind) => kind === 'campaign'));
}
