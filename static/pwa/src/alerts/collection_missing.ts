/** collection_missing: a collection day is over and none of that month was closed. Twin of alerts/rules/collection_missing.py. */

import { addDays } from '../values/thai_date';
import { type MeetingFacts, meetingsAround } from './collection_tomorrow';
import type { Finding } from './rule';

const RULE = 'collection_missing';

/** A finding for the latest collection date that is `afterDays` past, if its month was not collected. */
export function collectionMissing(facts: MeetingFacts, afterDays: number, today: string, recipient: string): Finding[] {
  const latest = meetingsAround(facts, today)
    .filter(({ on }) => on >= facts.founded_on && addDays(on, afterDays) <= today)
    .sort((left, right) => (left.on < right.on ? -1 : 1))
    .at(-1);
  if (!latest || facts.held.includes(latest.period)) return [];
  return [{ rule: RULE, subject: facts.group_id, due_on: latest.on, step: afterDays, recipient }];
}
