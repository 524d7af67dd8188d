/** พี่เลี้ยง: who accompanies this officer, and the officers this person accompanies. */

import { AlertCards } from '../alerts/alert_list';
import { useDueAlerts } from '../alerts/due_alerts';
import { say } from '../i18n';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { Card, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { MenteeFigures } from './mentee_figures';
import { countAsking, isOn, ownPairs, type PairRow } from './pair_rows';
import type { Mentee, MenteesReport } from './shapes';

/** `#/mentoring` */
export function MentoringScreen() {
  const phone = usePhone();
  const { mine, mentored } = ownPairs(phone);
  const isMentor = phone.person.value?.role === 'mentor';
  const alerts = useDueAlerts().filter(
    // whoever is nothing else has no other list of alerts
    (alert) => isMentor || mentored.some((pair) => pair.id === alert.subject),
  );
  return (
    <Page title={say('mentoring.name')} back={{ to: '/me', text: say('me.title') }}>
      {mine.length + mentored.length === 0 && <Nobody isMentor={isMentor} />}
      <AlertCards alerts={alerts} />
      {mine.length > 0 && (
        <section class="stack-close">
          <h2>{say('mentoring.mine')}</h2>
          <Rows label={say('mentoring.mine')}>
            {mine.map((pair) => (
              <Row
                key={pair.id}
                to={`/mentoring/${pair.id}`}
                title={pair.mentor_name}
                note={<PairNote pair={pair} />}
              />
            ))}
          </Rows>
        </section>
      )}
      {mentored.length > 0 && <Mentored pairs={mentored} />}
    </Page>
  );
}

function Nobody({ isMentor }: { isMentor: boolean }) {
  return (
    <EmptyState title={say(isMentor ? 'mentoring.no_mentees' : 'mentoring.no_mentor')}>
      <p>{say(isMentor ? 'mentoring.no_mentees_help' : 'mentoring.no_mentor_help')}</p>
    </EmptyState>
  );
}

/** Since when, and what waits for this person. */
function PairNote({ pair }: { pair: PairRow }) {
  const phone = usePhone();
  const asking = countAsking(phone, pair);
  return (
    <>
      <div>{spanText(pair, phone.today())}</div>
      {asking > 0 && <div class="problem">{say('mentoring.asking', { count: asking })}</div>}
    </>
  );
}

/** "ตั้งแต่ 1 ต.ค. 69", and the last day of one that is over. */
export function spanText(pair: PairRow, today: string): string {
  const from = formatThaiDate(pair.from_on, 'short');
  if (pair.to_on && !isOn(pair, today)) {
    return say('mentoring.was', { from, to: formatThaiDate(pair.to_on, 'short') });
  }
  return pair.to_on
    ? say('mentoring.from_to', { from, to: formatThaiDate(pair.to_on, 'short') })
    : say('mentoring.from', { from });
}

function Mentored({ pairs }: { pairs: readonly PairRow[] }) {
  const told = useReport<MenteesReport>('mentees', {});
  return (
    <section class="stack-close">
      <h2>{say('mentoring.mentored')}</h2>
      <p class="soft">
        <AsOf told={told} />
      </p>
      {pairs.map((pair) => {
        const mentee = told.value?.mentees.find((each) => each.mentorship_id === pair.id);
        return (
          <Card key={pair.id} title={pair.mentee_name}>
            <PairNote pair={pair} />
            {mentee && <MenteeFigures mentee={mentee} />}
            {mentee && <p>{figuresText(mentee)}</p>}
            <LinkButton to={`/mentoring/${pair.id}`}>{say('mentoring.open_mentee')}</LinkButton>
          </Card>
        );
      })}
      {!told.value && <Report told={told}>{() => null}</Report>}
    </section>
  );
}

function figuresText({ groups }: Mentee): string {
  if (groups.length === 0) return say('mentoring.no_groups');
  return say('mentoring.groups_count', {
    groups: groups.length,
    members: groups.reduce((sum, group) => sum + group.members, 0),
  });
}
