/** What is due: told once, marked as done, or put off for some days. */

import { shortName } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { tell } from '../ui/notice';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText, dayText } from '../ui/when';
import { addDays, daysBetween } from '../values/thai_date';
import { alertName } from './alert_name';
import type { DueAlert } from './due_alerts';

const SNOOZE_DAYS = 3;

/** One card an alert: what, by when, and the two answers. */
export function AlertCards(properties: { alerts: readonly DueAlert[]; subjects?: ReadonlyMap<string, Subject> }) {
  const { alerts, subjects } = properties;
  const phone = usePhone();
  const today = phone.today();
  return (
    <>
      {alerts.map((alert) => (
        <Card key={alert.id}>
          <h2>{alertName(alert.rule)}</h2>
          <About subject={subjects?.get(alert.subject) ?? heldSubject(phone, alert.subject)} />
          <p>
            <strong>{daysLeftText(daysBetween(today, alert.due_on))}</strong> {dayText(alert.due_on, today)}
          </p>
          <div class="choices">
            <Button icon="done" press={() => mark(phone, alert.id, 'done', null)}>
              {say('alert.done')}
            </Button>
            <Button press={() => mark(phone, alert.id, 'snooze', addDays(today, SNOOZE_DAYS))}>
              {say('alert.snooze', { days: SNOOZE_DAYS })}
            </Button>
          </div>
        </Card>
      ))}
    </>
  );
}

/** What an alert is about, and where more of it stands. */
export interface Subject {
  text: string;
  to?: string;
}

function About({ subject }: { subject: Subject | undefined }) {
  if (!subject) return null;
  return <p>{subject.to ? <a href={`#${subject.to}`}>{subject.text}</a> : subject.text}</p>;
}

/** A group that this phone holds, or an officer whom its person mentors. */
function heldSubject(phone: Phone, id: string): Subject | undefined {
  const group = phone.rows.find('group', id);
  const pair = phone.rows.find('mentorship', id);
  return group
    ? { text: shortName(group), to: `/groups/${id}` }
    : pair && { text: pair.mentee_name, to: `/mentoring/${id}` };
}

async function mark(phone: Phone, alertId: string, answer: 'done' | 'snooze', untilOn: string | null): Promise<void> {
  await phone.save([
    {
      kind: 'alert_mark',
      scope: `person:${phone.person.value?.id}`,
      data: { alert_id: alertId, answer, until_on: untilOn },
    },
  ]);
  tell(answer === 'done' ? say('alert.marked_done') : say('alert.marked_snooze', { days: SNOOZE_DAYS }));
}
