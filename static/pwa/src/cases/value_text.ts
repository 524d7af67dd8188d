/** Fields of records and their values, in the words of the screens they were typed on. */

import type { RowKind } from '../contract/contract.gen';
import { hasKey, type Key, say } from '../i18n';
import { formatBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';

/** What a field is called; fields that are one statement have a name together. */
const LABELS: Partial<Record<RowKind, Readonly<Record<string, Key>>>> = {
  group: {
    name: 'group.name',
    moo: 'group.moo',
    place_name: 'group.village_name',
    founded_on: 'group.founded_on',
    pledge_rule: 'group.pledge_mode',
    pledge_mode: 'group.pledge_mode',
    pledge_min_satang: 'group.pledge_min',
    unit_price_satang: 'group.unit_price',
    collection_day: 'group.collection_day',
    meeting_place: 'group.meeting_place',
    note: 'group.note',
    duplicate_of: 'same_group.goes_on',
    void_reason: 'group.void_reason',
    status: 'member.status',
  },
  member: {
    number: 'member.number',
    title: 'member.title',
    first_name: 'member.first_name',
    last_name: 'member.last_name',
    pledge_satang: 'member.pledge',
    joined_on: 'member.joined_on',
    phone: 'member.phone',
    member_type: 'member.member_type',
    born: 'member.born',
    guardian_member_id: 'member.guardian',
    guardian_name: 'member.guardian_name',
    address: 'member.address',
    status: 'member.status',
  },
  committee_post: {
    committee: 'committee.which',
    position: 'committee.position',
    from_on: 'committee.from_on',
    to_on: 'committee.to_on',
    duties: 'committee.duties',
    minutes_id: 'committee.minutes',
    reason: 'committee.reason',
    status: 'committee.status',
  },
};

/** The choices of a field, in words: "<kind>.<field>" → where the word of a choice is found. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, Key>>>> = {
  'group.pledge_mode': { amount: 'group.pledge_amount', units: 'group.pledge_units' },
  'committee_post.committee': {
    board: 'committee.board',
    steering: 'committee.steering',
    loan: 'committee.loan',
    audit: 'committee.audit',
    promotion: 'committee.promotion',
  },
  'committee_post.position': {
    chair: 'committee.chair',
    vice_chair: 'committee.vice_chair',
    secretary: 'committee.secretary',
    treasurer: 'committee.treasurer',
    member: 'committee.member',
    publicity: 'committee.publicity',
  },
  'committee_post.status': { stands: 'committee.stands', void: 'committee.is_void' },
  'member.status': { active: 'member.active', left: 'member.left' },
};

/** What a field is called on the screens; null for one that no screen shows. */
export function fieldText(kind: string, field: string): string | null {
  const key = LABELS[kind as RowKind]?.[field];
  return key ? say(key) : null;
}

/** One value as a person reads it: baht, dates of the Buddhist era, the words of a choice; "–" for nothing. */
export function valueText(kind: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  const key = CHOICES[`${kind}.${field}`]?.[String(value)] ?? `${kind}.${field}_${String(value)}`;
  if (hasKey(key)) return say(key);
  if (field.endsWith('_satang')) return say('money.baht', { amount: formatBaht(Number(value)) });
  if (field.endsWith('_on')) return formatThaiDate(String(value));
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** A side of a case, which travels as JSON text: one line, or one for each field of what is said as one. */
export function sideText(kind: string, field: string, text: string | null): string[] {
  const value = text === null ? null : (JSON.parse(text) as unknown);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [valueText(kind, field, value)];
  return Object.entries(value)
    .filter(([, one]) => one !== null)
    .map(([name, one]) =>
      name === 'pledge_mode' ? valueText(kind, name, one) : `${fieldText(kind, name)} ${valueText(kind, name, one)}`,
    );
}
