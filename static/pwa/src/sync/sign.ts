/** The sync sign: computed from what is stored, never remembered. Pure. */

import { type Item, madeAt } from './outbox';
import type { Sign } from './ports';

/** Work that waits so long although there is a network, or at all, is not simply between two spots with signal. */
const OVERDUE_ONLINE_MS = 24 * 3_600_000;
const OVERDUE_MS = 72 * 3_600_000;

export interface SignFacts {
  /** Operations without a final receipt, with one whose row was not pulled, or that need a person. */
  items: Iterable<Item>;
  /** Photos that are still to be sent. */
  photos: number;
  /** Whether the server has said that this phone is not up to date, or has never been asked. */
  is_behind: boolean;
  /** Device clock less its known offset, ms. */
  now: number;
  online: boolean;
  session: Sign['session'];
  last_contact_at: string | null;
}

/**
 * `sent` only when no operation lacks a final receipt, none of those receipts still needs a person, and the row of
 * every applied one was pulled, and every photo went. What needs a person is said first, then what waits, then what is still to be fetched.
 */
export function computeSign(facts: SignFacts): Sign {
  let waiting = 0;
  let needsYou = 0;
  let withSupport = 0;
  let unseen = 0;
  let oldest: Item | null = null;
  for (const item of facts.items) {
    const { state } = item;
    if (state === 'unseen') unseen += 1;
    else if (state === 'waiting' || state === 'held') {
      waiting += 1;
      // the order of making: clocks order nothing
      if (oldest === null || item.place < oldest.place) oldest = item;
    } else {
      needsYou += 1;
      if (state === 'with_support') withSupport += 1;
    }
  }
  const oldestAt = oldest && madeAt(oldest.operation);
  const age = oldestAt === null ? 0 : facts.now - Date.parse(oldestAt);
  return {
    state:
      needsYou > 0
        ? 'needs_you'
        : waiting + facts.photos > 0
          ? 'waiting'
          : unseen > 0 || facts.is_behind
            ? 'fetching'
            : 'sent',
    waiting,
    photos: facts.photos,
    oldest_at: oldestAt,
    is_overdue: age > (facts.online ? OVERDUE_ONLINE_MS : OVERDUE_MS),
    needs_you: needsYou,
    with_support: withSupport,
    unseen,
    online: facts.online,
    session: facts.session,
    last_contact_at: facts.last_contact_at,
  };
}
