/** Which cases of a scope still wait for a person. */

import { type RowOf, type Rows, SEQ_PENDING, type Shown } from '../sync/ports';

export type CaseRow = Shown<RowOf['case']>;
export type SettleRow = Shown<RowOf['case_settle']>;

/** The answer to a case that was given on this phone, has not come back from the server and was not refused. */
export function pendingSettle(rows: Rows, scope: string, caseId: string): SettleRow | undefined {
  return pendingSettles(rows, scope).find((each) => each.case_id === caseId);
}

function pendingSettles(rows: Rows, scope: string): SettleRow[] {
  return rows.all('case_settle', scope).filter((each) => each.seq === SEQ_PENDING && each.mark !== 'needs_you');
}

/** What somebody should look at in a scope, and nobody has yet: neither on the server nor on this phone. */
export function openCasesOf(rows: Rows, scope: string): CaseRow[] {
  const answered = new Set(pendingSettles(rows, scope).map((each) => each.case_id));
  return rows.all('case', scope).filter((each) => !each.settled_by && !answered.has(each.id));
}
