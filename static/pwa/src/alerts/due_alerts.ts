/** What the person should hear of now: the server's alerts and the phone's own findings, once each. */

import { useEffect, useState } from 'preact/hooks';
import { type TargetProgress, targetProgress } from '../campaigns/target';
import { countedGroups } from '../groups/group_rows';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { usePhone } from '../ui/phone_context';
import { campaignDue } from './campaign_due';
import { alertId, type Finding } from './rule';

export interface DueAlert {
  id: string;
  rule: string;
  subject: string;
  due_on: string;
  step: number;
}

/** What the phone finds by itself, offline too; nothing for somebody who is no officer. */
function ownFindings(phone: Phone): Finding[] {
  const person = phone.person.value;
  if (person?.role !== 'officer') return [];
  return campaignDue(
    {
      campaigns: phone.rows.all('campaign'),
      targets: phone.rows.all('target', `person:${person.id}`),
      groups_founded_on: groupsFoundedOn(phone, person.id),
    },
    settingAt(phone, 'campaign_due_steps_days'),
    phone.today(),
    person.id,
  );
}

/** The founding days of the groups a person founded, whoever leads them now. */
function groupsFoundedOn(phone: Phone, personId: string): string[] {
  return countedGroups(phone)
    .filter((group) => (group.founder_id ?? group.officer_id) === personId && group.status !== 'closed')
    .map((group) => group.founded_on);
}

/** How far an officer is in every open campaign. */
export function ownTargets(phone: Phone, personId: string): TargetProgress[] {
  return targetProgress(
    phone.rows.all('target', `person:${personId}`),
    phone.rows.all('campaign'),
    groupsFoundedOn(phone, personId),
    phone.today(),
  );
}

/**
 * Which alerts are open: the union by id, of one ladder only the latest step, without what was marked done, put off,
 * or reached (an officer's campaign whose promised groups are founded).
 */
export function openAlerts(
  alerts: readonly DueAlert[],
  marks: readonly { alert_id: string; answer: string; until_on: string | null }[],
  reached: ReadonlySet<string>,
  today: string,
): DueAlert[] {
  const latest = new Map<string, DueAlert>();
  for (const alert of alerts) {
    const ladder = `${alert.rule}|${alert.subject}|${alert.due_on}`;
    const known = latest.get(ladder);
    if (!known || alert.step < known.step) latest.set(ladder, alert);
  }
  const silenced = new Set(
    marks
      .filter((mark) => mark.answer === 'done' || (mark.until_on !== null && mark.until_on > today))
      .map((mark) => mark.alert_id),
  );
  return [...latest.values()]
    .filter((alert) => !silenced.has(alert.id) && !(alert.rule === 'campaign_due' && reached.has(alert.subject)))
    .sort((left, right) => (left.due_on < right.due_on ? -1 : 1));
}

/** The open alerts of the person on this phone. */
export function useDueAlerts(): DueAlert[] {
  const phone = usePhone();
  const [own, setOwn] = useState<DueAlert[]>([]);
  const person = phone.person.value;
  const findings = ownFindings(phone);
  const key = JSON.stringify(findings);
  useEffect(() => {
    let here = true;
    Promise.all(findings.map(async (finding) => ({ ...finding, id: await alertId(finding) }))).then((named) => {
      if (here) setOwn(named);
    });
    return () => {
      here = false;
    };
  }, [key]);
  const scope = `person:${person?.id}`;
  const reached = new Set(
    person?.role === 'officer'
      ? ownTargets(phone, person.id)
          .filter((target) => target.founded >= target.quantity)
          .map((target) => target.campaign_id)
      : [],
  );
  return openAlerts(
    [...phone.rows.all('alert', scope), ...own],
    phone.rows.all('alert_mark', scope),
    reached,
    phone.today(),
  );
}
