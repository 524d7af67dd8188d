/** What to do about an alert: the screen that settles it, in one tap. */

import { steers } from '../campaigns/campaign_rows';
import { countedGroups } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import type { DueAlert } from './due_alerts';
import { groupsFoundedBy } from './own_targets';
import type { Subject } from './subjects';

export interface NextStep {
  to: string;
  text: string;
}

/** For the person of this phone; null where there is no screen for it. */
export function nextStep(phone: Phone, alert: DueAlert, subject: Subject | undefined): NextStep | null {
  const isOfficer = phone.person.value?.role === 'officer';
  return isOfficer ? ownStep(phone, alert) : othersStep(phone, alert, subject);
}

function ownStep(phone: Phone, { rule, subject }: DueAlert): NextStep | null {
  const group = (rest: string, text: string) =>
    phone.rows.find('group', subject) ? { to: `/groups/${subject}${rest}`, text } : null;
  switch (rule) {
    case 'campaign_due':
    case 'campaign_overdue':
    case 'no_progress':
      return foundingStep(phone);
    case 'collection_tomorrow':
    case 'collection_missing':
      return group('/collection', say('alert.go_collection'));
    case 'bank_slip_missing':
      return group('/books/bank/new', say('alert.go_bank'));
    case 'cash_mismatch':
      return group('/books', say('alert.go_books'));
    case 'committee_term_ending':
      return group('/committee', say('alert.go_committee'));
    case 'agm_due':
      return group('/minutes/new', say('alert.go_minutes'));
    case 'member_3_misses': {
      const of = countedGroups(phone).find((each) =>
        phone.rows.all('member', `group:${each.id}`).some((member) => member.id === subject),
      );
      return of ? { to: `/groups/${of.id}/members/${subject}`, text: say('alert.go_member') } : null;
    }
    case 'device_silent':
      return { to: '/sync', text: say('today.to_sync') };
    case 'savings_week':
      return { to: '/groups', text: say('alert.go_groups') };
    default:
      return null;
  }
}

/** The group that is being founded, or the form for a new one. */
function foundingStep(phone: Phone): NextStep {
  const forming = groupsFoundedBy(phone, phone.person.value?.id ?? '').find((group) => group.status === 'founding');
  return forming
    ? { to: `/groups/${forming.id}/ladder`, text: say('alert.go_ladder') }
    : { to: '/groups/new', text: say('alert.go_found') };
}

function othersStep(phone: Phone, { rule, subject }: DueAlert, about: Subject | undefined): NextStep | null {
  if (rule === 'assignment_gap') return { to: '/staff', text: say('alert.go_staff') };
  if (phone.rows.find('campaign', subject)) {
    return steers(phone)
      ? { to: `/campaigns/${subject}`, text: say('alert.go_campaign') }
      : { to: '/overview', text: say('alert.go_overview') };
  }
  if (!about?.to) return null;
  if (about.to.startsWith('/mentoring')) return { to: about.to, text: say('alert.go_mentee') };
  return { to: about.to, text: say(about.to.includes('/groups/') ? 'alert.go_group' : 'alert.go_overview') };
}
