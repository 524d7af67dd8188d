/** Visits to groups, from the rows the phone shows, and in words. */

import { groupScope } from '../groups/group_rows';
import { say } from '../i18n';
import type { Draft, Phone, RowOf, Shown } from '../sync/ports';
import { type VisitSaid, writtenAs } from './written_as';

export type VisitRow = Shown<RowOf['visit']>;
export type AdviceRow = Shown<RowOf['visit_advice']>;

/** Visits that were not taken back, the latest first; of one group or of all. */
export function visitsOf(phone: Phone, groupId?: string): VisitRow[] {
  const all = phone.rows.all('visit', groupId && groupScope(groupId));
  const takenBack = new Set(all.map((visit) => visit.reverses));
  return all
    .filter((visit) => !visit.reverses && !takenBack.has(visit.id))
    .sort((left, right) => right.visited_on.localeCompare(left.visited_on) || (left.id < right.id ? 1 : -1));
}

/** What chiefs advised about a visit, also before it was corrected, in the order it came. */
export function adviceOn(phone: Phone, groupId: string, visit: VisitRow): AdviceRow[] {
  const scope = groupScope(groupId);
  const ids = writtenAs(visit, phone.rows.all('visit', scope));
  return phone.rows
    .all('visit_advice', scope)
    .filter((advice) => ids.has(advice.visit_id))
    .sort((left, right) => left.seq - right.seq || (left.id < right.id ? -1 : 1));
}

/** "ผู้ว่าราชการจังหวัด นายสมชาย ใจดี", the name only where it was written down. */
export function visitorText(visit: Pick<VisitRow, 'visitor'> & Partial<Pick<VisitRow, 'visitor_name'>>): string {
  return [say(`visit.by_${visit.visitor}`), visit.visitor_name].filter(Boolean).join(' ');
}

/** What writes a visit down. */
export function writing(groupId: string, visit: VisitSaid): Draft {
  const { visited_on, purpose, visitor, visitor_name, found, advice, photo_sha256 } = visit;
  const said: VisitSaid = { visited_on, purpose, visitor, visitor_name, found, advice, photo_sha256 };
  return { kind: 'visit', scope: groupScope(groupId), data: { ...said, reverses: null } };
}

/** What takes back a visit that was written down by mistake, or is written anew. */
export function takingBack(
  groupId: string,
  { id, visited_on, purpose, visitor }: Pick<VisitRow, 'id' | 'visited_on' | 'purpose' | 'visitor'>,
): Draft {
  const empty = { visitor_name: null, found: null, advice: null, photo_sha256: null };
  return { kind: 'visit', scope: groupScope(groupId), data: { visited_on, purpose, visitor, ...empty, reverses: id } };
}
