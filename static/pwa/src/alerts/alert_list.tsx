/** What is due: told once, marked as done, or put off for some days. */

import { shortName } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText, dayText } from '../ui/when';
import { addDays, daysBetween } from '../values/thai_date';
import { alertName } from './alert_name';
import { type DueAlert, useDueAlerts } from './due_alerts';

const SNOOZE_DAYS = 3;

/** One card an alert: what, by when, and the two answers. */
export function AlertCards({ alerts }: { alerts: readonly DueAlert[] }) {
  const phone = usePhone();
  const today = phone.today();
  return (
    <>
      {alerts.map((alert) => (
        <Card key={alert.id}>
          <h2>{alertName(alert.rule)}</h2>
          <Subject id={alert.subject} />
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

/** The group an alert is about, where this phone holds it. */
function Subject({ id }: { id: string }) {
  const group = usePhone().rows.find('group', id);
  return (
    group && (
      <p>
        <a href={`#/groups/${id}`}>{shortName(group)}</a>
      </p>
    )
  );
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

/** `#/alerts`: the alerts of somebody whose first screen is the overview. */
export function AlertList() {
  const alerts = useDueAlerts();
  return (
    <Page title={say('alerts.title')}>
      {alerts.length === 0 ? <p>{say('alerts.none')}</p> : <AlertCards alerts={alerts} />}
    </Page>
  );
}
