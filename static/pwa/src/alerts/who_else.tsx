/** Who hears of an alert besides this person: already, or from a day on that a pause may put off; and the way to pause it. */

import type { SettingKey } from '../contract/contract.gen';
import { ALERT_LEVELS, NEVER_PAUSED } from '../contract/later.gen';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { LinkButton } from '../ui/button';
import { Pairs } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { addDays, formatThaiDate } from '../values/thai_date';
import { byArrival, type DueAlert } from './due_alerts';
import { firstFreeDay, pausedUntil } from './escalation';
import { type Level, toldFrom } from './levels';
import { mayPause, pausesOf } from './pause_rows';
import type { Subject } from './subject';

/** One line a level; nothing where only this person is told. */
export function WhoElse({ alert, subject }: { alert: DueAlert; subject: Subject | undefined }) {
  const phone = usePhone();
  const me = phone.person.value;
  const group = phone.rows.find('group', alert.subject);
  const levels = toldFrom(levelsOf(alert.rule), alert, (key) => Number(settingAt(phone, key as SettingKey, group)));
  if (!levels.some(({ role }) => role !== me?.role)) return null;
  const officerId = me?.role === 'officer' ? me.id : subject?.officer_id;
  const canPause = officerId !== undefined && !(NEVER_PAUSED as readonly string[]).includes(alert.rule);
  const pauses = canPause ? pausesOf(phone, officerId) : [];
  const groupId = group?.id ?? subject?.group_id ?? null;
  const today = phone.today();
  const whenText = (role: string, on: string | null) => {
    if (role === me?.role) return say('alert.told_you');
    if (role === 'officer') return officersAnswer(phone, officerId, alert) ?? say('alert.told_officer');
    const until = pausedUntil(pauses, groupId, today);
    if (until) return say('alert.told_paused', { date: formatThaiDate(until, 'short') });
    const from = on && firstFreeDay(pauses, groupId, on);
    return from === null || from <= today
      ? say('alert.told_already')
      : say('alert.told_from', { date: formatThaiDate(from, 'short') });
  };
  return (
    <>
      <strong>{say('alert.who')}</strong>
      <Pairs pairs={levels.map(({ role, on }) => [say(`role.${role as 'officer'}`), whenText(role, on)] as const)} />
      {canPause && mayPause(phone) && (
        <LinkButton to={`/pauses/${officerId}${subject?.group_id ? `/${subject.group_id}` : ''}`} look="quiet">
          {say('pause.name')}
        </LinkButton>
      )}
    </>
  );
}

function levelsOf(rule: string): readonly Level[] {
  return (ALERT_LEVELS as Readonly<Record<string, readonly Level[]>>)[rule] ?? [];
}

/** What the officer answered to the same thing, as far as this phone has heard: it holds the files of its officers. */
function officersAnswer(phone: Phone, officerId: string | undefined, alert: DueAlert): string | null {
  if (officerId === undefined) return null;
  const scope = `person:${officerId}`;
  const same = phone.rows
    .all('alert', scope)
    .filter(
      (each) => each.rule === alert.rule && each.subject === alert.subject && countedFrom(each) === countedFrom(alert),
    )
    .map((each) => each.id);
  const mark = phone.rows
    .all('alert_mark', scope)
    .filter((each) => same.includes(each.alert_id))
    .sort(byArrival)
    .at(-1);
  if (mark?.answer === 'done') return say('alert.officer_done', { date: formatThaiDate(mark.civil_on, 'short') });
  const until = mark?.until_on ?? '';
  return until > phone.today() ? say('alert.officer_snooze', { date: formatThaiDate(until, 'short') }) : null;
}

/** The day that is the same at every level: what was due, or the beginning of a standstill. */
function countedFrom({ rule, due_on, step }: Omit<DueAlert, 'id'>): string {
  return levelsOf(rule).some(({ counted }) => counted === 'still') ? addDays(due_on, -step) : due_on;
}
