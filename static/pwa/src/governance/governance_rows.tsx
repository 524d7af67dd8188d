/** The ways from a group's page to how it governs itself, each with the one thing to know of it. */

import type { GroupRow } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Row } from '../ui/panels';
import { bylawsOn, versionsOf } from './bylaws_rows';
import { postsOn } from './committee';
import { allPosts, committeeWarnings } from './committee_rows';
import { meetingsOf } from './minutes_rows';

export function GovernanceRows({ phone, group }: { phone: Phone; group: GroupRow }) {
  const home = `/groups/${group.id}`;
  const posts = postsOn(allPosts(phone, group.id), phone.today());
  const warnings = committeeWarnings(phone, group).length;
  const bylaws = bylawsOn(versionsOf(phone, group.id), phone.today());
  const meetings = meetingsOf(phone, group.id).length;
  return (
    <>
      <Row
        to={`${home}/committee`}
        title={say('committee.name')}
        note={warnings > 0 && say('committee.look_count', { count: warnings })}
        end={posts.length > 0 && say('members.count', { count: new Set(posts.map((post) => post.member_id)).size })}
      />
      <Row
        to={`${home}/minutes`}
        title={say('minutes.name')}
        end={meetings > 0 && say('minutes.count', { count: meetings })}
      />
      <Row
        to={`${home}/bylaws`}
        title={say('bylaws.name')}
        end={bylaws && say('bylaws.nth', { version: bylaws.version })}
      />
      <Row to={`${home}/rules`} title={say('rules.of_group')} />
    </>
  );
}
