/** collection_tomorrow: a group collects tomorrow, or today and has not yet. Twin of alerts/rules/collection_tomorrow.py. */

import { meetingsFrom } from '../groups/collection_date';
import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'collection_tomorrow';
const STEP_DAYS = 1;

/** When a group meets: its day of the month, days agreed on for single months, months that were collected. */
export interface MeetingFacts {
  group_id: string;
  founded_on: string;
  collection_day: number;
  agreed: Readonly<Record<string, string | null>>;
  held: readonly string[];
}

/** One finding for the collection date that is tomorrow or today, while its month was not collected. */
export function collectionTomorrow(facts: MeetingFacts, today: string, recipient: string): Finding[] {
  const coming = [today, addDays(today, STEP_DAYS)];
  return meetingsAround(facts, today)
    .filter(({ period, on }) => coming.includes(on) && !facts.held.includes(period) && on >= facts.founded_on)
    .map(({ on }) => ({ rule: RULE, subject: facts.group_id, due_on: on, step: STEP_DAYS, recipient }));
}

/** Month and collection date of the two months before a day's, its own and the one after; without months left out. */
export function meetingsAround(facts: MeetingFacts, day: string): { period: string; on: string }[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 3, 1)).toISOString().slice(0, 7);
  return meetingsFrom(first, 4, facts.collection_day, new Map(Object.entries(facts.agreed))).flatMap(
    ({ period, collection_on }) => (collection_on === null ? [] : [{ period, on: collection_on }]),
  );
}
