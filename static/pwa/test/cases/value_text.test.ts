import { expect, it } from 'vitest';
import { fieldText, sideText, valueText } from '../../src/cases/value_text';
import { KINDS } from '../../src/contract/contract.gen';
import { SHAPES } from '../../src/contract/later.gen';
import { say } from '../../src/i18n';

interface Rule {
  meeting?: string;
  whole?: string;
}

const RULES = (['group', 'member'] as const).flatMap((kind) =>
  Object.entries(KINDS[kind].fields as Record<string, Rule>)
    .filter(([, rule]) => rule.meeting !== 'fixed')
    .map(([name, rule]) => [kind, name, rule, choicesOf(kind, name)] as const),
);

function choicesOf(kind: 'group' | 'member', name: string): readonly string[] {
  return (SHAPES[kind] as Record<string, { choices?: readonly string[] }>)[name]?.choices ?? [];
}

it.each(RULES)('%s.%s has a name and a word for each choice', (kind, name, rule, choices) => {
  expect(fieldText(kind, name)).toBeTruthy();
  if (rule.whole) expect(fieldText(kind, rule.whole)).toBeTruthy();
  for (const choice of choices) expect(valueText(kind, name, choice)).not.toBe(choice);
});

it('says money in baht, days in the Buddhist era, and nothing as a dash', () => {
  expect(valueText('member', 'pledge_satang', 12_550)).toBe(say('money.baht', { amount: '125.50' }));
  expect(valueText('group', 'founded_on', '2026-11-05')).toContain('2569');
  expect(valueText('group', 'note', null)).toBe('–');
  expect(valueText('group', 'collection_day', 20)).toBe('20');
});

it('says one line, or one for each field of what is said as one', () => {
  expect(sideText('group', 'collection_day', '20')).toEqual(['20']);
  const rule = { pledge_mode: 'units', pledge_min_satang: 5000, unit_price_satang: 5000 };
  expect(sideText('group', 'pledge_rule', JSON.stringify(rule))).toEqual([
    say('group.pledge_units'),
    `${say('group.pledge_min')} ${say('money.baht', { amount: '50' })}`,
    `${say('group.unit_price')} ${say('money.baht', { amount: '50' })}`,
  ]);
  const amount = { pledge_mode: 'amount', pledge_min_satang: 1000, unit_price_satang: null };
  expect(sideText('group', 'pledge_rule', JSON.stringify(amount))).toHaveLength(2);
});
