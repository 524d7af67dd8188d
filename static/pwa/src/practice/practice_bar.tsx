/** Above every screen while practising, so that nobody takes it for real; and the way out, in one tap. */

import { say } from '../i18n';

export function PracticeBar() {
  return (
    <aside class="practice-bar" aria-label={say('practice.heading')}>
      <strong>{say('practice.now')}</strong>
      <a class="button" href="/#/me">
        {say('practice.leave')}
      </a>
    </aside>
  );
}
