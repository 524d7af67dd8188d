/** Brought forward: what a group's accounts held before its entries, while those are still on their way to this phone. */

import type { EntryRow } from '../groups/group_rows';
import type { Phone } from '../sync/ports';
import type { Sums } from './balance';

/** A group's book as far as it is here: balances are `brought` and what `entries` add to it. */
export interface Book {
  entries: EntryRow[];
  brought: Sums;
}

/** While history is coming, entries that the sums already hold are left out, whether they have come or not. */
export function bookOf(phone: Phone, scope: string): Book {
  const entries = phone.rows.all('entry', scope);
  const fetching = phone.rows.fetching(scope);
  if (!fetching) return { entries, brought: new Map() };
  const { account = [], member_id = [], amount_satang = [] } = fetching.sums.account_balance ?? {};
  return {
    entries: entries.filter((entry) => entry.seq > fetching.upto),
    brought: new Map(account.map((name, place) => [`${name}|${member_id[place]}`, Number(amount_satang[place])])),
  };
}
