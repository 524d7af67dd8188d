/** The way from a group's page to the ladder of its formation, with how far it has come. */

import type { GroupRow } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Row } from '../ui/panels';
import { dayText } from '../ui/when';
import { stageOf } from './ladder';
import { doneCount, ladderOf, MILESTONES } from './ladder_rows';

export function LadderRow({ phone, group }: { phone: Phone; group: GroupRow }) {
  const { steps, established_on } = ladderOf(phone, group);
  const stage = stageOf(group.status, established_on);
  const returned = Object.values(steps).filter((step) => step.state === 'returned').length;
  return (
    <Row
      to={`/groups/${group.id}/ladder`}
      title={say('ladder.name')}
      note={
        <>
          {returned > 0 && <div class="problem">{say('ladder.returned_count', { count: returned })}</div>}
          {established_on && stage === 'established'
            ? say('ladder.established', { day: dayText(established_on, phone.today()) })
            : say(`group.status_${stage}`)}
        </>
      }
      end={say('ladder.count', { done: doneCount(steps), all: MILESTONES.length })}
    />
  );
}
