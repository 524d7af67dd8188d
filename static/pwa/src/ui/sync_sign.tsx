/** The sync sign: one glance, computed from the outbox, never remembered. */

import { say } from '../i18n';
import type { MarkName, Sign } from '../sync/ports';
import { MarkSign } from './mark';
import { usePhone } from './phone_context';
import { instantText } from './when';

const MARKS: Record<Sign['state'], MarkName> = {
  sent: 'server',
  fetching: 'phone',
  waiting: 'phone',
  needs_you: 'needs_you',
  practice: 'phone',
};

/** Work waits and cannot be sent before somebody logs in again. */
function asksForLogin(sign: Sign): boolean {
  return sign.session === 'expired' && sign.waiting > 0;
}

/** The sign in words: how many wait, and for what, or that nothing does. */
export function signText(sign: Sign): string {
  if (asksForLogin(sign)) return say('sign.sign_in', { count: sign.waiting });
  if (sign.is_overdue) return say('sign.overdue', { count: sign.waiting });
  if (sign.state === 'waiting') {
    return sign.waiting > 0 ? say('sign.waiting', { count: sign.waiting }) : say('sign.photos', { count: sign.photos });
  }
  if (sign.state === 'needs_you') return say('sign.needs_you', { count: sign.needs_you });
  if (sign.session !== 'ok') return say('sign.sent_sign_in');
  return say(`sign.${sign.state}`);
}

/** How old the oldest waiting work is, or null when nothing waits. */
export function oldestText(sign: Sign, today: string): string | null {
  return sign.oldest_at && sign.waiting > 0 ? say('sign.oldest', { when: instantText(sign.oldest_at, today) }) : null;
}

/** The sign at the top of every screen; it leads to the sync page. */
export function SyncSign() {
  const sign = usePhone().sign.value;
  const state = asksForLogin(sign) || sign.is_overdue ? 'needs_you' : sign.state;
  return (
    <a class={`sign sign-${state}`} href="#/sync">
      <MarkSign mark={MARKS[state]} />
      <span role="status">{signText(sign)}</span>
    </a>
  );
}
