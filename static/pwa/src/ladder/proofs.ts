/** Steps that the group's own records already show: since when, in which row, and in words. */

import { bylawsOn, versionsOf } from '../governance/bylaws_rows';
import { postsOn } from '../governance/committee';
import { allPosts } from '../governance/committee_rows';
import { type GroupRow, groupScope, membersOf, placeText } from '../groups/group_rows';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import type { MilestoneName } from './ladder';

export interface Proof {
  on: string;
  proof_id: string;
  text: string;
}

/** What can be told without typing; never a day that is still to come. */
export function proofsOf(phone: Phone, group: GroupRow): Partial<Record<MilestoneName, Proof>> {
  const today = phone.today();
  const found: [MilestoneName, Proof | null][] = [
    ['area_selected', { on: group.founded_on, proof_id: group.id, text: placeText(group, phone.places.value) }],
    ['members_recruited', recruited(phone, group)],
    ['committee_elected', elected(phone, group, today)],
    ['rules_adopted', adopted(phone, group, today)],
    ['first_collection', collected(phone, group)],
    ['bank_account_opened', banked(phone, group)],
  ];
  return Object.fromEntries(found.filter(([, proof]) => proof !== null && proof.on <= today));
}

/** The day on which there were enough members: that of the last one needed. */
function recruited(phone: Phone, group: GroupRow): Proof | null {
  const members = membersOf(phone, group.id).filter((member) => member.status !== 'left');
  const needed = members
    .sort((left, right) => left.joined_on.localeCompare(right.joined_on) || (left.id < right.id ? -1 : 1))
    .at(settingAt(phone, 'min_founding_members', group) - 1);
  const text = say('ladder.proof_members', { count: members.length });
  return needed ? { on: needed.joined_on, proof_id: needed.id, text } : null;
}

function elected(phone: Phone, group: GroupRow, today: string): Proof | null {
  const posts = postsOn(allPosts(phone, group.id), today);
  const [first] = [...posts].sort((left, right) => left.from_on.localeCompare(right.from_on));
  const text = say('ladder.proof_posts', { count: new Set(posts.map((post) => post.member_id)).size });
  return first ? { on: first.from_on, proof_id: first.id, text } : null;
}

function adopted(phone: Phone, group: GroupRow, today: string): Proof | null {
  const bylaws = bylawsOn(versionsOf(phone, group.id), today);
  return bylaws
    ? { on: bylaws.starts_on, proof_id: bylaws.id, text: say('bylaws.nth', { version: bylaws.version }) }
    : null;
}

function collected(phone: Phone, group: GroupRow): Proof | null {
  const [first] = phone.rows
    .all('collection_close', groupScope(group.id))
    .sort((left, right) => left.civil_on.localeCompare(right.civil_on) || (left.id < right.id ? -1 : 1));
  const text = say('ladder.proof_collection');
  return first ? { on: first.civil_on, proof_id: first.id, text } : null;
}

function banked(phone: Phone, group: GroupRow): Proof | null {
  const entries = phone.rows.all('entry', groupScope(group.id));
  const reversed = new Set(entries.map((entry) => entry.reverses));
  const [first] = entries
    .filter(({ entry_kind }) => entry_kind === 'bank_in' || entry_kind === 'opening_bank')
    .filter((entry) => !entry.reverses && !reversed.has(entry.id))
    .sort((left, right) => left.civil_on.localeCompare(right.civil_on) || (left.id < right.id ? -1 : 1));
  const text = say('ladder.proof_bank');
  return first ? { on: first.civil_on, proof_id: first.id, text } : null;
}
