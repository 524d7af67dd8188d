/** What an officer promised, and what they founded. */

import { type TargetProgress, targetProgress } from '../campaigns/target';
import { countedGroups } from '../groups/group_rows';
import type { Phone } from '../sync/ports';

/** The founding days of the groups a person founded, whoever leads them now. */
export function groupsFoundedOn(phone: Phone, personId: string): string[] {
  return countedGroups(phone)
    .filter((group) => (group.founder_id ?? group.officer_id) === personId && group.status !== 'closed')
    .map((group) => group.founded_on);
}

/** How far an officer is in every open campaign. */
export function ownTargets(phone: Phone, personId: string): TargetProgress[] {
  return targetProgress(
    phone.rows.all('target', `person:${personId}`),
    phone.rows.all('campaign'),
    groupsFoundedOn(phone, personId),
    phone.today(),
  );
}
