/** Values of rules in words, and as they are typed. */

import { SETTINGS, type SettingKey } from '../contract/contract.gen';
import { RULES } from '../contract/later.gen';
import { type GroupRow, groupScope } from '../groups/group_rows';
import { hasKey, say } from '../i18n';
import type { Phone, RowOf, Shown } from '../sync/ports';
import { tickedOf } from '../ui/checks_field';
import { formatBaht, parseBaht } from '../values/money';
import { toWesternDigits } from '../values/thai_text';
import { areaScopes, latestOn } from './setting';

/** One rule as the contract tells it. */
export interface Rule {
  sort: 'flag' | 'number' | 'choice' | 'choices' | 'numbers' | 'ranges' | 'shares';
  default: unknown;
  narrowest: 'nation' | 'province' | 'group';
  unit: string | null;
  least: number;
  most: number;
  choices: readonly string[];
  may_be_none: boolean;
}

export type SettingShown = Shown<RowOf['setting']>;
type Range = readonly [number, number | null];

export const RULE_KEYS = Object.keys(RULES) as SettingKey[];

/** The rule of a key. */
export function ruleOf(key: SettingKey): Rule {
  return RULES[key];
}

/** A place whose rules are looked at: the scopes that set them, from the nation to the nearest. */
export interface RulePlace {
  scopes: readonly string[];
  group: GroupRow | null;
}

export function placeOfGroup(group: GroupRow): RulePlace {
  return { scopes: [...areaScopes(group.subdistrict_code), groupScope(group.id)], group };
}

export function placeOfArea(areaCode: string): RulePlace {
  return { scopes: areaScopes(areaCode), group: null };
}

/** What holds for a rule on a day, who said so, and from when; null where it is the default. */
export interface Holding {
  value: unknown;
  from: 'default' | 'nation' | 'province' | 'group' | 'in_group';
  row: SettingShown | null;
}

/** How a pledge is set and when it is collected stands in the group's own record. */
const IN_GROUP: ReadonlySet<string> = new Set([
  'pledge_mode',
  'pledge_min_satang',
  'unit_price_satang',
  'collection_day',
] satisfies (keyof GroupRow)[]);

export function holdingOn(phone: Phone, place: RulePlace, key: SettingKey, day: string): Holding {
  if (place.group && IN_GROUP.has(key)) {
    return { value: place.group[key as keyof GroupRow], from: 'in_group', row: null };
  }
  for (const scope of [...place.scopes].reverse()) {
    const row = latestOn(key, phone.rows.all('setting', scope), day);
    if (row) return { value: row.value, from: scopeName(scope), row };
  }
  return { value: SETTINGS[key], from: 'default', row: null };
}

function scopeName(scope: string): 'nation' | 'province' | 'group' {
  if (scope.startsWith('group:')) return 'group';
  return scope === 'area:th' ? 'nation' : 'province';
}

/** What will hold later on, the nearest day first. */
export function comingAfter(phone: Phone, place: RulePlace, key: SettingKey, day: string): SettingShown[] {
  const own = place.scopes.at(-1) ?? '';
  return phone.rows
    .all('setting', own)
    .filter((row) => row.key === key && row.starts_on > day)
    .sort((left, right) => left.starts_on.localeCompare(right.starts_on));
}

/** A value as a person reads it: "20 บาท", "2 ปี", "อำนวยการ 5–9 คน, …". */
export function ruleValueText(key: SettingKey, value: unknown): string {
  const rule = ruleOf(key);
  if (value === null || value === undefined) return say('rule.no_limit');
  switch (rule.sort) {
    case 'flag':
      return say(value ? 'rule.yes' : 'rule.no');
    case 'number':
      return unitText(rule, Number(value));
    case 'choice':
      return choiceText(key, String(value));
    case 'choices':
      return (value as string[]).map((choice) => choiceText(key, choice)).join(', ');
    case 'numbers':
      return (value as number[]).map((each) => unitText(rule, each)).join(', ');
    case 'ranges':
      return Object.entries(value as Record<string, Range>)
        .map(([name, [least, most]]) =>
          say(most === null ? 'rule.range_open' : 'rule.range', { name: rangeName(name), least, most: most ?? 0 }),
        )
        .join(', ');
    case 'shares':
      return Object.entries(value as Record<string, number>)
        .map(([name, share]) => say('rule.share', { name: choiceText(key, name), value: share }))
        .join(', ');
  }
}

