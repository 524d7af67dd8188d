/** Monthly reports as the screens read them: what was filed, and what the books say. */

import { meetingsOf } from '../governance/minutes_rows';
import { countedGroups, type GroupRow, groupScope, heldOn, mergesOf, registerOf } from '../groups/group_rows';
import { bookOf } from '../ledger/brought_forward';
import { pledgesOf } from '../members/member_pledge';
import { oneOf } from '../members/merged';
import { standingExit } from '../members/settle_up';
import { type Phone, stands } from '../sync/ports';
import { visitsOf } from '../visits/visit_rows';
import { monthBefore } from './due';
import { COUNTS, type MonthlyFigures, monthlyFigures, type ReportRow, SUMS } from './figures';

const MONTHS_SHOWN = 12;

/** The last twelve months that are over, the latest first. */
export function monthsOver(today: string): string[] {
  const months: string[] = [];
  for (let day = today; months.length < MONTHS_SHOWN; ) {
    const month = monthBefore(day);
    months.push(month);
    day = `${month}-01`;
  }
  return months;
}

/** The groups a person leads that a month is to be reported of. */
export function groupsToReport(phone: Phone, period: string): GroupRow[] {
  return countedGroups(phone).filter(
    (group) =>
      group.officer_id === phone.person.value?.id &&
      group.status !== 'closed' &&
      group.status !== 'dormant' &&
      group.founded_on.slice(0, 7) <= period,
  );
}

/** What was filed of a group for a month and not refused, the one that counts first. */
export function filedOf(phone: Phone, groupId: string, period: string): ReportRow[] {
  return phone.rows
    .all('monthly_report', groupScope(groupId))
    .filter((report) => report.period === period && stands(report))
    .sort((left, right) => right.seq - left.seq || right.made_at.localeCompare(left.made_at));
}

/** What the books on this phone say of the month; null while the book is not here whole. */
export function figuresNow(phone: Phone, group: GroupRow, period: string): MonthlyFigures | null {
  const scope = groupScope(group.id);
  if (phone.rows.fetching(scope)) return null;
  const { entries, brought } = bookOf(phone, scope);
  const merges = mergesOf(phone, group.id);
  const exits = phone.rows.all('member_exit', scope);
  const pledgeIn = pledgesOf(phone, group.id);
  return monthlyFigures({
    period,
    members: registerOf(phone, group.id)
      .filter((member) => !merges.has(member.id))
      .map(({ id, joined_on }) => ({
        id,
        joined_on,
        left_on: standingExit(exits, id)?.left_on ?? null,
        pledge_satang: pledgeIn(id, period),
      })),
    entries,
    brought,
    wholeOf: (memberId) => oneOf(merges, memberId),
    met_on: [...meetingsOf(phone, group.id).map((meeting) => meeting.held_on), ...heldOn(phone, group.id).values()],
    visited_on: visitsOf(phone, group.id).map((visit) => visit.visited_on),
  });
}

/** Whether the books changed since a report was filed. */
export function differs(filed: MonthlyFigures, now: MonthlyFigures): boolean {
  return [...COUNTS, ...SUMS].some((name) => filed[name] !== now[name]);
}
