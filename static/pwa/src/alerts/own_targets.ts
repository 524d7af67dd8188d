/** What an officer promised, and which of the groups they founded are established. */

import { type TargetProgress, targetProgress } from '../campaigns/target';
import { countedGroups, type GroupRow } from '../groups/group_rows';
import { ladderOf } from '../ladder/ladder_rows';
import type { Phone } from '../sync/ports';

/** The groups a person founded, whoever leads them now: each counts for one officer. */
export function groupsFoundedBy(phone: Phone, personId: string): GroupRow[] {
  return countedGroups(phone).filter(
    (group) => (group.founder_id ?? group.officer_id) === personId && group.status !== 'closed',
  );
}

/** The founding days of a person's groups that are established. */
export function establishedFoundedOn(phone: Phone, personId: string): string[] {
  return groupsFoundedBy(phone, personId)
    .filter((group) => ladderOf(phone, group).established_on !== null)
    .map((group) => group.founded_on);
}

/** How far an officer is in every open campaign; `forming` are founded and not established yet. */
export function ownTargets(phone: Phone, personId: string): (TargetProgress & { forming: number })[] {
  const progressWith = (foundedOn: readonly string[]) =>
    targetProgress(
      phone.rows.all('target', `person:${personId}`),
      phone.rows.all('campaign'),
      foundedOn,
      phone.today(),
    );
  const all = progressWith(groupsFoundedBy(phone, personId).map((group) => group.founded_on));
  return progressWith(establishedFoundedOn(phone, personId)).map((target, index) => ({
    ...target,
    forming: (all[index]?.founded ?? 0) - target.founded,
  }));
}
