/** A group's committee, from the rows the phone shows, and in words. */

import { type GroupRow, groupScope, type MemberRow, memberName, membersOf } from '../groups/group_rows';
import { isMinor } from '../groups/majority';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import type { Phone, RowOf, Shown } from '../sync/ports';
import { dutiesOf, type Post, postsOn, type Warning, warningsOf } from './committee';

export type PostRow = Shown<RowOf['committee_post']>;

/** Every post of a group there ever was. */
export function allPosts(phone: Phone, groupId: string): PostRow[] {
  return phone.rows.all('committee_post', groupScope(groupId));
}

/** "ประธาน", and in one board the duties that go with it. */
export function postText(post: Pick<Post, 'committee' | 'position' | 'duties'>): string {
  const position = say(`committee.${post.position}`);
  const duties = post.committee === 'board' ? (post.duties ?? []) : [];
  return duties.length > 0
    ? `${position} (${duties.map((duty) => say(`committee.duty_${duty}`)).join(', ')})`
    : position;
}

/** "เหรัญญิก ฝ่ายอำนวยการ": the post with its committee, as it stands on paper. */
export function fullPostText(post: Pick<Post, 'committee' | 'position' | 'duties'>): string {
  return post.committee === 'board' ? postText(post) : `${postText(post)} ${say(`committee.${post.committee}`)}`;
}

/** The posts a member holds on a day, in words; "" for none. */
export function postsText(posts: readonly Post[], memberId: string, day: string): string {
  const held = postsOn(posts, day).filter((post) => post.member_id === memberId);
  return held.map(fullPostText).join(', ');
}

/** The name of whoever holds a position on a day; "" when nobody does. */
export function holderOf(phone: Phone, groupId: string, position: Post['position'], day: string): string {
  const post = postsOn(allPosts(phone, groupId), day).find(
    (each) => each.position === position && (each.committee === 'board' || each.committee === 'steering'),
  );
  return post ? nameOf(phone, post.member_id) : '';
}

/** The name of who audits on a day: the first of that committee, or of the board with that duty; "" when nobody does. */
export function auditorOf(phone: Phone, groupId: string, day: string): string {
  const post = postsOn(allPosts(phone, groupId), day).find((each) => dutiesOf(each).includes('audit'));
  return post ? nameOf(phone, post.member_id) : '';
}

/** The name of a member of this phone; "" while it is not here. */
export function nameOf(phone: Phone, memberId: string): string {
  const member = phone.rows.find('member', memberId);
  return member ? memberName(member) : '';
}

/** Whether somebody is under age on a day by what is known of the birth, or else by the title. */
export function looksMinor(member: Pick<MemberRow, 'title' | 'born'> | undefined, day: string): boolean {
  if (member?.born) return isMinor(member.born, day);
  return (
    Boolean(member?.title) &&
    say('committee.minor_titles')
      .split(' ')
      .includes(member?.title ?? '')
  );
}

/** What people should look at in the committee of today. */
export function committeeWarnings(phone: Phone, group: GroupRow): Warning[] {
  const members = new Map(membersOf(phone, group.id).map((member) => [member.id, member]));
  return warningsOf(
    allPosts(phone, group.id),
    settingAt(phone, 'committee_size', group),
    (memberId) => looksMinor(members.get(memberId), phone.today()),
    phone.today(),
  );
}

/** A warning as a sentence that says what to do. */
export function warningText(phone: Phone, warning: Warning): string {
  const committee = warning.committee === 'board' ? say('committee.board') : say(`committee.${warning.committee}`);
  return say(`committee.warn_${warning.code}`, {
    committee,
    name: warning.post ? nameOf(phone, warning.post.member_id) : '',
    post: warning.post ? postText(warning.post) : '',
    count: warning.count ?? 0,
    limit: warning.limit ?? 0,
    days: warning.days ?? 0,
  });
}
