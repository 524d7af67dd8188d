// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { SETTINGS, type SettingKey } from '../../src/contract/contract.gen';
import { hasKey, say } from '../../src/i18n';
import {
  comingAfter,
  holdingOn,
  placeOfGroup,
  RULE_KEYS,
  readValue,
  ruleOf,
  ruleValueText,
  typedValue,
} from '../../src/rulebook/rule_value';
import { checkRule } from '../../src/rulebook/rules_screen';
import type { RowOf, Shown } from '../../src/sync/ports';
import { memoryPhone, TODAY } from '../memory_phone';

const GROUP = { id: 'g1', subdistrict_code: '350102', collection_day: 12, mark: 'server' } as Shown<RowOf['group']>;

function phoneWith(...rows: [scope: string, value: unknown, starts_on: string][]) {
  const phone = memoryPhone();
  for (const [index, [scope, value, starts_on]] of rows.entries()) {
    phone.put('setting', scope, { id: String(index), key: 'entry_fee_satang', value, starts_on });
  }
  return phone;
}

const holding = (phone: ReturnType<typeof memoryPhone>, day = TODAY) => {
  const { value, from } = holdingOn(phone, placeOfGroup(GROUP), 'entry_fee_satang', day);
  return [value, from];
};

describe('what holds in a group', () => {
  it('is the default, until somebody nearer says so', () => {
    expect(holding(phoneWith())).toEqual([2000, 'default']);
    expect(holding(phoneWith(['area:th', 100, TODAY]))).toEqual([100, 'nation']);
    expect(holding(phoneWith(['area:35', 300, TODAY], ['area:th', 100, TODAY]))).toEqual([300, 'province']);
    expect(holding(phoneWith(['group:g1', 500, TODAY], ['area:35', 300, TODAY]))).toEqual([500, 'group']);
    expect(holding(phoneWith(['group:g2', 500, TODAY], ['area:34', 300, TODAY]))).toEqual([2000, 'default']);
  });

  it('begins on its day, and is told before', () => {
    const phone = phoneWith(['group:g1', 500, '2027-01-01']);
    expect(holding(phone)).toEqual([2000, 'default']);
    expect(holding(phone, '2027-01-01')).toEqual([500, 'group']);
    expect(comingAfter(phone, placeOfGroup(GROUP), 'entry_fee_satang', TODAY).map(({ value }) => value)).toEqual([500]);
  });

  it('stands in its own record where it has one', () => {
    const { value, from } = holdingOn(phoneWith(), placeOfGroup(GROUP), 'collection_day', TODAY);
    expect([value, from]).toEqual([12, 'in_group']);
  });
});

describe.each(RULE_KEYS)('the rule %s', (key) => {
  it('has a name, and words for its default and each choice', () => {
    expect(hasKey(`rule.${key}`)).toBe(true);
    expect(ruleValueText(key, SETTINGS[key])).not.toBe('');
    for (const choice of ruleOf(key).choices) expect(ruleValueText(key, choiceAs(key, choice))).not.toBe(choice);
  });

  it('is understood as it was written down', () => {
    const rule = ruleOf(key);
    expect(readValue(rule, typedValue(rule, SETTINGS[key]))).toEqual(SETTINGS[key]);
  });
});

function choiceAs(key: SettingKey, choice: string): unknown {
  return ruleOf(key).sort === 'choices' ? [choice] : choice;
}

const STARTS = { starts_on: '23/11/2569' };
it.each([
  ['entry_fee_satang', { value: '๒๐' }, 2000],
  ['entry_fee_satang', { value: '1,250.50' }, 125050],
  ['entry_fee_satang', { value: 'ยี่สิบ' }, undefined],
  ['entry_fee_satang', { value: '' }, undefined],
  ['pledge_max_satang', { value: '' }, null],
  ['committee_term_years', { value: '11' }, undefined],
  ['committee_term_years', { value: '๔' }, 4],
  ['loan_annual_rate_percent', { value: '16' }, undefined],
  ['loans_enabled', { value: 'yes' }, true],
  ['surplus_to', { value: 'bank' }, undefined],
  ['campaign_due_steps_days', { value: '๓๐, 7 1' }, [30, 7, 1]],
  ['campaign_due_steps_days', { value: '30, soon' }, undefined],
] as const)('%s typed as %o is %s', (key, texts, value) => {
  expect(readValue(ruleOf(key), texts)).toEqual(value);
  expect(checkRule(ruleOf(key), { ...texts, ...STARTS }, TODAY)).toEqual(
    value === undefined ? { value: expect.any(String) } : {},
  );
});

it('no rule begins before today', () => {
  const texts = { value: 'yes', starts_on: '22/11/2569' };
  expect(checkRule(ruleOf('loans_enabled'), texts, TODAY)).toEqual({ starts_on: say('rules.starts_early') });
});

it('shares come to a hundred, or are none', () => {
  const rule = ruleOf('profit_split_percent');
  const typed = { share_dividend: '๗๐', share_contribution_fund: '', share_welfare: '30' };
  expect(readValue(rule, typed)).toEqual({ dividend: 70, contribution_fund: 0, welfare: 30 });
  expect(checkRule(rule, { ...typed, share_welfare: '29', ...STARTS }, TODAY)).toEqual({
    share_welfare: say('rules.shares_unclear'),
  });
});
