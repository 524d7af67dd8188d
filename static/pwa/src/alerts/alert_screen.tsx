/** One alert: what to do, why it is told, who else hears of it and when, and the answers. */

import type { SettingKey } from '../contract/contract.gen';
import { READS_REPORTS } from '../contract/contract.gen';
import { ALERT_CAUSES, ALERT_LEVELS, NEVER_PAUSED, RULES } from '../contract/later.gen';
import { hasKey, say } from '../i18n';
import { ruleValueText } from '../rulebook/rule_value';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { Card, EmptyState, Pairs, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { AlertFacts, SnoozeDays } from './alert_list';
import { markDone, markOpen } from './alert_marks';
import { alertName } from './alert_name';
import { type DueAlert, useDueAlerts } from './due_alerts';
import { firstFreeDay, pausedUntil } from './escalation';
import { type Level, toldFrom } from './levels';
import { nextStep } from './next_step';
import { mayPause, pausesOf } from './pause_rows';
import { heldSubject, type Subject, useSubjects } from './subjects';

/** `#/alerts/:alert` */
export function AlertScreen({ alert: id }: { alert: string }) {
  const phone = usePhone();
  const role = phone.person.value?.role;
  const open = useDueAlerts().find((each) => each.id === id);
  const raised = phone.rows.find('alert', id);
  const home =
    role === 'officer' ? { to: '/', text: say('today.title') } : { to: '/alerts', text: say('alerts.title') };
  const alert = open ?? raised;
  if (!alert) {
    return (
      <Page title={say('alerts.title')} back={home}>
        <EmptyState title={say('alert.over')}>
          <p>{say('alert.over_help')}</p>
        </EmptyState>
      </Page>
    );
  }
  const shown = { alert, isOpen: open !== undefined, home };
  return role && role !== 'officer' && READS_REPORTS[role] ? (
    <OthersAlert {...shown} />
  ) : (
    <OneAlert {...shown} subject={heldSubject(phone, alert.subject)} />
  );
}

interface ShownAlert {
  alert: DueAlert;
  isOpen: boolean;
  home: { to: string; text: string };
}

function OthersAlert(shown: ShownAlert) {
  const phone = usePhone();
  const { subject } = shown.alert;
  return <OneAlert {...shown} subject={useSubjects().get(subject) ?? heldSubject(phone, subject)} />;
}

function OneAlert({ alert, isOpen, home, subject }: ShownAlert & { subject: Subject | undefined }) {
  const phone = usePhone();
  const next = isOpen ? nextStep(phone, alert, subject) : null;
  const officerId = subject?.officer_id;
  return (
    <Page
      personal
      title={alertName(alert.rule)}
      back={home}
      bottom={
        next && (
          <LinkButton to={next.to} look="main">
            {next.text}
          </LinkButton>
        )
      }
    >
      <Card>
        <AlertFacts alert={alert} subject={subject} />
        {isOpen ? (
          <Button icon="done" press={() => markDone(phone, alert.id)}>
            {say('alert.done')}
          </Button>
        ) : (
          <>
            <p>{say('alert.answered')}</p>
            <Button icon="undo" press={() => markOpen(phone, alert.id)}>
              {say('alert.tell_again')}
            </Button>
          </>
        )}
      </Card>
      {isOpen && (
        <Card title={say('alert.later')}>
          <SnoozeDays alertId={alert.id} />
        </Card>
      )}
      <Why alert={alert} />
      <WhoElse alert={alert} subject={subject} />
      {officerId && mayPause(phone) && !(NEVER_PAUSED as readonly string[]).includes(alert.rule) && (
        <LinkButton to={`/pauses/${officerId}${subject?.group_id ? `/${subject.group_id}` : ''}`}>
          {say('pause.name')}
        </LinkButton>
      )}
    </Page>
  );
}

function levelsOf(rule: string): readonly Level[] {
  return (ALERT_LEVELS as Readonly<Record<string, readonly Level[]>>)[rule] ?? [];
}

/** The settings a rule asks for: those of its levels and its own, each once. */
function settingsOf(rule: string): SettingKey[] {
  const causes = (ALERT_CAUSES as Readonly<Record<string, readonly string[]>>)[rule] ?? [];
  const days = levelsOf(rule).flatMap((level) => level.days ?? []);
  return [...new Set([...causes, ...days])].filter((key): key is SettingKey => key in RULES);
}

/** The rule in words, and what the settings it follows are where this happens. */
function Why({ alert }: { alert: DueAlert }) {
  const phone = usePhone();
  const rule = alert.rule.replace(/^mentee_/, '');
  const group = phone.rows.find('group', alert.subject);
  const settings = settingsOf(rule);
  const why = `alert_why.${rule}`;
  return (
    <Card title={say('alert.why')}>
      <p>{say(hasKey(why) ? why : 'alert_why.unknown')}</p>
      {rule !== alert.rule && <p>{say('alert_why.mentee')}</p>}
      {settings.length > 0 && (
        <>
          <p class="soft">{say('alert.settings')}</p>
          <Pairs
            pairs={settings.map(
              (key) => [say(`rule.${key}`), ruleValueText(key, settingAt(phone, key, group))] as const,
            )}
          />
        </>
      )}
    </Card>
  );
}

/** Each level that hears of it: already, with the first finding, or from a day on that a pause may put off. */
function WhoElse({ alert, subject }: { alert: DueAlert; subject: Subject | undefined }) {
  const phone = usePhone();
  const today = phone.today();
  const me = phone.person.value;
  const group = phone.rows.find('group', alert.subject);
  const levels = toldFrom(levelsOf(alert.rule), alert, (key) => Number(settingAt(phone, key as SettingKey, group)));
  if (levels.length === 0) return null;
  const officerId = me?.role === 'officer' ? me.id : subject?.officer_id;
  const canPause = officerId !== undefined && !(NEVER_PAUSED as readonly string[]).includes(alert.rule);
  const pauses = canPause ? pausesOf(phone, officerId) : [];
  const groupId = group?.id ?? subject?.group_id ?? null;
  const whenText = (role: string, on: string | null) => {
    const until = role === 'officer' ? null : pausedUntil(pauses, groupId, today);
    if (role === me?.role) return say('alert.told_you');
    if (until) return say('alert.told_paused', { date: formatThaiDate(until, 'short') });
    const from = on && firstFreeDay(pauses, groupId, on);
    if (from === null || from <= today) return say('alert.told_already');
    return say('alert.told_from', { date: formatThaiDate(from, 'short') });
  };
  const answered = officerId && me?.role !== 'officer' ? officersAnswer(phone, officerId, alert) : null;
  return (
    <section class="stack-close">
      <h2>{say('alert.who')}</h2>
      <Rows label={say('alert.who')}>
        {levels.map(({ role, on }) => (
          <Row
            key={role}
            title={say(`role.${role as 'officer'}`)}
            note={
              <>
                <div>{whenText(role, on)}</div>
                {role === 'officer' && answered && <div>{answered}</div>}
              </>
            }
          />
        ))}
      </Rows>
    </section>
  );
}

/** What the officer answered to the same thing, as far as this phone has heard: it holds the files of its officers. */
function officersAnswer(phone: Phone, officerId: string, alert: DueAlert): string | null {
  const scope = `person:${officerId}`;
  const same = phone.rows
    .all('alert', scope)
    .filter((each) => each.rule === alert.rule && each.subject === alert.subject && each.due_on === alert.due_on)
    .map((each) => each.id);
  const mark = phone.rows.all('alert_mark', scope).findLast((each) => same.includes(each.alert_id));
  if (!mark || mark.answer === 'open') return null;
  return say(`alert.officer_${mark.answer}`, { date: formatThaiDate(mark.until_on ?? mark.civil_on, 'short') });
}