/** A choice of a rule in words. */
export function choiceText(key: SettingKey, choice: string): string {
  const word = `rule.${key}_${choice}`;
  return hasKey(word) ? say(word) : choice;
}

/** What a range is about: one of the committees. */
export function rangeName(name: string): string {
  const word = `committee.duty_${name}`;
  return hasKey(word) ? say(word) : name;
}

function unitText(rule: Rule, value: number): string {
  const shown = rule.unit === 'satang' ? formatBaht(value) : String(value);
  const word = `rule.unit_${rule.unit}`;
  return hasKey(word) ? say(word, { value: shown }) : shown;
}

/** A number as it was typed; null for none, NaN for what is no number. */
export function numberOf(rule: Pick<Rule, 'unit'>, text: string): number | null {
  if (text.trim() === '') return null;
  if (rule.unit === 'satang') return parseBaht(text) ?? Number.NaN;
  const digits = toWesternDigits(text).replaceAll(',', '').trim();
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

export type RuleTexts = Record<string, string> & { value: string; starts_on: string };

/** What a value of several parts has a part for. */
export function partsOf(rule: Rule): string[] {
  return Object.keys(rule.default as object);
}

/** A value as a form keeps it: of ranges each end apart, of shares each by its name. */
export function typedValue(rule: Rule, value: unknown): Record<string, string> {
  if (rule.sort === 'ranges') {
    return Object.fromEntries(
      Object.entries(value as Record<string, Range>).flatMap(([name, [least, most]]) => [
        [`least_${name}`, String(least)],
        [`most_${name}`, most === null ? '' : String(most)],
      ]),
    );
  }
  if (rule.sort === 'shares') {
    const shares = value as Record<string, number>;
    return Object.fromEntries(partsOf(rule).map((name) => [`share_${name}`, String(shares[name] ?? 0)]));
  }
  if (value === null || value === undefined) return { value: '' };
  if (rule.sort === 'numbers') return { value: (value as number[]).join(', ') };
  if (rule.sort === 'flag') return { value: value ? 'yes' : 'no' };
  if (rule.sort === 'choices') return { value: (value as string[]).join(' ') };
  if (rule.sort === 'number' && rule.unit === 'satang') return { value: formatBaht(Number(value)) };
  return { value: String(value) };
}

/** The value that was typed; undefined while it is none of the rule's. */
export function readValue(rule: Rule, texts: Readonly<Record<string, string>>): unknown {
  const text = texts.value ?? '';
  switch (rule.sort) {
    case 'flag':
      return text === '' ? undefined : text === 'yes';
    case 'choice':
      return rule.choices.includes(text) ? text : undefined;
    case 'choices':
      return tickedOf(text).length > 0 ? tickedOf(text) : undefined;
    case 'number': {
      const number = numberOf(rule, text);
      if (number === null) return rule.may_be_none ? null : undefined;
      return number >= rule.least && number <= rule.most ? number : undefined;
    }
    case 'numbers': {
      const numbers = text
        .split(/[,\s]+/)
        .filter(Boolean)
        .map((part) => numberOf({ unit: null }, part));
      return numbers.length > 0 && numbers.every((number) => !Number.isNaN(number)) ? numbers : undefined;
    }
    case 'shares': {
      const shares = partsOf(rule).map(
        (name) => [name, numberOf({ unit: null }, texts[`share_${name}`] ?? '') ?? 0] as const,
      );
      const total = shares.reduce((sum, [, share]) => sum + share, 0);
      return total === 100 ? Object.fromEntries(shares) : undefined;
    }
    case 'ranges': {
      const ranges = partsOf(rule).map((name) => [
        name,
        rangeOf(texts[`least_${name}`] ?? '', texts[`most_${name}`] ?? ''),
      ]);
      return ranges.every(([, range]) => range) ? Object.fromEntries(ranges) : undefined;
    }
  }
}

/** [least, most or null] as typed; null when it is none. */
export function rangeOf(least: string, most: string): Range | null {
  const [from, to] = [numberOf({ unit: null }, least), numberOf({ unit: null }, most)];
  if (from === null || Number.isNaN(from) || Number.isNaN(to)) return null;
  return to === null || from <= to ? [from, to] : null;
}
