/** What is due: told once, with the way to settle it; marked as done, or put off for some days. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText, dayText, instantText } from '../ui/when';
import { bangkokDate, daysBetween, formatThaiDate } from '../values/thai_date';
import { markDone, SNOOZE_DAYS, snooze } from './alert_marks';
import { alertName } from './alert_name';
import type { DueAlert } from './due_alerts';
import { nextStep } from './next_step';
import { heldSubject, type Subject } from './subjects';

/** Rules that say since when something is so; the others say by when it is to be done. */
const SINCE: ReadonlySet<string> = new Set([
  'assignment_gap',
  'cash_mismatch',
  'device_silent',
  'member_3_misses',
  'new_officer_stuck',
  'no_progress',
]);
/** Rules about what did not arrive: it may have been done on a phone that was not heard of since. */
const MAY_BE_OLD: ReadonlySet<string> = new Set([
  'bank_slip_missing',
  'collection_missing',
  'device_silent',
  'new_officer_stuck',
  'no_progress',
]);
/** From so many days on it is said that what is shown may be old. */
const OLD_DAYS = 2;

/** One card an alert: what, by when, what to do, and the answers. */
export function AlertCards(properties: { alerts: readonly DueAlert[]; subjects?: ReadonlyMap<string, Subject> }) {
  const { alerts, subjects } = properties;
  const phone = usePhone();
  return (
    <>
      {alerts.map((alert) => (
        <AlertCard
          key={alert.id}
          alert={alert}
          subject={subjects?.get(alert.subject) ?? heldSubject(phone, alert.subject)}
        />
      ))}
    </>
  );
}

function AlertCard({ alert, subject }: { alert: DueAlert; subject: Subject | undefined }) {
  const phone = usePhone();
  const [isPutOff, setPutOff] = useState(false);
  const next = nextStep(phone, alert, subject);
  return (
    <Card>
      <h2>{alertName(alert.rule)}</h2>
      <AlertFacts alert={alert} subject={subject} />
      {next && <LinkButton to={next.to}>{next.text}</LinkButton>}
      <div class="choices">
        <Button icon="done" press={() => markDone(phone, alert.id)}>
          {say('alert.done')}
        </Button>
        <Button press={() => setPutOff(!isPutOff)}>{say('alert.later')}</Button>
      </div>
      {isPutOff && <SnoozeDays alertId={alert.id} />}
      <a class="button button-quiet" href={`#/alerts/${alert.id}`}>
        {say('alert.why')}
      </a>
    </Card>
  );
}

/** What it is about, by when or since when, and how old what is told may be. */
export function AlertFacts({ alert, subject }: { alert: DueAlert; subject: Subject | undefined }) {
  const today = usePhone().today();
  return (
    <>
      {subject && <p>{subject.to ? <a href={`#${subject.to}`}>{subject.text}</a> : subject.text}</p>}
      <p>
        {SINCE.has(alert.rule) ? (
          say('alert.since', { date: formatThaiDate(alert.due_on, 'short') })
        ) : (
          <>
            <strong>{daysLeftText(daysBetween(today, alert.due_on))}</strong> {dayText(alert.due_on, today)}
          </>
        )}
      </p>
      {MAY_BE_OLD.has(alert.rule) && subject?.heard_at && <HeardAt at={subject.heard_at} />}
    </>
  );
}

function HeardAt({ at }: { at: string }) {
  const today = usePhone().today();
  const isOld = daysBetween(bangkokDate(Date.parse(at)), today) >= OLD_DAYS;
  return (
    <p class={isOld ? 'problem' : 'soft'}>
      {say('alert.data_as_of', { when: instantText(at, today) })} {isOld && say('alert.data_may_be_old')}
    </p>
  );
}

/** The days after which it may be told again. */
export function SnoozeDays({ alertId }: { alertId: string }) {
  const phone = usePhone();
  return (
    <fieldset class="choices" aria-label={say('alert.later')}>
      {SNOOZE_DAYS.map((days) => (
        <Button key={days} press={() => snooze(phone, alertId, days)}>
          {say('alert.snooze', { days })}
        </Button>
      ))}
    </fieldset>
  );
}

/** Said where this phone has not heard of the server for days: what others reported since is not among its alerts. */
export function InboxAge() {
  const phone = usePhone();
  const since = notHeardSince(phone);
  return since ? (
    <Banner>
      <p>{say('alert.inbox_as_of', { when: instantText(since, phone.today()) })}</p>
    </Banner>
  ) : null;
}

function notHeardSince(phone: Phone): string | null {
  const at = phone.sign.value.last_contact_at;
  return at && daysBetween(bangkokDate(Date.parse(at)), phone.today()) >= OLD_DAYS ? at : null;
}
