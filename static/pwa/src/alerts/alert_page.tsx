/** The alerts of somebody whose first screen is the overview: what each is about is told by the reports. */

import { say } from '../i18n';
import { LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { AlertCards, InboxAge } from './alert_list';
import { useDueAlerts } from './due_alerts';
import { mayPause } from './pause_rows';
import { useSubjects } from './subjects';

/** `#/alerts` */
export function AlertPage() {
  const phone = usePhone();
  const alerts = useDueAlerts();
  const subjects = useSubjects();
  return (
    <Page title={say('alerts.title')}>
      <InboxAge />
      {alerts.length === 0 ? <p>{say('alerts.none')}</p> : <AlertCards alerts={alerts} subjects={subjects} />}
      {mayPause(phone) && <LinkButton to="/pauses">{say('pause.name')}</LinkButton>}
    </Page>
  );
}
