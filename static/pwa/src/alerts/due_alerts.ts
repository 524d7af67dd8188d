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

/** What somebody answered to an alert; of several answers the latest counts, so that each can be taken back. */
export interface AlertMark {
  alert_id: string;
  answer: string;
  until_on: string | null;
  seq: number;
  made_at: string;
}

/** Answers in the order they came; those that wait on this phone last. */
export function byArrival(left: Pick<AlertMark, 'seq' | 'made_at'>, right: Pick<AlertMark, 'seq' | 'made_at'>): number {
  return left.seq - right.seq || left.made_at.localeCompare(right.made_at);
}

/** Rules whose findings end when the phone no longer finds them: somebody collected, went to the bank, or has until another day. */
const ENDS_BY_ITSELF: ReadonlySet<string> = new Set([
  'campaign_due',
  'collection_tomorrow',
  'collection_missing',
  'bank_slip_missing',
  'committee_term_ending',
  'no_progress',
  'agm_due',
  'member_misses',
  'savings_week',
  'report_due',
]);

/** The rules every phone looks for, whoever's it is. */
const OF_EVERYBODY: ReadonlySet<string> = new Set(['savings_week']);

/**
 * Which alerts are open: the union by id, of one ladder only the latest step, without what was marked done, put off,
 * or reached (an officer's campaign whose promised groups are established; null while that is not known). `found` are the
 * ids of the phone's own findings, null while it does not look for any; `ends` are the rules it looks for.
 */
export function openAlerts(
  alerts: readonly DueAlert[],
  marks: readonly AlertMark[],
  reached: ReadonlySet<string> | null,
  found: ReadonlySet<string> | null,
  today: string,
  ends: ReadonlySet<string> = ENDS_BY_ITSELF,
): DueAlert[] {
  const latest = new Map<string, DueAlert>();
  for (const alert of alerts) {
    const ladder = `${alert.rule}|${alert.subject}|${alert.due_on}`;
    const known = latest.get(ladder);
    if (!known || alert.step < known.step) latest.set(ladder, alert);
  }
  const answers = new Map<string, AlertMark>();
  for (const mark of [...marks].sort(byArrival)) answers.set(mark.alert_id, mark);
  const isSilent = (id: string) => {
    const answer = answers.get(id);
    return answer?.answer === 'done' || (answer?.until_on ?? '') > today;
  };
  return [...latest.values()]
    .filter((alert) => !isSilent(alert.id) && !(alert.rule === 'campaign_due' && reached?.has(alert.subject) !== false))
    .filter((alert) => !found || !ends.has(alert.rule) || found.has(alert.id))
    .sort((left, right) => (left.due_on < right.due_on ? -1 : 1));
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
  const reached = person?.role === 'officer' ? (looks?.reachedCampaigns(phone, person.id) ?? null) : new Set<string>();
  return openAlerts(
    [...phone.rows.all('alert', scope), ...(own ?? [])],
    phone.rows.all('alert_mark', scope),
    reached,
    own && new Set(own.map((alert) => alert.id)),
    phone.today(),
    person?.role === 'officer' ? ENDS_BY_ITSELF : OF_EVERYBODY,
  );
}
