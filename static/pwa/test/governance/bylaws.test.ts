// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { type BylawsTexts, checkBylaws, typedParagraphs } from '../../src/governance/bylaws_form';
import { bylawsOn, fillIn, valuesIn } from '../../src/governance/bylaws_rows';
import { say } from '../../src/i18n';
import type { RowOf, Shown } from '../../src/sync/ports';
import { memoryPhone, TODAY } from '../memory_phone';

const versions = [
  { id: 'a', seq: 3, version: 1, starts_on: '2026-01-01' },
  { id: 'b', seq: 9, version: 2, starts_on: '2026-11-23' },
  { id: 'c', seq: 5, version: 2, starts_on: '2026-11-23' },
  { id: 'd', seq: 7, version: 3, starts_on: '2027-01-01' },
];

it.each([
  ['2025-12-31', undefined],
  ['2026-11-22', 'a'],
  ['2026-11-23', 'b'],
  ['2027-01-01', 'd'],
])('on %s the version %s is in force', (day, id) => {
  expect(bylawsOn(versions, day)?.id).toBe(id);
});

it('fills in what is set, and leaves a word that names nothing', () => {
  const phone = memoryPhone();
  const group = { id: 'g1', name: 'กลุ่มบ้านนา', subdistrict_code: '350102', pledge_min_satang: 5000 };
  const value = valuesIn(phone, group as Shown<RowOf['group']>, TODAY);
  phone.put('setting', 'group:g1', { id: 's', key: 'entry_fee_satang', value: 1000, starts_on: '2026-11-01' });
  const read = fillIn('{group_name}: {entry_fee_satang}, {pledge_min_satang}, {colour}', value);
  const baht = (amount: string) => say('rule.unit_satang', { value: amount });
  expect(read).toBe(`กลุ่มบ้านนา: ${baht('10')}, ${baht('50')}, {colour}`);
});

it('by-laws need a day and a paragraph; what was emptied is left out', () => {
  const texts = { starts_on: '1/1/2570', minutes: 'n1', paragraphs: '3', text_1: 'หนึ่ง', text_2: ' ', text_3: 'สาม' };
  expect(checkBylaws(texts as BylawsTexts, true)).toEqual({});
  expect(checkBylaws({ ...texts, minutes: '' } as BylawsTexts, true)).toEqual({
    minutes: say('bylaws.minutes_missing'),
  });
  expect(checkBylaws({ ...texts, minutes: '' } as BylawsTexts, false)).toEqual({});
  expect(typedParagraphs(texts as BylawsTexts)).toEqual(['หนึ่ง', 'สาม']);
  expect(checkBylaws({ ...texts, text_1: '', text_3: '' } as BylawsTexts, true)).toEqual({
    text_1: say('bylaws.paragraphs_missing'),
  });
  expect(checkBylaws({ ...texts, text_3: 'ก'.repeat(1001), starts_on: '//' } as BylawsTexts, true)).toEqual({
    starts_on: say('date.unclear'),
    text_3: say('field.too_long', { most: 1000 }),
  });
});
