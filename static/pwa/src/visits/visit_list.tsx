/** Visits to a group: the list with what was found and advised, and what chiefs advised afterwards. */

import { type GroupRow, groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { LinePhoto } from '../photos/line_photo';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText, instantText } from '../ui/when';
import { adviceOn, takingBack, type VisitRow, visitorText, visitsOf, writing } from './visit_rows';

/** `#/groups/:group/visits` */
export function VisitList({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const visits = visitsOf(phone, groupId);
  return (
    <Page
      title={say('visit.name')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
      bottom={
        <LinkButton to={`/groups/${groupId}/visits/new`} look="main" icon="add">
          {say('visit.write')}
        </LinkButton>
      }
    >
      {visits.length === 0 ? (
        <EmptyState title={say('visit.none')}>
          <p>{say('visit.none_help')}</p>
        </EmptyState>
      ) : (
        <>
          <LinkButton to="/me/visits">{say('visit.sheet_open')}</LinkButton>
          {visits.map((visit) => (
            <VisitCard key={visit.id} group={group} visit={visit} />
          ))}
        </>
      )}
    </Page>
  );
}

function VisitCard({ group, visit }: { group: GroupRow; visit: VisitRow }) {
  const phone = usePhone();
  const isOwn = visit.author_id === phone.person.value?.id;
  const takeBack = async () => {
    await phone.save([takingBack(group.id, visit)]);
    tell(say('visit.was_taken_back'), () => phone.save([writing(group.id, visit)]));
  };
  return (
    <Card>
      <h2>
        {say(`visit.for_${visit.purpose}`)} <Mark mark={visit.mark} />
      </h2>
      <p class="soft">
        {dayText(visit.visited_on, phone.today())}, {visitorText(visit)}
      </p>
      {visit.found && <p class="lines">{visit.found}</p>}
      {visit.advice && (
        <div>
          <strong>{say('visit.advice')}</strong>
          <p class="lines">{visit.advice}</p>
        </div>
      )}
      {visit.photo_sha256 && <LinePhoto scope={groupScope(group.id)} sha256={visit.photo_sha256} motif="scene" />}
      {adviceOn(phone, group.id, visit).map((advice) => (
        <div key={advice.id}>
          <strong>{say('visit.chief_advised')}</strong>{' '}
          <span class="soft">{instantText(advice.made_at, phone.today())}</span>
          <p class="lines">{advice.text}</p>
        </div>
      ))}
      {isOwn && (
        <div class="choices">
          <LinkButton to={`/groups/${group.id}/visits/${visit.id}/edit`}>{say('visit.edit')}</LinkButton>
          <Button icon="undo" press={takeBack}>
            {say('visit.take_back')}
          </Button>
        </div>
      )}
    </Card>
  );
}
