/** What an alert asks for and why it came: the way to the screen that settles it, the rule in plain words with its settings. */

import { hasKey, say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { LinkButton } from '../ui/button';
import { usePhone } from '../ui/phone_context';
import type { DueAlert } from './due_alerts';
import type { Subject } from './subject';
import { WhoElse } from './who_else';

const MENTEE = 'mentee_';
/** Digits of a district's code. */
const DISTRICT = 4;
/** Rules whose alerts are about an officer as a whole. */
const OF_OFFICER: ReadonlySet<string> = new Set(['no_progress', 'new_officer_stuck', 'device_silent']);

/** Where somebody goes to settle it, on the phone of whoever may. */
export interface Way {
  to: string;
  text: string;
}

/** The way on from an alert; undefined where there is nothing to open. */
export function wayOf(phone: Phone, { rule, subject }: DueAlert): Way | undefined {
  const isOfficer = phone.person.value?.role === 'officer';
  if (!isOfficer) {
    const area = phone.assignments.value[0]?.area_code ?? '';
    if (rule === 'assignment_gap') return { to: '/staff', text: say('todo.posts') };
    if (rule.startsWith(MENTEE) || rule === 'savings_week') return undefined;
    const home = area ? `/overview/${area}` : '/overview';
    if (rule === 'weekly_digest' && area) return { to: `${home}/overdue`, text: say('overdue.open') };
    // officers are listed by the district
    const isOfOfficer = OF_OFFICER.has(rule) && area.length === DISTRICT;
    return isOfOfficer
      ? { to: `${home}/officers/${subject}`, text: say('todo.officer') }
      : { to: home, text: say('todo.overview') };
  }
  const group = `/groups/${subject}`;
  switch (rule) {
    case 'collection_tomorrow':
    case 'collection_missing':
      return { to: `${group}/collection`, text: say('todo.collection') };
    case 'bank_slip_missing':
      return { to: `${group}/books/bank/new`, text: say('todo.bank') };
    case 'committee_term_ending':
      return { to: `${group}/committee`, text: say('todo.committee') };
    case 'agm_due':
      return { to: `${group}/minutes/new`, text: say('todo.minutes') };
    case 'campaign_due':
    case 'no_progress':
      return { to: '/groups', text: say('todo.ladder') };
    case 'report_due':
      return { to: `/me/monthly/${subject}`, text: say('todo.report') };
    case 'device_silent':
      return { to: '/sync', text: say('todo.sync') };
    case 'member_misses': {
      const home = memberAddress(phone, subject);
      return home ? { to: home, text: say('todo.member') } : undefined;
    }
    default:
      return undefined;
  }
}

/** The page of a member of any group on this phone. */
export function memberAddress(phone: Phone, memberId: string): string | undefined {
  const group = phone.rows
    .all('group')
    .find((each) => phone.rows.all('member', `group:${each.id}`).some((member) => member.id === memberId));
  return group && `/groups/${group.id}/members/${memberId}`;
}

/** The rule in plain words, with the figures that hold where this person works. */
export function whyText(phone: Phone, { rule, step }: DueAlert): string {
  if (rule.startsWith(MENTEE)) return say('why.mentee', { days: settingAt(phone, 'mentor_ahead_days') });
  const days: Record<string, number> = {
    bank_slip_missing: settingAt(phone, 'deposit_to_bank_within_days'),
    device_silent: settingAt(phone, 'device_silent_days'),
    report_due: settingAt(phone, 'report_due_day'),
  };
  const chief_days: Record<string, number> = {
    campaign_due: settingAt(phone, 'campaign_due_chief_days'),
    no_progress: settingAt(phone, 'no_progress_chief_days'),
    collection_missing: settingAt(phone, 'collection_missing_chief_days'),
  };
  const key = `why.${rule}`;
  if (!hasKey(key)) return say('why.unknown');
  return say(key, {
    days: days[rule] ?? step,
    ahead_days: settingAt(phone, 'report_due_ahead_days'),
    chief_days: chief_days[rule] ?? '',
    province_days: settingAt(phone, 'campaign_due_province_days'),
  });
}

/** Below an alert: the way on, and for whoever asks why it came, and who else hears of it. */
export function AlertWhy({ alert, subject }: { alert: DueAlert; subject: Subject | undefined }) {
  const phone = usePhone();
  const way = wayOf(phone, alert);
  return (
    <>
      {way && <LinkButton to={way.to}>{way.text}</LinkButton>}
      <details>
        <summary>{say('why.name')}</summary>
        <p>{whyText(phone, alert)}</p>
        <WhoElse alert={alert} subject={subject} />
      </details>
    </>
  );
}
