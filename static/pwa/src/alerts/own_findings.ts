/** What an officer's phone finds by itself, offline too: fetched after the first screen, so that this one comes sooner. */

import { allPosts } from '../governance/committee_rows';
import { agreedDates, countedGroups, type GroupRow, groupScope, heldPeriods } from '../groups/group_rows';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { unbankedSince } from '../ledger/unbanked';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { bankSlipMissing } from './bank_slip_missing';
import { campaignDue } from './campaign_due';
import { collectionMissing } from './collection_missing';
import { collectionTomorrow } from './collection_tomorrow';
import { committeeTermEnding } from './committee_term_ending';
import { groupsFoundedOn } from './own_targets';
import type { Finding } from './rule';

/** Nothing for somebody who is no officer. */
export function ownFindings(phone: Phone): Finding[] {
  const person = phone.person.value;
  if (person?.role !== 'officer') return [];
  const promised = campaignDue(
    {
      campaigns: phone.rows.all('campaign'),
      targets: phone.rows.all('target', `person:${person.id}`),
      groups_founded_on: groupsFoundedOn(phone, person.id),
    },
    settingAt(phone, 'campaign_due_steps_days'),
    phone.today(),
    person.id,
  );
  const led = countedGroups(phone).filter(
    (group) => group.officer_id === person.id && group.status !== 'closed' && group.status !== 'dormant',
  );
  return [...promised, ...led.flatMap((group) => groupFindings(phone, group, person.id))];
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
  ];
}
