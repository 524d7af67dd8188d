/** Decided: what became, by somebody else's decision, of operations of this phone that needed a person. Pure. */

import { openCasesOf } from '../cases/open_cases';
import type { ShownRows } from '../sync/shown_rows';

/**
 * Conflicts of ours all of whose cases are settled, or will be by what waits here, and what support has admitted:
 * nobody is needed any more.
 */
export function settledElsewhere(rows: ShownRows): string[] {
  const conflicts = [...rows.pending().values()].filter(
    (item) => item.state === 'needs_you' && item.outcome === 'conflict',
  );
  const settled = conflicts
    .map(({ operation }) => operation)
    .filter(({ id, scope }) => {
      const own = rows.all('case', scope).filter((each) => each.operation_id === id);
      return own.length > 0 && openCasesOf(rows, scope).every((each) => each.operation_id !== id);
    })
    .map(({ id }) => id);
  return [...settled, ...answeredBySupport(rows, 'admitted')];
}

/** What support has declined: its author is asked to look. */
export function declined(rows: ShownRows): string[] {
  return answeredBySupport(rows, 'declined');
}

/** Operations that lie with support and about which it has decided so. */
function answeredBySupport(rows: ShownRows, choice: 'admitted' | 'declined'): string[] {
  const tickets = new Set(
    rows
      .all('set_aside_answer')
      .filter((answer) => answer.choice === choice)
      .map((answer) => answer.ticket),
  );
  return [...rows.pending().values()]
    .filter(({ state, ticket }) => state === 'with_support' && ticket !== null && tickets.has(ticket))
    .map(({ operation }) => operation.id);
}
