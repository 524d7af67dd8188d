/** The committee as people see it: who holds which post, what to look at, and who held it before. */

import { type GroupRow, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { Banner, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { COMMITTEES, postsBefore, postsOn } from './committee';
import {
  allPosts,
  committeeWarnings,
  fullPostText,
  nameOf,
  type PostRow,
  postText,
  warningText,
} from './committee_rows';

/** `#/groups/:group/committee` */
export function CommitteeScreen({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const today = phone.today();
  const posts = allPosts(phone, groupId);
  const held = postsOn(posts, today);
  const ahead = posts.filter((post) => post.status === 'stands' && post.from_on > today);
  return (
    <Page
      title={say('committee.name')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
      bottom={
        <LinkButton to={`/groups/${groupId}/committee/new`} look="main" icon="add">
          {say('committee.add')}
        </LinkButton>
      }
    >
      {held.length === 0 && (
        <EmptyState title={say('committee.none')}>
          <p>{say('committee.none_help')}</p>
        </EmptyState>
      )}
      <Warnings phone={phone} group={group} />
      {COMMITTEES.filter((committee) => held.some((post) => post.committee === committee)).map((committee) => (
        <section class="stack-close" key={committee}>
          <h2>{say(`committee.${committee}`)}</h2>
          <Rows label={say(`committee.${committee}`)}>
            {held
              .filter((post) => post.committee === committee)
              .map((post) => (
                <PostLine
                  key={post.id}
                  phone={phone}
                  groupId={groupId}
                  post={post}
                  title={postText(post)}
                  note={say('committee.until', { date: formatThaiDate(post.to_on, 'short') })}
                />
              ))}
          </Rows>
        </section>
      ))}
      <Others phone={phone} groupId={groupId} name={say('committee.ahead')} posts={ahead} />
      <Others phone={phone} groupId={groupId} name={say('committee.history')} posts={postsBefore(posts, today)} />
    </Page>
  );
}

function Warnings({ phone, group }: { phone: Phone; group: GroupRow }) {
  const warnings = committeeWarnings(phone, group);
  if (warnings.length === 0) return null;
  return (
    <Banner>
      <p>
        <strong>{say('committee.look')}</strong>
      </p>
      <ul class="stack-close">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.committee} ${warning.post?.id}`}>{warningText(phone, warning)}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Others(properties: { phone: Phone; groupId: string; name: string; posts: readonly PostRow[] }) {
  const { phone, groupId, name, posts } = properties;
  if (posts.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{name}</h2>
      <Rows label={name}>
        {posts.map((post) => (
          <PostLine
            key={post.id}
            phone={phone}
            groupId={groupId}
            post={post}
            title={fullPostText(post)}
            note={say('committee.from_to', {
              from: formatThaiDate(post.from_on, 'short'),
              to: formatThaiDate(post.to_on, 'short'),
            })}
          />
        ))}
      </Rows>
    </section>
  );
}

/** One post: the name is what people look for, the post and its term stand below. */
function PostLine(properties: { phone: Phone; groupId: string; post: PostRow; title: string; note: string }) {
  const { phone, groupId, post, title, note } = properties;
  return (
    <Row
      to={`/groups/${groupId}/committee/${post.id}`}
      title={
        <>
          {nameOf(phone, post.member_id) || '–'} <Mark mark={post.mark} />
        </>
      }
      note={
        <>
          <div>{title}</div>
          <div>{note}</div>
        </>
      }
    />
  );
}
