import { expect, it } from 'vitest';
import {
  establishedOn,
  type MilestoneName,
  type ReviewFacts,
  ruleDay,
  type Steps,
  stageOf,
  stepsOf,
  type ToldFacts,
} from '../../src/ladder/ladder';
import { casesOf } from '../vector_cases';

interface Rows {
  milestones: ToldFacts[];
  reviews: ReviewFacts[];
}

it.each(casesOf<Rows, Steps>('ladder', 'steps_of'))('steps: $name', ({ given: { milestones, reviews }, then }) => {
  expect(stepsOf(milestones, reviews)).toEqual(then);
  expect(stepsOf(milestones.toReversed(), reviews.toReversed())).toEqual(then);
});

interface Group {
  status: string;
  steps: Steps;
  required: MilestoneName[];
  founded_on: string;
  today: string;
}

it.each(casesOf<Group, object>('ladder', 'standing'))('standing: $name', ({ given, then }) => {
  const established = establishedOn(given.steps, given.required, given.founded_on);
  expect({
    rule_day: ruleDay(given.steps, given.today),
    established_on: established,
    stage: stageOf(given.status, established),
  }).toEqual(then);
});
