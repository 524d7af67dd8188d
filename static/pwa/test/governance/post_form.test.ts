// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { checkPost } from '../../src/governance/post_form';
import { say } from '../../src/i18n';

const POST = {
  committee: 'board',
  position: 'chair',
  member: 'm1',
  from_on: '23/11/2569',
  to_on: '22/11/2571',
  duties: 'steering',
  minutes: '',
  reason: '',
};

it('takes a whole post', () => {
  expect(checkPost(POST, false)).toEqual({});
});

it.each([
  [{ member: '' }, false, { member: say('committee.member_missing') }],
  [{ position: '' }, false, { position: say('committee.position_missing') }],
  [{ duties: '' }, false, { duties: say('committee.duties_missing') }],
  [{ duties: '', committee: 'loan' }, false, {}],
  [{ to_on: '22/11/2569' }, false, { to_on: say('committee.ends_early') }],
  [{ from_on: '31/2/2569' }, false, { from_on: say('date.unclear') }],
  [{}, true, { reason: say('committee.reason_missing') }],
  [{ reason: 'มีสมาชิกน้อย' }, true, {}],
] as const)('of %o says what is to be done', (changes, mustSayWhy, problems) => {
  expect(checkPost({ ...POST, ...changes }, mustSayWhy)).toEqual(problems);
});
