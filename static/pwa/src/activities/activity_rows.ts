/** What can be told of, and what was told, from the rows the phone shows. */

import { campaignScope, dueOf, unitText } from '../campaigns/campaign_rows';
import { allPosts } from '../governance/committee_rows';
import { type GroupRow, groupScope, membersOf, placeText } from '../groups/group_rows';
import { say } from '../i18n';
import { ladderOf, MILESTONES, milestoneText } from '../ladder/ladder_rows';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { pledgesOf } from '../members/member_pledge';
import { roomOf } from '../mou/ceremony_rows';
import type { CeremonyRow } from '../mou/mou_rows';
import type { Phone, RowOf, Shown } from '../sync/ports';
import { formatPeriod, formatThaiDate } from '../values/thai_date';
import { visitorText, visitsOf } from '../visits/visit_rows';
import { ceremonyLines, collectionLines, foundingLines, postText, tagsOf } from './post_text';

export type ActivityRow = Shown<RowOf['activity_report']>;
export type EventName = ActivityRow['event'];

/** Something that happened: what it is called, when, and the text about it. */
export interface Happening {
  event: EventName;
  subject_id: string | null;
  on: string;
  title: string;
  text: () => string;
}

const VISITS_SHOWN = 5;
const COLLECTIONS_SHOWN = 3;

/** The reports of a scope that stand, the latest first. */
export function activitiesOf(phone: Phone, scope: string): ActivityRow[] {
  const all = phone.rows.all('activity_report', scope);
  const replaced = new Set(all.map((each) => each.replaces));
  return all
    .filter((each) => !replaced.has(each.id))
    .sort((left, right) => right.happened_on.localeCompare(left.happened_on) || (left.id < right.id ? 1 : -1));
}

/** What a report was rewritten as last; undefined where it stands. */
export function newestOf(phone: Phone, scope: string, id: string): ActivityRow | undefined {
  const newer = phone.rows.all('activity_report', scope).findLast((each) => each.replaces === id);
  return newer && (newestOf(phone, scope, newer.id) ?? newer);
}

/** The words to find a post by, as whoever wrote last on this phone had them. */
function lastTags(phone: Phone): string {
  const [last] = [...phone.rows.all('activity_report')].sort((left, right) =>
    right.made_at.localeCompare(left.made_at),
  );
  return last ? tagsOf(last.text) : '';
}

/** What of a group can be told, the latest first. */
export function happeningsOf(phone: Phone, group: GroupRow): Happening[] {
  const place = placeText(group, phone.places.value);
  const told = { place, author: phone.person.value?.display_name, tags: lastTags(phone) };
  const steps = ladderOf(phone, group).steps;
  const found: Happening[] = [
    {
      event: 'founding',
      subject_id: null,
      on: group.founded_on,
      title: say('activity.event_founding'),
      text: () => postText({ ...told, on: group.founded_on, lines: foundingLines(foundingOf(phone, group)) }),
    },
    ...MILESTONES.flatMap((milestone): Happening[] => {
      const step = steps[milestone];
      if (!step) return [];
      const lines = [say('post.step', { group: group.name, step: milestoneText(milestone) })];
      return [
        {
          event: 'step',
          subject_id: step.milestone_id,
          on: step.done_on,
          title: milestoneText(milestone),
          text: () => postText({ ...told, on: step.done_on, lines }),
        },
      ];
    }),
    ...visitsOf(phone, group.id)
      .slice(0, VISITS_SHOWN)
      .map((visit): Happening => {
        const purpose = say(`visit.for_${visit.purpose}`);
        const lines = [say('post.visit', { visitor: visitorText(visit), purpose, group: group.name })];
        return {
          event: 'visit',
          subject_id: visit.id,
          on: visit.visited_on,
          title: `${say('activity.event_visit')}: ${purpose}`,
          text: () => postText({ ...told, on: visit.visited_on, lines }),
        };
      }),
    ...collectionsOf(phone, group, told),
  ];
  return found.sort((left, right) => right.on.localeCompare(left.on));
}

function foundingOf(phone: Phone, group: GroupRow) {
  const members = membersOf(phone, group.id).filter((member) => member.status !== 'left');
  const pledges = pledgesOf(phone, group.id);
  const month = phone.today().slice(0, 7);
  return {
    group: group.name,
    as_of: phone.today(),
    members: members.length,
    committee: new Set(
      allPosts(phone, group.id)
        .filter((post) => post.status === 'stands')
        .map((post) => post.member_id),
    ).size,
    pledges_satang: members.reduce((sum, member) => sum + pledges(member.id, month), 0),
  };
}

function collectionsOf(phone: Phone, group: GroupRow, told: { place: string }): Happening[] {
  const scope = groupScope(group.id);
  const opens = new Map(phone.rows.all('collection_open', scope).map((open) => [open.id, open]));
  const { entries, brought } = bookOf(phone, scope);
  return phone.rows
    .all('collection_close', scope)
    .sort((left, right) => right.civil_on.localeCompare(left.civil_on))
    .slice(0, COLLECTIONS_SHOWN)
    .flatMap((close): Happening[] => {
      const open = opens.get(close.collection_id);
      if (!open) return [];
      const on = open.civil_on;
      const text = () => {
        const reversed = new Set(entries.map((entry) => entry.reverses));
        const stands = entries.filter((entry) => !entry.reverses && !reversed.has(entry.id));
        const payers = new Set(
          stands.flatMap(({ collection_id, member_id }) => (collection_id === open.id && member_id ? [member_id] : [])),
        );
        const sums = balances(
          entries.filter((entry) => entry.civil_on <= on),
          brought,
        );
        const savings_satang = balanceOf(sums, 'pledged_savings') + balanceOf(sums, 'special_savings');
        const { total_satang } = close;
        const facts = { group: group.name, period: open.period, payers: payers.size, total_satang, savings_satang, on };
        return postText({ ...told, on, lines: collectionLines(facts) });
      };
      const title = `${say('activity.event_collection')} ${formatPeriod(open.period)}`;
      return [{ event: 'collection', subject_id: close.collection_id, on, title, text }];
    });
}

/** A signing ceremony, for whoever led it. */
export function ceremonyHappening(phone: Phone, ceremony: CeremonyRow): { scope: string; happening: Happening } | null {
  const campaign = phone.rows.find('campaign', ceremony.campaign_id);
  if (!campaign) return null;
  const room = roomOf(phone, ceremony);
  const facts = {
    name: campaign.name,
    chair: [ceremony.chair_name, ceremony.chair_post].filter(Boolean).join(' '),
    guests: ceremony.guests ?? null,
    both: room.both,
    all: room.mous.length,
    quantity: campaign.quantity,
    unit: unitText(campaign),
    due_on: dueOf(campaign),
  };
  const told = { place: ceremony.place, author: phone.person.value?.display_name, tags: lastTags(phone) };
  return {
    scope: campaignScope(campaign),
    happening: {
      event: 'ceremony',
      subject_id: ceremony.id,
      on: ceremony.held_on,
      title: `${say('activity.event_ceremony')} ${formatThaiDate(ceremony.held_on, 'short')}`,
      text: () => postText({ ...told, on: ceremony.held_on, lines: ceremonyLines(facts) }),
    },
  };
}
