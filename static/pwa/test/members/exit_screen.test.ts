// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { checkExit } from '../../src/members/exit_screen';

const TEXTS = { exit_kind: 'resigned', left_on: '23/11/2569', fine: '', payee: '', reason: '' };
const MEMBER = { joined_on: '2026-11-01' };
const TODAY = '2026-11-23';

it.each([
  [{}, {}],
  [{ fine: '๕๐' }, {}],
  [{ fine: '1.5' }, { fine: say('money.unclear') }],
  [{ left_on: '31/2/2569' }, { left_on: say('date.unclear') }],
  [{ left_on: '25/11/2569' }, { left_on: say('date.not_yet') }],
  [{ left_on: '31/10/2569' }, { left_on: say('exit.date_early') }],
  [{ exit_kind: 'died' }, { payee: say('exit.payee_missing') }],
  [{ exit_kind: 'died', payee: 'นางทองใบ จ.' }, {}],
  [{ reason: 'ก'.repeat(201) }, { reason: say('field.too_long', { most: 200 }) }],
])('a leaving with %j', (typed, problems) => {
  expect(checkExit({ ...TEXTS, ...typed }, MEMBER, false, TODAY)).toEqual(problems);
});

it('asks for no heir where beneficiaries are named', () => {
  expect(checkExit({ ...TEXTS, exit_kind: 'died' }, MEMBER, true, TODAY)).toEqual({});
});
