/** What the person should hear of now: the server's alerts and the phone's own findings, once each. */

import { useEffect, useState } from 'preact/hooks';
import { usePhone } from '../ui/phone_context';
import { alertId } from './rule';

export interface DueAlert {
  id: string;
  rule: string;
  subject: string;
  due_on: string;
  step: number;
}

/** Rules whose findings end when the phone no longer finds them: somebody collected, or went to the bank. */
const ENDS_BY_ITSELF: ReadonlySet<string> = new Set([
  'collection_tomorrow',
  'collection_missing',
  'bank_slip_missing',
  'committee_term_ending',
  'no_progress',
  'member_3_misses',
  'agm_due',
]);
/** Campaigns end when the promised groups are there. */
const OF_CAMPAIGNS: ReadonlySet<string> = new Set(['campaign_due', 'campaign_overdue']);

export interface AlertMark {
  alert_id: string;
  answer: string;
  until_on: string | null;
}

/**
 * Which alerts are open: the union by id, of one ladder only the latest step, without what was marked done, put off,
 * or reached (an officer's campaign whose promised groups are established; null while that is not known). `found` are the
 * ids of the phone's own findings, null while it does not look for any.
 */
export function openAlerts(
  alerts: readonly DueAlert[],
  marks: readonly AlertMark[],
  reached: ReadonlySet<string> | null,
  found: ReadonlySet<string> | null,
  today: string,
): DueAlert[] {
  const latest = new Map<string, DueAlert>();
  for (const alert of alerts) {
    const ladder = `${alert.rule}|${alert.subject}|${alert.due_on}`;
    const known = latest.get(ladder);
    if (!known || alert.step < known.step) latest.set(ladder, alert);
  }
  // in their order, so that the last word about each counts
  const answers = new Map(marks.map((mark) => [mark.alert_id, mark]));
  return [...latest.values()]
    .filter((alert) => !isSilenced(answers.get(alert.id), today))
    .filter((alert) => !(OF_CAMPAIGNS.has(alert.rule) && reached?.has(alert.subject) !== false))
    .filter((alert) => !found || !ENDS_BY_ITSELF.has(alert.rule) || found.has(alert.id))
    .sort((left, right) => (left.due_on < right.due_on ? -1 : 1));
}

function isSilenced(mark: AlertMark | undefined, today: string): boolean {
  if (!mark) return false;
  return mark.answer === 'done' || (mark.answer === 'snooze' && mark.until_on !== null && mark.until_on > today);
}

/** The open alerts of the person on this phone. */
export function useDueAlerts(): DueAlert[] {
  const phone = usePhone();
  const [own, setOwn] = useState<DueAlert[] | null>(null);
  const [looks, setLooks] = useState<typeof import('./own_findings') | null>(null);
  const person = phone.person.value;
  useEffect(() => {
    void import('./own_findings').then(setLooks);
  }, []);
  const findings = looks?.ownFindings(phone) ?? [];
  const key = JSON.stringify(findings);
  useEffect(() => {
    let here = true;
    Promise.all(findings.map(async (finding) => ({ ...finding, id: await alertId(finding) }))).then((named) => {
      if (here && looks) setOwn(named);
    });
    return () => {
      here = false;
    };
  }, [key, looks]);
  const scope = `person:${person?.id}`;
  const isOfficer = person?.role === 'officer';
  const reached = isOfficer ? (looks?.reachedCampaigns(phone, person?.id ?? '') ?? null) : new Set<string>();
  const raised = phone.rows
    .all('alert', scope)
    // the week is over for everybody
    .filter((alert) => alert.rule !== 'savings_week' || !own || own.some((each) => each.id === alert.id));
  return openAlerts(
    [...raised, ...(own ?? [])],
    phone.rows.all('alert_mark', scope),
    reached,
    isOfficer && own ? new Set(own.map((alert) => alert.id)) : null,
    phone.today(),
  );
}
