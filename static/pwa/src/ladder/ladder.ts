/** Where a group stands on the ladder of its formation: folds over what was told and what the chief said. Pure. Twin of ladder/rules.py. */

import type { MilestoneRow } from '../contract/contract.gen';

export type MilestoneName = MilestoneRow['milestone'];

export interface ToldFacts {
  id: string;
  seq: number;
  milestone: MilestoneName;
  done_on: string;
  reverses: string | null;
}

export interface ReviewFacts {
  id: string;
  seq: number;
  milestone_id: string;
  verdict: 'acknowledged' | 'returned';
}

/** Where one step stands; `review_id` names what was said of it last. */
export interface Step {
  state: 'submitted' | 'acknowledged' | 'returned';
  milestone_id: string;
  done_on: string;
  review_id: string | null;
}

export type Steps = Readonly<Partial<Record<MilestoneName, Step>>>;
export type Stage = 'founding' | 'established' | 'dormant' | 'closed' | 'void';

/** The step that is done only once somebody else has acknowledged it; the others are done when they are told. */
export const REPORTED: MilestoneName = 'reported_established';

/** The steps of one group that were taken, by milestone: of each the latest word that was not taken back. */
export function stepsOf(milestones: readonly ToldFacts[], reviews: readonly ReviewFacts[]): Steps {
  const takenBack = new Set(milestones.map((told) => told.reverses));
  const said = new Map(inOrder(reviews).map((review) => [review.milestone_id, review]));
  const steps: Partial<Record<MilestoneName, Step>> = {};
  for (const told of inOrder(milestones)) {
    if (told.reverses || takenBack.has(told.id)) continue;
    const review = said.get(told.id);
    steps[told.milestone] = {
      state: review?.verdict ?? 'submitted',
      milestone_id: told.id,
      done_on: told.done_on,
      review_id: review?.id ?? null,
    };
  }
  return steps;
}

function inOrder<Row extends { id: string; seq: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((left, right) => left.seq - right.seq || (left.id < right.id ? -1 : 1));
}

/** Whether a step counts: told and not returned; the report of the founding only once it is acknowledged. */
export function isDone(milestone: MilestoneName, steps: Steps): boolean {
  const state = steps[milestone]?.state;
  return state === 'acknowledged' || (state === 'submitted' && milestone !== REPORTED);
}

/** The day whose rule says what is required: that of the report, so that a rule set later reaches no further back. */
export function ruleDay(steps: Steps, today: string): string {
  return steps[REPORTED]?.done_on ?? today;
}

/** The day on which the last of the required steps was taken; null while one of them is missing. */
export function establishedOn(steps: Steps, required: readonly MilestoneName[], foundedOn: string): string | null {
  if (!required.every((milestone) => isDone(milestone, steps))) return null;
  return required.reduce((latest, milestone) => {
    const doneOn = steps[milestone]?.done_on ?? '';
    return doneOn > latest ? doneOn : latest;
  }, foundedOn);
}

/** What a group is: void, closed or dormant as somebody decided, else established or still founding. */
export function stageOf(status: string, established: string | null): Stage {
  if (status === 'void' || status === 'closed' || status === 'dormant') return status;
  return established === null ? 'founding' : 'established';
}
