import { expect, it } from 'vitest';
import { type Facts, lastDue, type Proof, QUERIES } from '../../src/assessments/proofs';
import { type Score, scoreOf } from '../../src/assessments/score';
import { standing, templateIn } from '../../src/assessments/templates';
import { casesOf } from '../vector_cases';

it.each(casesOf<{ query: string; facts: Facts }, Proof>('assessments', 'prove'))('$name', ({ given, then }) => {
  expect(QUERIES[given.query]?.(given.facts)).toEqual(then);
});

it.each(casesOf<{ meetings: Facts['meetings']; today: string }, string | null>('assessments', 'last_due'))(
  'last due: $name',
  ({ given, then }) => {
    expect(lastDue(given.meetings, given.today)).toBe(then);
  },
);

type Scored = { template: Parameters<typeof scoreOf>[0]; answers: Parameters<typeof scoreOf>[1] };
it.each(casesOf<Scored, Score>('assessments', 'score_of'))('score: $name', ({ given, then }) => {
  expect(scoreOf(given.template, given.answers)).toEqual(then);
});

type Held = { sort: string; by_scope: Record<string, { id: string; seq: number; sort: string }[]>; scopes: string[] };
it.each(casesOf<Held, string>('assessments', 'template_in'))('form: $name', ({ given, then }) => {
  expect(templateIn(given.sort, given.by_scope, given.scopes).id).toBe(then);
});

type Said = { id: string; seq: number; assessed_on: string; reverses: string | null };
it.each(casesOf<Said[], string[]>('assessments', 'standing'))('standing: $name', ({ given, then }) => {
  expect(standing(given).map((each) => each.id)).toEqual(then);
  expect(standing([...given].reverse()).map((each) => each.id)).toEqual(then);
});
