/** Decided: what became, by somebody else's decision, of operations of this phone that needed a person. Pure. */

import { openCasesOf } from '../cases/open_cases';
import type { Item } from '../sync/outbox';
import type { ShownRows } from '../sync/shown_rows';

/**
 * Conflicts of ours all of whose cases are settled, or will be by what waits here, and what support has admitted:
 * nobody is needed any more.
 */
export function settledElsewhere(rows: ShownRows): string[] {
  const conflicts = idsOf(rows, ({ state, outcome, operation: { id, scope } }) => {
    if (state !== 'needs_you' || outcome !== 'conflict') return false;
    const own = rows.all('case', scope).filter((each) => each.operation_id === id);
    return own.length > 0 && openCasesOf(rows, scope).every((each) => each.operation_id !== id);
  });
  return [...conflicts, ...answeredBySupport(rows, 'admitted')];
}

/** Operations that lie with support and about which it has decided so; what it declined, its author is asked to look at. */
export function answeredBySupport(rows: ShownRows, choice: 'admitted' | 'declined'): string[] {
  const tickets = new Set(
    rows
      .all('set_aside_answer')
      .filter((answer) => answer.choice === choice)
      .map((answer) => answer.ticket),
  );
  return idsOf(rows, ({ state, ticket }) => state === 'with_support' && ticket !== null && tickets.has(ticket));
}

function idsOf(rows: ShownRows, isMeant: (item: Item) => boolean): string[] {
  return [...rows.pending().values()].filter(isMeant).map(({ operation }) => operation.id);
}
