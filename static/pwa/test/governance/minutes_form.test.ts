// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { checkMinutes, type MinutesTexts } from '../../src/governance/minutes_form';
import { nextNumber } from '../../src/governance/minutes_rows';
import { say } from '../../src/i18n';
import { clockOf } from '../../src/values/clock';

const TODAY = '2026-11-23';
const MEETING = {
  meeting: 'committee',
  number: '',
  held_on: '23/11/2569',
  began_at: '',
  ended_at: '',
  place: 'ศาลากลางบ้าน',
  present: 'm1 m2',
  absence_note: '',
  guests: '',
  items: '2',
  taken_by: '',
  checked_by: '',
  heading_1: 'เรื่องแจ้งให้ทราบ',
  said_1: '',
  resolved_1: '',
  heading_2: '',
  said_2: '',
  resolved_2: '',
} as MinutesTexts;

describe('minutes', () => {
  it('need a place, a day and somebody who came', () => {
    expect(checkMinutes(MEETING, TODAY)).toEqual({});
  });

  it.each([
    [{ number: '๐' }, { number: say('minutes.number_unclear') }],
    [{ number: '๑๒' }, {}],
    [{ held_on: '25/11/2569' }, { held_on: say('date.not_yet') }],
    [{ place: ' ' }, { place: say('minutes.place_missing') }],
    [{ present: '' }, { present: say('minutes.present_missing') }],
    [{ began_at: '24.00' }, { began_at: say('minutes.clock_unclear') }],
    [{ said_2: 'มีคนถามเรื่องดอกเบี้ย' }, { heading_2: say('minutes.heading_missing') }],
    [{ said_1: 'ก'.repeat(2001) }, { said_1: say('field.too_long', { most: 2000 }) }],
  ] as const)('with %o say what is to be done', (changes, problems) => {
    expect(checkMinutes({ ...MEETING, ...changes } as MinutesTexts, TODAY)).toEqual(problems);
  });
});

it.each([
  ['13.30', '13:30'],
  ['๑๓.๓๐ น.', '13:30'],
  ['9:05', '09:05'],
  ['9', '09:00'],
  ['13.60', null],
  ['บ่าย', null],
  ['', null],
])('the time %s is %s', (text, clock) => {
  expect(clockOf(text)).toBe(clock);
});

it('a meeting gets the next number of its sort and year', () => {
  const held = [
    { meeting: 'committee', number: 4, held_on: '2026-02-05' },
    { meeting: 'committee', number: 2, held_on: '2026-03-05' },
    { meeting: 'committee', number: 9, held_on: '2025-12-05' },
    { meeting: 'general', number: 7, held_on: '2026-01-15' },
  ] as const;
  expect(nextNumber(held, 'committee', TODAY)).toBe(5);
  expect(nextNumber(held, 'founding', TODAY)).toBe(1);
});
