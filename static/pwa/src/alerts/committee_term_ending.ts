/** committee_term_ending: posts end soon, and nobody was chosen for afterwards. Twin of alerts/rules/committee_term_ending.py. */

import { addDays } from '../values/thai_date';
import type { Finding } from './rule';

const RULE = 'committee_term_ending';

/** The standing posts of a group. */
export interface TermFacts {
  group_id: string;
  posts: readonly { committee: string; position: string; to_on: string }[];
}

/** One finding for each day within `aheadDays` on which posts end that have no later holder. */
export function committeeTermEnding(
  { group_id, posts }: TermFacts,
  aheadDays: number,
  today: string,
  recipient: string,
): Finding[] {
  const last = addDays(today, aheadDays);
  const ends = posts
    .filter((post) => today <= post.to_on && post.to_on <= last)
    .filter(
      (post) =>
        !posts.some(
          (other) => other.committee === post.committee && other.position === post.position && other.to_on > post.to_on,
        ),
    )
    .map((post) => post.to_on);
  return [...new Set(ends)]
    .sort()
    .map((dueOn) => ({ rule: RULE, subject: group_id, due_on: dueOn, step: aheadDays, recipient }));
}
