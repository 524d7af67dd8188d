/** รายงานกิจกรรม of a group: what was told, and what can be told of. */

import { groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { activitiesOf, happeningsOf } from './activity_rows';

/** `#/groups/:group/activities` */
export function ActivityList({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const written = activitiesOf(phone, groupScope(groupId));
  const told = new Set(written.map((each) => `${each.event} ${each.subject_id}`));
  const happenings = happeningsOf(phone, group).filter((each) => !told.has(`${each.event} ${each.subject_id}`));
  return (
    <Page
      title={say('activity.name')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
    >
      <p class="soft">{say('activity.help')}</p>
      {written.length > 0 && (
        <section class="stack-close">
          <h2>{say('activity.written')}</h2>
          <Rows label={say('activity.written')}>
            {written.map((each) => (
              <Row
                key={each.id}
                to={`/activities/${each.id}`}
                title={say(`activity.event_${each.event}`)}
                note={formatThaiDate(each.happened_on, 'short')}
                end={<Mark mark={each.mark} />}
              />
            ))}
          </Rows>
        </section>
      )}
      {happenings.length === 0 ? (
        written.length === 0 && (
          <EmptyState title={say('activity.none')}>
            <p>{say('activity.none_help')}</p>
          </EmptyState>
        )
      ) : (
        <section class="stack-close">
          <h2>{say('activity.events')}</h2>
          <Rows label={say('activity.events')}>
            {happenings.map((each) => (
              <Row
                key={`${each.event} ${each.subject_id}`}
                to={`/groups/${groupId}/activities/new/${each.event}/${each.subject_id ?? groupId}`}
                title={each.title}
                note={formatThaiDate(each.on, 'short')}
              />
            ))}
          </Rows>
        </section>
      )}
    </Page>
  );
}
