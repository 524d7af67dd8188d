/** One post: who, since when, until when; to be replaced, ended, corrected, or taken out as a mistake. */

import { groupScope } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button, LinkButton } from '../ui/button';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { addDays, formatThaiDate } from '../values/thai_date';
import { fullPostText, nameOf } from './committee_rows';
import { meetingTitle } from './minutes_rows';

/** `#/groups/:group/committee/:post` */
export function PostScreen({ group: groupId, post: postId }: { group: string; post: string }) {
  const phone = usePhone();
  const post = phone.rows.find('committee_post', postId);
  if (!post) return <RowMissing />;
  const home = `/groups/${groupId}/committee`;
  const today = phone.today();
  const holds = post.status === 'stands' && post.to_on >= today;
  const meeting = post.minutes_id ? phone.rows.find('minutes', post.minutes_id) : undefined;
  const name = nameOf(phone, post.member_id);
  const change = (set: object) =>
    phone.save([{ kind: 'committee_post', scope: groupScope(groupId), data: { id: post.id, set } }]);

  const end = async () => {
    // who began today never held it: their last day would be before their first
    const [set, undone] =
      post.from_on >= today
        ? [{ status: 'void' }, { status: 'stands' }]
        : [{ to_on: addDays(today, -1) }, { to_on: post.to_on }];
    await change(set);
    tell(say('committee.ended', { name, post: fullPostText(post) }), () => change(undone));
    goTo(home, true);
  };
  const takeOut = async () => {
    await change({ status: 'void' });
    tell(say('committee.taken_out', { name }), () => change({ status: 'stands' }));
    goTo(home, true);
  };

  return (
    <Page
      personal
      title={name}
      note={fullPostText(post)}
      back={{ to: home, text: say('committee.name') }}
      bottom={
        holds && (
          <LinkButton to={`${home}/${post.id}/next/new`} look="main">
            {say('committee.replace')}
          </LinkButton>
        )
      }
    >
      <Card>
        <p>{say('committee.from_to', { from: formatThaiDate(post.from_on), to: formatThaiDate(post.to_on) })}</p>
        {post.reason && <p>{say('committee.reason_is', { reason: post.reason })}</p>}
        {post.status === 'void' && <p>{say('committee.is_void')}</p>}
      </Card>
      <Rows label={name}>
        {meeting && (
          <Row
            to={`/groups/${groupId}/minutes/${meeting.id}`}
            title={say('committee.minutes')}
            note={meetingTitle(meeting)}
          />
        )}
        <Row to={`/groups/${groupId}/members/${post.member_id}`} title={say('committee.to_member')} />
        {post.status === 'stands' && <Row to={`${home}/${post.id}/edit`} title={say('committee.edit')} />}
      </Rows>
      {holds && (
        <Button wide press={end}>
          {say('committee.end')}
        </Button>
      )}
      {post.status === 'stands' ? (
        <Button wide look="quiet" press={takeOut}>
          {say('committee.take_out')}
        </Button>
      ) : (
        <Button wide press={() => change({ status: 'stands' })}>
          {say('committee.put_back')}
        </Button>
      )}
    </Page>
  );
}
