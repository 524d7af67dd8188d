/** Assessments as the screens read them: what the books hold, which form holds, what was said and how it changed. */

import { ENTRY_KINDS } from '../contract/contract.gen';
import { bylawsOn, versionsOf } from '../governance/bylaws_rows';
import { postsOn } from '../governance/committee';
import { allPosts } from '../governance/committee_rows';
import { meetingsOf } from '../governance/minutes_rows';
import { meetingsFrom } from '../groups/collection_date';
import { agreedDates, type GroupRow, groupScope, membersOf, mergesOf } from '../groups/group_rows';
import { hasKey, say } from '../i18n';
import { oneOf } from '../members/merged';
import { areaScopes, settingAt } from '../rulebook/setting';
import type { Phone, RowOf, Shown } from '../sync/ports';
import { addDays } from '../values/thai_date';
import { visitsOf } from '../visits/visit_rows';
import { type Facts, lastDue, type Proof, QUERIES, YEAR_DAYS } from './proofs';
import { type Score, scoreOf } from './score';
import { type Form, SHIPPED, type Sort, standing, templateIn } from './templates';

export type AssessmentRow = Shown<RowOf['assessment']>;
export type Item = Form['items'][number];
export type Answer = AssessmentRow['answers'][number];

/** Months whose collection day can lie within six months of today, and the one after. */
const MONTHS_BACK = 7;
const MONTHS = 9;

/** An assessment with its form and what it came to. */
export interface Assessed {
  row: AssessmentRow;
  form: Form;
  score: Score;
}

/** The form of a sort that holds where a group lies, and the area it is from; null for one that came with the app. */
export function formFor(phone: Phone, group: GroupRow, sort: Sort): { form: Form; area: string | null } {
  return formIn(phone, areaScopes(group.subdistrict_code), sort);
}

/** The same for areas from the nation to the nearest. */
export function formIn(phone: Phone, scopes: readonly string[], sort: Sort): { form: Form; area: string | null } {
  const byScope = Object.fromEntries(scopes.map((scope) => [scope, phone.rows.all('assessment_template', scope)]));
  const form = templateIn(sort, byScope, scopes);
  const scope = scopes.find((each) => byScope[each]?.some((own) => own.id === form.id));
  return { form, area: scope ? scope.slice('area:'.length) : null };
}

/** The assessments of a group that stand, the latest first; one whose form is not here cannot be read. */
export function assessmentsOf(phone: Phone, groupId: string): Assessed[] {
  return standing(phone.rows.all('assessment', groupScope(groupId)))
    .reverse()
    .flatMap((row) => {
      const form: Form | undefined =
        row.template_area === null
          ? SHIPPED.find((each) => each.id === row.template_id)
          : phone.rows.find('assessment_template', row.template_id);
      return form ? [{ row, form, score: scoreOf(form, row.answers) }] : [];
    });
}

/** What an item asks: its own words, else ours for what it asks of the books, or for the virtue. */
export function itemText(item: Pick<Item, 'id' | 'text_th' | 'auto_query'>): string {
  const key = `assessment.ask_${item.auto_query ?? item.id}`;
  return item.text_th || (hasKey(key) ? say(key) : item.id);
}

/** How an answer reads: the books' word, the group's yes, or how far on the scale. */
export function answerText(item: Pick<Item, 'kind' | 'most'>, points: number): string {
  if (item.kind === 'auto') return say(points > 0 ? 'assessment.met' : 'assessment.not_met');
  if (item.kind === 'yes_no') return say(points > 0 ? 'assessment.yes' : 'assessment.no');
  return item.most === 3 ? say(`assessment.scale_${points as 0 | 1 | 2 | 3}`) : `${points}/${item.most}`;
}

/** The books' answers of a day to the items that answer themselves. */
export function proofsFor(phone: Phone, group: GroupRow, form: Form, day: string): Map<string, Proof> {
  const facts = factsOf(phone, group, day);
  return new Map(
    form.items.flatMap((item) => {
      const query = item.auto_query && QUERIES[item.auto_query];
      return query ? [[item.id, query(facts)] as const] : [];
    }),
  );
}

/** What a group's books held on a day, as far as this phone knows: what was written for a later day is not looked at. */
export function factsOf(phone: Phone, group: GroupRow, day: string): Facts {
  const scope = groupScope(group.id);
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - MONTHS_BACK, 1)).toISOString().slice(0, 7);
  const meetings = meetingsFrom(first, MONTHS, group.collection_day, agreedDates(phone, group.id)).flatMap(
    ({ period, collection_on: on }) => (on !== null && on >= group.founded_on ? [{ period, on }] : []),
  );
  const due = lastDue(meetings, day);
  const merges = mergesOf(phone, group.id);
  const members = membersOf(phone, group.id).filter((member) => member.status === 'active' && member.joined_on <= day);
  const entries = phone.rows.all('entry', scope).filter((entry) => entry.civil_on <= day);
  const reversed = new Set(entries.map((entry) => entry.reverses));
  const stands = entries.filter((entry) => !entry.reverses && !reversed.has(entry.id));
  const payers = new Set(
    stands.flatMap(({ entry_kind, period, member_id }) =>
      ENTRY_KINDS[entry_kind].has_period && period === due && member_id ? [oneOf(merges, member_id)] : [],
    ),
  );
  const owing = members.filter((member) => due !== null && member.joined_on.slice(0, 7) <= due);
  const asked = new Set(
    phone.rows
      .all('balance_confirmation', scope)
      .filter(({ as_of }) => addDays(day, -YEAR_DAYS) < as_of && as_of <= day)
      .map((each) => oneOf(merges, each.member_id)),
  );
  const opens = new Map(phone.rows.all('collection_open', scope).map((open) => [open.id, open]));
  const signed = new Set(
    phone.rows.all('collection_confirm', scope).flatMap((each) => (each.signer_name ? [each.collection_id] : [])),
  );
  const closed = phone.rows.all('collection_close', scope).flatMap((close) => {
    const open = opens.get(close.collection_id);
    return open && close.civil_on <= day ? [{ open, close }] : [];
  });
  return {
    today: day,
    minutes_on: meetingsOf(phone, group.id).map((meeting) => meeting.held_on),
    posts: postsOn(allPosts(phone, group.id), day),
    bylaws_on: bylawsOn(versionsOf(phone, group.id), day)?.starts_on ?? null,
    meetings,
    held: [...new Set(closed.map(({ open }) => open.period))],
    members: members.length,
    owing: owing.length,
    paid: owing.filter((member) => payers.has(member.id)).length,
    closes: closed.map(({ open, close }) => ({
      on: close.civil_on,
      total_satang: close.total_satang,
      difference_satang: close.counted_satang - open.opening_cash_satang - close.total_satang,
      is_signed: signed.has(close.collection_id),
    })),
    banked_on: stands.filter((entry) => entry.entry_kind === 'bank_in').map((entry) => entry.civil_on),
    bank_within_days: settingAt(phone, 'deposit_to_bank_within_days', group),
    audited_on: visitsOf(phone, group.id)
      .filter((visit) => visit.purpose === 'audit')
      .map((visit) => visit.visited_on),
    confirmed: members.filter((member) => asked.has(member.id)).length,
  };
}
