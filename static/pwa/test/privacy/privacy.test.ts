// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { type ConsentTexts, checkConsent } from '../../src/privacy/consent_screen';
import { hoursLeft, readCount } from '../../src/privacy/incidents_screen';
import { keptUntil } from '../../src/privacy/kept_until';
import { nextVersion, noticeOn } from '../../src/privacy/notice';
import { memoryPhone } from '../memory_phone';
import { casesOf } from '../vector_cases';

it.each(casesOf<[string, number], string>('kept_until', 'kept_until'))('kept until: $name', ({ given, then }) => {
  expect(keptUntil(...given)).toBe(then);
});

const SPOKEN: ConsentTexts = { agreed: '', how: 'spoken', strokes: '', witness: 'นายคำพอง ส.', guardian: '' };

it.each<[Partial<ConsentTexts>, boolean, Partial<ConsentTexts>]>([
  [{}, false, {}],
  [{ witness: ' ' }, false, { witness: say('privacy.witness_missing') }],
  [{ witness: 'ก'.repeat(121) }, false, { witness: say('field.too_long', { most: 120 }) }],
  [{ how: '' }, false, { how: say('privacy.how_missing') }],
  [{ how: 'signed', witness: '' }, false, { strokes: say('confirm.draw_missing') }],
  [{ how: 'signed', strokes: '[[1,2,3,4]]', witness: '' }, false, {}],
  [{}, true, { guardian: say('privacy.guardian_missing') }],
  [{ guardian: 'นางทองใบ จ.' }, true, {}],
])('an answer with %j, for a minor: %s', (typed, needsGuardian, problems) => {
  expect(checkConsent({ ...SPOKEN, ...typed }, needsGuardian)).toEqual(problems);
});

it('tells the notice that has begun, and the one it comes with before', async () => {
  const phone = memoryPhone();
  expect(noticeOn(phone, '2026-11-23').version).toBe(1);
  const told = { version: nextVersion(phone), starts_on: '2026-12-01', text: 'ฉบับใหม่' };
  await phone.save([{ kind: 'privacy_notice', scope: 'area:35', data: told }]);
  expect(noticeOn(phone, '2026-11-30').version).toBe(1);
  expect(noticeOn(phone, '2026-12-01')).toMatchObject(told);
  expect(nextVersion(phone)).toBe(3);
});

it('counts the hours that are left, and those that are over', () => {
  const tellBy = '2026-11-26T05:00:00.000Z';
  expect(hoursLeft(tellBy, Date.parse('2026-11-23T05:00:00.000Z'))).toBe(72);
  expect(hoursLeft(tellBy, Date.parse('2026-11-26T05:00:00.001Z'))).toBe(-1);
});

it.each([
  ['๑,๒๐๐', 1200],
  [' 0 ', 0],
  ['', null],
  ['สองคน', null],
  ['1.5', null],
])('reads %j as %j people', (typed, count) => {
  expect(readCount(typed)).toBe(count);
});
