/** What is due: told once, marked as done, or put off for some days. */

import { memberName, shortName } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { lazy } from '../ui/lazy';
import { tell } from '../ui/notice';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText, dayText, instantText } from '../ui/when';
import { addDays, daysBetween, formatPeriod } from '../values/thai_date';
import { alertName } from './alert_name';
import type { DueAlert } from './due_alerts';

const AlertWhy = lazy(() => import('./alert_why').then((module) => module.AlertWhy));

/** For how many days an alert may be put off. */
const SNOOZE_DAYS = [1, 3, 7];

/** One card an alert: what, by when, the way on, and the two answers. */
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
          <AlertWhy alert={alert} />
          <Button wide icon="done" press={() => markDone(phone, alert.id)}>
            {say('alert.done')}
          </Button>
          <details>
            <summary>{say('alert.later')}</summary>
            <div class="thirds">
              {SNOOZE_DAYS.map((days) => (
                <Button key={days} label={say('alert.snooze', { days })} press={() => putOff(phone, alert.id, days)}>
                  {say('alert.snooze_days', { days })}
                </Button>
              ))}
            </div>
          </details>
        </Card>
      ))}
    </>
  );
}

/** What an alert is about, where more of it stands, and since when nothing newer is known of it where it is told from afar. */
export interface Subject {
  text: string;
  to?: string;
  heard_at?: string | null;
}

function About({ subject }: { subject: Subject | undefined }) {
  const today = usePhone().today();
  if (!subject) return null;
  const { text, to, heard_at } = subject;
  return (
    <>
      <p>{to ? <a href={`#${to}`}>{text}</a> : text}</p>
      {heard_at && <p class="soft">{say('alert.as_of', { when: instantText(heard_at, today) })}</p>}
    </>
  );
}

/** A group or a member that this phone holds, an officer whom its person mentors, or a month. */
function heldSubject(phone: Phone, id: string): Subject | undefined {
  const group = phone.rows.find('group', id);
  const pair = phone.rows.find('mentorship', id);
  const member = phone.rows.find('member', id);
  if (member) return { text: memberName(member) };
  if (/^\d{4}-\d{2}$/.test(id)) return { text: formatPeriod(id) };
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
}

/** What was put off to today is there again. */
const takeBack = (phone: Phone, alertId: string) => mark(phone, alertId, 'snooze', phone.today());

async function markDone(phone: Phone, alertId: string): Promise<void> {
  await mark(phone, alertId, 'done', null);
  tell(say('alert.marked_done'), () => takeBack(phone, alertId));
}

async function putOff(phone: Phone, alertId: string, days: number): Promise<void> {
  await mark(phone, alertId, 'snooze', addDays(phone.today(), days));
  tell(say('alert.marked_snooze', { days }), () => takeBack(phone, alertId));
}
