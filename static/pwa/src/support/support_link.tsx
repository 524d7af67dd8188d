/** The way from the overview to what waits for a decision, with how much that is. */

import { SUPPORT_ROLES } from '../contract/later.gen';
import { say } from '../i18n';
import { useReport } from '../reports/use_report';
import { Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import type { SetAsidePage } from './shapes';

/** Nothing for those who decide nothing. */
export function SupportLink() {
  const assignments = usePhone().assignments.value;
  return assignments.some(({ role }) => (SUPPORT_ROLES as readonly string[]).includes(role)) ? <Waiting /> : null;
}

function Waiting() {
  const page = useReport<SetAsidePage>('set_aside', { shelf: 'open' }).value;
  const count = page && `${page.items.length}${page.next ? '+' : ''}`;
  return (
    <Rows label={say('support.open')}>
      <Row to="/support" title={say('support.open')} end={count} />
    </Rows>
  );
}
