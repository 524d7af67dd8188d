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
  heldOn,
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
import { collectionMissing } from './collection_missing';
import { collectionTomorrow } from './collection_tomorrow';
import { committeeTermEnding } from './committee_term_ending';
import { memberMisses } from './member_misses';
import { noProgress } from './no_progress';
import { establishedFoundedOn, groupsFoundedBy, ownTargets } from './own_targets';
import { reportDue } from './report_due';
import type { Finding } from './rule';
import { savingsWeek } from './savings_week';

/** What the calendar tells everybody, and what an officer's promises and groups say. */
export function ownFindings(phone: Phone): Finding[] {
  const person = phone.person.value;
  if (!person) return [];
  const ofAll = savingsWeek(settingAt(phone, 'savings_week_days'), phone.today(), person.id);
  return person.role === 'officer' ? [...ofAll, ...officersFindings(phone, person)] : ofAll;
}

function officersFindings(phone: Phone, person: { id: string }): Finding[] {
  const founded = establishedFoundedOn(phone, person.id);
  const promised = phone.rows.all('campaign').flatMap((campaign) => {
    const { target_on, target_earliest_on, confirmed_on } = campaign;
    const facts = {
      campaigns: [{ ...campaign, target_on: dueOn(target_on, target_earliest_on, confirmed_on) }],
      targets: phone.rows.all('target', `person:${person.id}`),
      // what is not a savings group nobody counts here: its deadline stands until it is marked as done
      groups_founded_on: campaign.unit_name ? [] : founded,
    };
    return campaignDue(facts, settingAt(phone, 'campaign_due_steps_days'), phone.today(), person.id);
  });
  const led = countedGroups(phone).filter(
    (group) => group.officer_id === person.id && group.status !== 'closed' && group.status !== 'dormant',
  );
  return [
    ...promised,
    ...standstill(phone, person.id),
    ...led.flatMap((group) => groupFindings(phone, group, person.id)),
    ...unreported(phone, led, person.id),
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

function unreported(phone: Phone, led: readonly GroupRow[], officer: string): Finding[] {
  const groups = led
    .filter((group) => !phone.rows.fetching(groupScope(group.id)))
    .map(({ id, founded_on }) => ({
      founded_on,
      filed: phone.rows.all('monthly_report', groupScope(id)).map((report) => report.period),
    }));
  return reportDue(
    groups,
    settingAt(phone, 'report_due_day'),
    settingAt(phone, 'report_due_ahead_days'),
    phone.today(),
    officer,
  );
}

function groupFindings(phone: Phone, group: GroupRow, officer: string): Finding[] {
  const scope = groupScope(group.id);
  // a book with holes says nothing about what is missing in it
  if (phone.rows.fetching(scope)) return [];
  const today = phone.today();
  const held = heldOn(phone, group.id);
  const meeting = {
    group_id: group.id,
    founded_on: group.founded_on,
    collection_day: group.collection_day,
    agreed: Object.fromEntries(agreedDates(phone, group.id)),
    held: [...held.keys()],
  };
  const { entries, brought } = bookOf(phone, scope);
  const cash = {
    group_id: group.id,
    cash_satang: balanceOf(balances(entries, brought), 'cash'),
    unbanked_since: unbankedSince(entries),
  };
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
      { group_id: group.id, founded_on: group.founded_on, general_on: generalOn(phone, group.id) },
      settingAt(phone, 'group_year_start_month', group),
      settingAt(phone, 'agm_due_months', group),
      today,
      officer,
    ),
    ...memberMisses(
      {
        held: [...held].map(([period, on]) => ({ period, on })),
        members: whoPaid(phone, group.id, entries),
      },
      settingAt(phone, 'consecutive_misses_alert', group),
      officer,
    ),
  ];
}

/** The days of general meetings whose minutes stand. */
function generalOn(phone: Phone, groupId: string): string[] {
  return meetingsOf(phone, groupId)
    .filter((each) => each.meeting === 'general')
    .map((each) => each.held_on);
}

/** Members who have not left, each with the months that something was paid for, in time, late or ahead, under whichever number. */
function whoPaid(phone: Phone, groupId: string, entries: readonly EntryRow[]) {
  const reversed = new Set(entries.map((entry) => entry.reverses));
  const merges = mergesOf(phone, groupId);
  const paid = new Map<string, Set<string>>();
  for (const { id, entry_kind, member_id, period, reverses } of entries) {
    if (!ENTRY_KINDS[entry_kind].has_period || reverses || reversed.has(id) || !member_id || !period) continue;
    const whole = oneOf(merges, member_id);
    paid.set(whole, (paid.get(whole) ?? new Set()).add(period));
  }
  return membersOf(phone, groupId)
    .filter((member) => member.status === 'active')
    .map(({ id, joined_on }) => ({ id, joined_on, paid: [...(paid.get(id) ?? [])] }));
}
