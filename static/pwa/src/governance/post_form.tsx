/** Giving a member a post, correcting what was written about one, and putting somebody else into it. */

import { SHAPES } from '../contract/later.gen';
import { changesOf, type GroupRow, groupScope, memberName, membersOf, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { type Draft, newId } from '../sync/ports';
import { Button } from '../ui/button';
import { ChecksField, tickedOf } from '../ui/checks_field';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { addDays } from '../values/thai_date';
import {
  auditsThemselves,
  COMMITTEES,
  type Committee,
  DUTIES,
  type Duty,
  mayMerge,
  POSITIONS,
  type Post,
  termEnd,
} from './committee';
import { allPosts, fullPostText, looksMinor, nameOf, type PostRow } from './committee_rows';
import { meetingsOf, meetingTitle } from './minutes_rows';

type Name = 'committee' | 'position' | 'member' | 'from_on' | 'to_on' | 'duties' | 'minutes' | 'reason';
type PostTexts = Record<Name, string>;

/** A sentence for each field that cannot be saved yet; `mustSayWhy` when the post needs a reason. */
export function checkPost(texts: PostTexts, mustSayWhy: boolean): Partial<PostTexts> {
  const problems: Partial<PostTexts> = {};
  if (!texts.committee) problems.committee = say('committee.committee_missing');
  if (!texts.position) problems.position = say('committee.position_missing');
  if (!texts.member) problems.member = say('committee.member_missing');
  if (texts.committee === 'board' && tickedOf(texts.duties).length === 0) {
    problems.duties = say('committee.duties_missing');
  }
  const from = dateOf(texts.from_on);
  const to = dateOf(texts.to_on);
  if (!from) problems.from_on = say('date.unclear');
  if (!to) problems.to_on = say('date.unclear');
  else if (from && to < from) problems.to_on = say('committee.ends_early');
  const most = SHAPES.committee_post.reason.length_max;
  if (mustSayWhy && !texts.reason.trim()) problems.reason = say('committee.reason_missing');
  else if (texts.reason.trim().length > most) problems.reason = say('field.too_long', { most });
  return problems;
}

/** `#/groups/:group/committee/new` */
export function AddPost({ group: groupId }: { group: string }) {
  const group = usePhone().rows.find('group', groupId);
  return group ? <PostForm group={group} /> : <RowMissing />;
}

/** `#/groups/:group/committee/:post/edit` */
export function EditPost({ group: groupId, post: postId }: { group: string; post: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const post = phone.rows.find('committee_post', postId);
  return group && post ? <PostForm group={group} post={post} /> : <RowMissing />;
}

/** `#/groups/:group/committee/:post/next/new`: somebody else from a day on; whoever holds it ends the day before. */
export function ReplacePost({ group: groupId, post: postId }: { group: string; post: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const post = phone.rows.find('committee_post', postId);
  return group && post ? <PostForm group={group} before={post} /> : <RowMissing />;
}

function PostForm({ group, post, before }: { group: GroupRow; post?: PostRow; before?: PostRow }) {
  const phone = usePhone();
  const today = phone.today();
  const posts = allPosts(phone, group.id);
  const members = membersOf(phone, group.id).filter((member) => member.status !== 'left');
  const isBoardWelcome =
    mayMerge(members.length, settingAt(phone, 'allow_merged_committees', group)) ||
    posts.some((each) => each.committee === 'board');
  const years = settingAt(phone, 'committee_term_years', group);
  const like = post ?? before;
  const begins = post?.from_on ?? today;
  const key = post?.id ?? (before ? `next/${before.id}` : `new/${group.id}`);
  const textsOf = (): PostTexts => ({
    committee: like?.committee ?? (isBoardWelcome ? 'board' : 'steering'),
    position: like?.position ?? '',
    member: post?.member_id ?? '',
    from_on: dateText(begins),
    to_on: dateText(post?.to_on ?? termEnd(begins, years)),
    duties: (like?.duties ?? []).join(' '),
    minutes: post?.minutes_id ?? '',
    reason: post?.reason ?? '',
  });
  const asPost = (texts: PostTexts): Post => ({
    id: post?.id ?? '',
    committee: texts.committee as Committee,
    position: texts.position as Post['position'],
    member_id: texts.member,
    from_on: dateOf(texts.from_on) ?? today,
    to_on: dateOf(texts.to_on) ?? today,
    duties: texts.committee === 'board' ? (tickedOf(texts.duties) as Duty[]) : null,
    reason: texts.reason.trim() || null,
    status: 'stands',
  });
  const overlaps = (texts: PostTexts) => {
    const its = asPost(texts);
    const others = posts.filter(
      (each) =>
        each.status === 'stands' &&
        each.id !== its.id &&
        each.id !== before?.id &&
        each.from_on <= its.to_on &&
        its.from_on <= each.to_on,
    );
    return texts.member !== '' && auditsThemselves([...others, its], texts.member);
  };
  const form = useForm(`committee/${key}`, textsOf(), (texts) => checkPost(texts, overlaps(texts)));
  const { texts } = form;
  const home = `/groups/${group.id}/committee`;

  const save = async () => {
    if (!form.check()) return;
    const { id: _id, member_id, ...said } = asPost(texts);
    const stated = { ...said, minutes_id: texts.minutes || null };
    const id = post?.id ?? newId();
    const set = post
      ? changesOf(post, { ...stated, duties: sameDuties(post, stated.duties) })
      : { ...stated, member_id };
    const drafts: Draft[] = [];
    if (Object.keys(set).length > 0) {
      drafts.push({ kind: 'committee_post', scope: groupScope(group.id), id, data: { id, set } });
    }
    if (before && before.to_on >= said.from_on) {
      const last = addDays(said.from_on, -1);
      const ended = last < before.from_on ? { status: 'void' } : { to_on: last };
      drafts.push({ kind: 'committee_post', scope: groupScope(group.id), data: { id: before.id, set: ended } });
    }
    if (drafts.length > 0) await phone.save(drafts);
    await form.clear();
    tell(say('committee.saved', { name: nameOf(phone, member_id), post: fullPostText(asPost(texts)) }));
    goTo(home, true);
  };

  if (!form.ready) return null;
  const chosen = members.find((member) => member.id === texts.member);
  const meetings = meetingsOf(phone, group.id);
  return (
    <Page
      title={say(post ? 'committee.edit' : before ? 'committee.replace' : 'committee.add')}
      note={before ? say('committee.replaces', { name: nameOf(phone, before.member_id) }) : shortName(group)}
      back={{ to: post ? `${home}/${post.id}` : home, text: say('committee.name') }}
      bottom={
        <Button look="main" press={save}>
          {say('form.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        {!post && (
          <SelectField
            form={form}
            name="member"
            label={say('committee.member_name')}
            hint={members.length === 0 ? say('committee.no_members') : undefined}
            blank={say('committee.choose_member')}
            groups={[
              {
                name: say('members.title'),
                options: members.map((member) => ({
                  value: member.id,
                  text: `${member.number} ${memberName(member)}`,
                })),
              },
            ]}
          />
        )}
        {looksMinor(chosen, phone.today()) && (
          <Banner>
            <p>{say('committee.warn_minor', { name: chosen ? memberName(chosen) : '', post: '' })}</p>
          </Banner>
        )}
        <ChoiceField
          form={form}
          name="position"
          label={say('committee.position')}
          options={POSITIONS.map((position) => ({ value: position, text: say(`committee.${position}`) }))}
        />
        <ChoiceField
          form={form}
          name="committee"
          label={say('committee.which')}
          options={COMMITTEES.filter((committee) => committee !== 'board' || isBoardWelcome).map((committee) => ({
            value: committee,
            text: say(`committee.${committee}`),
          }))}
        />
        {texts.committee === 'board' && (
          <ChecksField
            form={form}
            name="duties"
            label={say('committee.duties')}
            hint={say('committee.duties_hint')}
            options={DUTIES.map((duty) => ({ value: duty, text: say(`committee.duty_${duty}`) }))}
          />
        )}
        <DateField form={form} name="from_on" label={say('committee.from_on')} />
        <DateField
          form={form}
          name="to_on"
          label={say('committee.to_on')}
          hint={say('committee.term_hint', { years })}
        />
        {overlaps(texts) && (
          <>
            <Banner>
              <p>
                {say('committee.warn_auditor_keeps', {
                  name: chosen ? memberName(chosen) : nameOf(phone, texts.member),
                })}
              </p>
            </Banner>
            <TextField form={form} name="reason" label={say('committee.reason')} long />
          </>
        )}
        {meetings.length > 0 && (
          <SelectField
            form={form}
            name="minutes"
            label={say('committee.minutes')}
            hint={say('field.optional')}
            blank={say('minutes.choose')}
            groups={[
              {
                name: say('minutes.name'),
                options: meetings.map((meeting) => ({ value: meeting.id, text: meetingTitle(meeting) })),
              },
            ]}
          />
        )}
      </form>
    </Page>
  );
}

/** The duties as they stood, when the same ones are ticked in another order. */
function sameDuties(post: PostRow, duties: Post['duties']): Post['duties'] {
  const stood = post.duties ?? [];
  return duties && duties.length === stood.length && duties.every((duty) => stood.includes(duty))
    ? post.duties
    : duties;
}
