/** The sync sign: computed from what is stored, never remembered. Pure. */

import type { Item } from './outbox';
import type { Sign } from './ports';

export interface SignFacts {
  /** Operations without a final receipt, with one whose row was not pulled, or that need a person. */
  items: Iterable<Item>;
  /** Whether the server has said that this phone is not up to date, or has never been asked. */
  is_behind: boolean;
  online: boolean;
  session: Sign['session'];
  last_contact_at: string | null;
}

/**
 * `sent` only when no operation lacks a final receipt, none of those receipts still needs a person, and the row of
 * every applied one was pulled. What needs a person is said first, then what waits, then what is still to be fetched.
 */
export function computeSign(facts: SignFacts): Sign {
  let waiting = 0;
  let needsYou = 0;
  let withSupport = 0;
  let unseen = 0;
  let oldest: string | null = null;
  for (const { state, operation } of facts.items) {
    if (state === 'unseen') unseen += 1;
    else if (state === 'waiting' || state === 'held') {
      waiting += 1;
      if (oldest === null || operation.made_at < oldest) oldest = operation.made_at;
    } else {
      needsYou += 1;
      if (state === 'with_support') withSupport += 1;
    }
  }
  return {
    state: needsYou > 0 ? 'needs_you' : waiting > 0 ? 'waiting' : unseen > 0 || facts.is_behind ? 'fetching' : 'sent',
    waiting,
    oldest_at: oldest,
    needs_you: needsYou,
    with_support: withSupport,
    unseen,
    online: facts.online,
    session: facts.session,
    last_contact_at: facts.last_contact_at,
  };
}
