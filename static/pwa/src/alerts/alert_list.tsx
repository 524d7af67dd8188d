/** What is due: told once, marked as done, or put off for some days. */

import { memberName, shortName } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { lazy } from '../ui/lazy';
import { tell } from '../ui/notice';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText, dayText, instantText } from '../ui/when';
import { addDays, bangkokDate, daysBetween, formatPeriod } from '../values/thai_date';
import { alertName } from './alert_name';
import type { DueAlert } from './due_alerts';
import type { Subject } from './subject';

const AlertWhy = lazy(() => import('./alert_why').then((module) => module.AlertWhy));

/** From so many days on it is said that this phone has not heard of the server. */
const OLD_DAYS = 2;
/** What is only to be known: nobody is late with it. */
const TIDINGS: ReadonlySet<string> = new Set(['weekly_digest', 'savings_week']);

/** For how many days an alert may be put off. */
const SNOOZE_DAYS = [1, 3, 7];

/** One card an alert: what, by when, the way on, and the two answers. */
export function AlertCards(properties: { alerts: readonly DueAlert[]; subjects?: ReadonlyMap<string, Subject> }) {
  const { alerts, subjects } = properties;
  const phone = usePhone();
  const today = phone.today();
  /** With its card the focus would be lost: it goes to the next one, else the one before, else the heading of the screen. */
  const answer = async (index: number, given: Promise<void>) => {
    await given;
    const next = alerts[index + 1] ?? alerts[index - 1];
    const heading = next ? document.getElementById(`alert-${next.id}`) : document.querySelector('h1');
    heading?.focus();
  };
  return (
    <>
      {alerts.map((alert, index) => {
        const subject = subjects?.get(alert.subject) ?? heldSubject(phone, alert.subject);
        return (
          <Card key={alert.id}>
            <h2 id={`alert-${alert.id}`} tabIndex={-1}>
              {alertName(alert.rule)}
            </h2>
            <About subject={subject} />
            <p>
              {!TIDINGS.has(alert.rule) && <strong>{daysLeftText(daysBetween(today, alert.due_on))}</strong>}{' '}
              {dayText(alert.due_on, today)}
            </p>
            <AlertWhy alert={alert} subject={subject} />
            <Button wide icon="done" press={() => answer(index, markDone(phone, alert.id))}>
              {say('alert.done')}
            </Button>
            <details>
              <summary>{say('alert.later')}</summary>
              <div class="thirds">
                {SNOOZE_DAYS.map((days) => (
                  <Button
                    key={days}
                    label={say('alert.snooze', { days })}
                    press={() => answer(index, putOff(phone, alert.id, days))}
                  >
                    {say('alert.snooze_days', { days })}
                  </Button>
                ))}
              </div>
            </details>
          </Card>
        );
      })}
    </>
  );
}

/** Said where this phone has not heard of the server for days: what happened since is not among its alerts. */
export function InboxAge() {
  const phone = usePhone();
  const at = phone.sign.value.last_contact_at;
  if (!at || daysBetween(bangkokDate(Date.parse(at)), phone.today()) < OLD_DAYS) return null;
  return (
    <Banner>
      <p>{say('alert.inbox_as_of', { when: instantText(at, phone.today()) })}</p>
    </Banner>
  );
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

/** A group, a member or a campaign that this phone holds, an officer whom its person mentors, or a month. */
function heldSubject(phone: Phone, id: string): Subject | undefined {
  const group = phone.rows.find('group', id);
  const pair = phone.rows.find('mentorship', id);
  const member = phone.rows.find('member', id);
  const campaign = phone.rows.find('campaign', id);
  if (member) return { text: memberName(member) };
  if (campaign) return { text: campaign.name };
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
