// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { type CoachingState, coachingState, type Word } from '../../src/mentoring/coaching';
import { checkCoaching } from '../../src/mentoring/note_form';
import { coachingOf, countAsking, isOn, ownPairs, questionsOf } from '../../src/mentoring/pair_rows';
import { checkMentor } from '../../src/staffing/mentors';
import { memoryPhone, TODAY } from '../memory_phone';
import { casesOf } from '../vector_cases';

interface Given {
  author_id: string;
  signs: { author_id: string; word: Word }[];
}

it.each(casesOf<Given, CoachingState>('coaching', 'coaching_state'))('$name', ({ given, then }) => {
  expect(coachingState(given.author_id, given.signs)).toBe(then);
});

const SCOPE = 'mentorship:pair';
const PAIR = { id: 'pair', mentee_name: 'คุณ ก.', mentor_name: 'คุณ ข.', from_on: '2026-10-01', to_on: null };

/** The phone of p1, whom m1 mentors: each wrote coaching, asked and answered. */
function paired(to_on: string | null = null) {
  const phone = memoryPhone();
  phone.put('mentorship', SCOPE, { ...PAIR, to_on, mentee_id: 'p1', mentor_id: 'm1' });
  const [pair] = ownPairs(phone).mine;
  if (!pair) throw new Error('no pair');
  const note = (id: string, author_id: string, sort: 'met' | 'question' | 'answer', more: object = {}) =>
    phone.put('coaching_note', SCOPE, { id, author_id, sort, text: id, about_id: null, ...more });
  note('own', 'p1', 'met', { civil_on: '2026-11-02' });
  note('theirs', 'm1', 'met', { civil_on: '2026-11-20' });
  note('late', 'm1', 'met', { civil_on: '2026-10-05' });
  note('asked', 'p1', 'question');
  note('answer', 'm1', 'answer', { about_id: 'asked' });
  note('question back', 'm1', 'question');
  return { phone, pair };
}

it('what waits for this person is what the other wrote and nobody answered here', async () => {
  const { phone, pair } = paired();
  expect(coachingOf(phone, pair).map(({ note, asks_me }) => [note.id, asks_me])).toEqual([
    ['theirs', true],
    ['own', false],
    ['late', true],
  ]);
  expect(questionsOf(phone, pair).map(({ note, answers, asks_me }) => [note.id, answers.length, asks_me])).toEqual([
    ['question back', 0, true],
    ['asked', 1, false],
  ]);
  expect(countAsking(phone, pair)).toBe(3);
  await phone.save([{ kind: 'coaching_sign', scope: SCOPE, data: { note_id: 'theirs', word: 'took_place' } }]);
  const answer = { sort: 'answer', text: 'ได้', about_id: 'question back' };
  await phone.save([{ kind: 'coaching_note', scope: SCOPE, data: answer }]);
  expect(countAsking(phone, pair)).toBe(1);
});

it.each([
  ['2026-11-22', 0],
  ['2026-11-23', 3],
])('a mentorship until %s waits for %i words', (to_on, count) => {
  const { phone, pair } = paired(to_on);
  expect(countAsking(phone, pair)).toBe(count);
});

it('a pair is either mine or one that I accompany', () => {
  const { phone } = paired();
  phone.put('mentorship', 'mentorship:other', { ...PAIR, id: 'other', mentee_id: 'p2', mentor_id: 'p1' });
  const { mine, mentored } = ownPairs(phone);
  expect([mine.map((pair) => pair.id), mentored.map((pair) => pair.id)]).toEqual([['pair'], ['other']]);
});

it.each([
  ['2026-11-23', null, true],
  ['2026-11-24', null, false],
  ['2026-01-01', '2026-11-23', true],
  ['2026-01-01', '2026-11-22', false],
])('from %s to %s', (from_on, to_on, then) => {
  expect(isOn({ from_on, to_on }, TODAY)).toBe(then);
});

const TEXTS = { on: '20/11/2569', sort: 'met', text: 'ดูสมุด' };

it.each([
  [{}, {}],
  [{ on: '31/2/2569' }, { on: say('date.unclear') }],
  [{ on: '24/11/2569' }, { on: say('date.not_yet') }],
  [{ on: '30/9/2569' }, { on: say('mentoring.before') }],
  [{ sort: '' }, { sort: say('mentoring.sort_missing') }],
  [{ text: ' ' }, { text: say('mentoring.text_missing') }],
  [{ text: 'ก'.repeat(1001) }, { text: say('field.too_long', { most: 1000 }) }],
])('coaching with %j', (typed, problems) => {
  expect(checkCoaching({ ...TEXTS, ...typed }, '2026-10-01', TODAY)).toEqual(problems);
});

it.each([
  [{}, {}],
  [{ mentor: '' }, { mentor: say('mentoring.mentor_missing') }],
  [{ from: '' }, { from: say('date.unclear') }],
])('a mentor with %j', (typed, problems) => {
  expect(checkMentor({ mentor: 'm1', from: '23/11/2569', ...typed })).toEqual(problems);
});
