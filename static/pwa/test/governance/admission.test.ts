// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { standings, waitingOf } from '../../src/governance/admission';
import { checkAdmission } from '../../src/governance/admission_form';
import { say } from '../../src/i18n';
import { memoryPhone } from '../memory_phone';

const approved = { id: 'a', seq: 1, member_ids: ['m1', 'm2'], decision: 'approved' } as const;
const refused = { id: 'b', seq: 2, member_ids: ['m2'], decision: 'refused' } as const;

it('the latest word about a member counts, in whichever order it came', () => {
  for (const admissions of [
    [approved, refused],
    [refused, approved],
  ]) {
    expect([...standings(admissions as never)]).toEqual([
      ['m1', 'approved'],
      ['m2', 'refused'],
    ]);
  }
});

it('whoever no meeting spoke of is waiting, but for those who left', () => {
  const phone = memoryPhone();
  for (const id of ['m1', 'm3']) phone.put('member', 'group:g1', { id, number: id, status: 'active' });
  phone.put('member', 'group:g1', { id: 'm4', number: '4', status: 'left' });
  phone.put('admission', 'group:g1', { ...approved, member_ids: ['m1', 'm2'] });
  expect(waitingOf(phone, 'g1').map(({ id }) => id)).toEqual(['m3']);
});

const DECISION = { decision: 'approved', members: 'm1', minutes: 'n1', reason: '' };
it.each([
  [{}, true, {}],
  [{ members: '' }, true, { members: say('admission.members_missing') }],
  [{ minutes: '' }, true, { minutes: say('admission.minutes_missing') }],
  [{ minutes: '' }, false, {}],
  [{ decision: 'refused' }, true, { reason: say('admission.reason_missing') }],
  [{ decision: 'refused', reason: 'อยู่นอกพื้นที่' }, true, {}],
] as const)('a decision with %o says what is to be done', (changes, needsMinutes, problems) => {
  expect(checkAdmission({ ...DECISION, ...changes }, needsMinutes)).toEqual(problems);
});
