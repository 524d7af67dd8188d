/** The ladder of one group, from the rows the phone shows, and in words. */

import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope } from '../groups/group_rows';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import { type Phone, type RowOf, type Shown, stands } from '../sync/ports';
import { establishedOn, isDone, type MilestoneName, ruleDay, type Steps, stepsOf } from './ladder';

export type MilestoneRow = Shown<RowOf['milestone']>;
export type ReviewRow = Shown<RowOf['milestone_review']>;

/** The ten steps in their usual order. */
export const MILESTONES: readonly MilestoneName[] = SHAPES.milestone.milestone.choices;

export interface Ladder {
  steps: Steps;
  required: readonly MilestoneName[];
  established_on: string | null;
}

/** How far a group has come, by what is asked of it. */
export function ladderOf(phone: Phone, group: GroupRow): Ladder {
  const scope = groupScope(group.id);
  const steps = stepsOf(
    phone.rows.all('milestone', scope).filter(stands),
    phone.rows.all('milestone_review', scope).filter(stands),
  );
  const required = settingAt(phone, 'established_requires', group, ruleDay(steps, phone.today()));
  return { steps, required, established_on: establishedOn(steps, required, group.founded_on) };
}

/** "เลือกคณะกรรมการ". */
export function milestoneText(milestone: MilestoneName): string {
  return say(`rule.established_requires_${milestone}`);
}

/** Required steps that do not count yet. */
export function missingOf({ steps, required }: Pick<Ladder, 'steps' | 'required'>): MilestoneName[] {
  return required.filter((milestone) => !isDone(milestone, steps));
}

/** How many of the ten count. */
export function doneCount(steps: Steps): number {
  return MILESTONES.filter((milestone) => isDone(milestone, steps)).length;
}

/** Everything ever told of one step, the latest first: what was taken back stays away. */
export function toldOf(phone: Phone, groupId: string, milestone: MilestoneName): MilestoneRow[] {
  const all = phone.rows.all('milestone', groupScope(groupId));
  const takenBack = new Set(all.map((told) => told.reverses));
  return all
    .filter((told) => told.milestone === milestone && !told.reverses && !takenBack.has(told.id))
    .sort((left, right) => right.seq - left.seq || (left.id < right.id ? 1 : -1));
}

/** What was said of one telling, the latest first. */
export function reviewsOf(phone: Phone, groupId: string, milestoneId: string): ReviewRow[] {
  return phone.rows
    .all('milestone_review', groupScope(groupId))
    .filter((review) => review.milestone_id === milestoneId)
    .sort((left, right) => right.seq - left.seq || (left.id < right.id ? 1 : -1));
}
