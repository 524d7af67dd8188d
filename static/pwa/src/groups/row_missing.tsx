/** What an address names is not on this phone: why that may be, and what to do. */

import { say } from '../i18n';
import { Page } from '../ui/page';

/** Instead of a screen whose group, member or collection the phone does not hold (yet). */
export function RowMissing() {
  return (
    <Page title={say('row.missing')} back={{ to: '/groups', text: say('groups.title') }}>
      <p>{say('row.missing_help')}</p>
    </Page>
  );
}
