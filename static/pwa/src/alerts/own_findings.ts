/** What an officer's phone finds by itself, offline too: fetched after the first screen, so that this one comes sooner. */

import { dueOn } from '../campaigns/due_on';
import { ENTRY_KINDS } from '../contract/contract.gen';
import { allPosts } from '../governance/committee_rows';
import { meetingsOf } from '../governance/minutes_rows';
import {
  agreedDates,
  countedGroups,
  type EntryRow,
  type GroupRow,
  groupScope,
  heldPeriods,
  membersOf,
  mergesOf,
} from '../groups/group_rows';
import { ladderOf } from '../ladder/ladder_rows';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { unbankedSince } from '../ledger/unbanked';
import { oneOf } from '../members/merged';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { agmDue } from './agm_due';
import { bankSlipMissing } from './bank_slip_missing';
import { campaignDue } from './campaign_due';
import { campaignOverdue } from './campaign_overdue';
import { collectionMissing } from './collection_missing';
import { collectionTomorrow } from './collection_tomorrow';
import { committeeTermEnding } from './committee_term_ending';
import { type MissFacts, member3Misses } from './member_3_misses';
import { noProgress } from './no_progress';
import { establishedFoundedOn, groupsFoundedBy, ownTargets } from './own_targets';
import type { Finding } from './rule';
import { savingsWeek } from './savings_week';

/** What this phone finds for its person: most of it for officers only. */
export function ownFindings(phone: Phone): Finding[] {
  const person = phone.person.value;
  if (!person?.role) return [];
  const week = savingsWeek(settingAt(phone, 'savings_week_ahead_days'), phone.today(), person.id);
  if (person.role !== 'officer') return week;
  const founded = establishedFoundedOn(phone, person.id);
  const promised = phone.rows.all('campaign').flatMap((campaign) => {
    const { target_on, target_earliest_on, confirmed_on } = campaign;
    const facts = {
      campaigns: [{ ...campaign, target_on: dueOn(target_on, target_earliest_on, confirmed_on) }],
      targets: phone.rows.all('target', `person:${person.id}`),
      // what is not a savings group nobody counts here: its deadline stands until it is marked as done
      groups_founded_on: campaign.unit_name ? [] : founded,
    };
    return [
      ...campaignDue(facts, settingAt(phone, 'campaign_due_steps_days'), phone.today(), person.id),
      ...campaignOverdue(facts, phone.today(), person.id),
    ];
  });
  const led = countedGroups(phone).filter(
    (group) => group.officer_id === person.id && group.status !== 'closed' && group.status !== 'dormant',
  );
  return [
    ...week,
    ...promised,
    ...standstill(phone, person.id),
    ...led.flatMap((group) => groupFindings(phone, group, person.id)),
  ];
}

/** The open campaigns in which an officer has kept the promise. */
export function reachedCampaigns(phone: Phone, officer: string): Set<string> {
  return new Set(
    ownTargets(phone, officer)
      .filter((target) => target.founded >= target.quantity)
      .map((target) => target.campaign_id),
  );
}

function standstill(phone: Phone, officer: string): Finding[] {
  const posts = phone.assignments.value.filter((post) => post.role === 'officer').map((post) => post.from_on);
  const groups = groupsFoundedBy(phone, officer);
  // a group that is being fetched may have come further than is known here
  if (posts.length === 0 || groups.some((group) => phone.rows.fetching(groupScope(group.id)))) return [];
  const facts = {
    officer_id: officer,
    in_office_from: posts.sort()[0] as string,
    campaigns: phone.rows.all('campaign').filter((campaign) => !campaign.unit_name),
    targets: phone.rows.all('target', `person:${officer}`),
    groups: groups.map((group) => {
      const { steps, established_on } = ladderOf(phone, group);
      const taken = Object.values(steps).map((step) => step.done_on);
      return {
        founded_on: group.founded_on,
        is_established: established_on !== null,
        last_step_on: taken.sort().at(-1) ?? null,
      };
    }),
  };
  return noProgress(facts, settingAt(phone, 'no_progress_days'), phone.today(), officer);
}

function groupFindings(phone: Phone, group: GroupRow, officer: string): Finding[] {
  const scope = groupScope(group.id);
  // a book with holes says nothing about what is missing in it
  if (phone.rows.fetching(scope)) return [];
  const today = phone.today();
  const meeting = {
    group_id: group.id,
    founded_on: group.founded_on,
    collection_day: group.collection_day,
    agreed: Object.fromEntries(agreedDates(phone, group.id)),
    held: [...heldPeriods(phone, group.id)],
  };
  const { entries, brought } = bookOf(phone, scope);
  const cash = {
    group_id: group.id,
    cash_satang: balanceOf(balances(entries, brought), 'cash'),
    unbanked_since: unbankedSince(entries),
  };
  const [lastMeeting] = meetingsOf(phone, group.id).filter((meeting) => meeting.meeting === 'general');
  const agm = { group_id: group.id, founded_on: group.founded_on, met_on: lastMeeting?.held_on ?? null };
  const posts = allPosts(phone, group.id).filter((post) => post.status === 'stands');
  return [
    ...collectionTomorrow(meeting, today, officer),
    ...collectionMissing(meeting, settingAt(phone, 'collection_missing_days', group), today, officer),
    ...bankSlipMissing(cash, settingAt(phone, 'deposit_to_bank_within_days', group), today, officer),
    ...committeeTermEnding(
      { group_id: group.id, posts },
      settingAt(phone, 'committee_term_ending_days', group),
      today,
      officer,
    ),
    ...agmDue(
      agm,
      settingAt(phone, 'group_year_start_month', group),
      settingAt(phone, 'agm_within_days', group),
      today,
      officer,
    ),
    ...member3Misses(
      missFacts(phone, group, entries),
      settingAt(phone, 'consecutive_misses_alert', group),
      settingAt(phone, 'missed_grace_days', group),
      today,
      officer,
    ),
  ];
}

function missFacts(phone: Phone, group: GroupRow, entries: readonly EntryRow[]): MissFacts {
  const scope = groupScope(group.id);
  const periodOf = new Map(phone.rows.all('collection_open', scope).map((open) => [open.id, open.period]));
  const held: Record<string, string> = {};
  for (const close of phone.rows.all('collection_close', scope)) {
    const period = periodOf.get(close.collection_id);
    if (period && !(close.civil_on >= (held[period] ?? '9'))) held[period] = close.civil_on;
  }
  const merges = mergesOf(phone, group.id);
  const paid = new Map<string, Map<string, number>>();
  for (const { member_id, period, entry_kind, amount_satang, reverses } of entries) {
    if (!member_id || !period || !ENTRY_KINDS[entry_kind].is_deposit || !(period in held)) continue;
    const months = paid.get(oneOf(merges, member_id)) ?? new Map<string, number>();
    months.set(period, (months.get(period) ?? 0) + (reverses ? -amount_satang : amount_satang));
    paid.set(oneOf(merges, member_id), months);
  }
  const lastPaid = (memberId: string) =>
    [...(paid.get(memberId) ?? [])]
      .filter(([, satang]) => satang > 0)
      .map(([period]) => period)
      .sort()
      .at(-1) ?? null;
  return {
    held,
    members: membersOf(phone, group.id)
      .filter((member) => member.status === 'active')
      .map(({ id, joined_on }) => ({ id, joined_on, paid_period: lastPaid(id) })),
  };
}
