/** The alerts of somebody whose first screen is the overview: what each is about is told by the reports. */

import { say } from '../i18n';
import { areaText } from '../people/area_text';
import type { GroupsReport, ProgressReport } from '../reports/report_shapes';
import { useReport } from '../reports/use_report';
import { LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { AlertCards, InboxAge } from './alert_list';
import { useDueAlerts } from './due_alerts';
import { mayPause } from './pause_rows';
import type { Subject } from './subject';

/** `#/alerts` */
export function AlertPage() {
  const phone = usePhone();
  const area = phone.assignments.value[0]?.area_code ?? '';
  const alerts = useDueAlerts();
  const groups = useReport<GroupsReport>('groups', { area }).value?.groups ?? [];
  const rows = useReport<ProgressReport>('progress', { area }).value?.rows ?? [];
  const heard = new Map(rows.map((row) => [row.person_id, row.last_heard_at]));
  const subjects = new Map<string, Subject>([
    ...rows.flatMap((row): [string, Subject][] =>
      row.person_id
        ? [[row.person_id, { text: row.name_th, heard_at: row.last_heard_at, officer_id: row.person_id }]]
        : [],
    ),
    ...alerts.flatMap(({ subject }): [string, Subject][] =>
      /^\d{4}$/.test(subject) ? [[subject, { text: areaText(subject, phone.places.value) }]] : [],
    ),
    ...groups.map((group): [string, Subject] => [
      group.id,
      {
        text: group.name,
        to: `/overview/${area}/groups/${group.id}`,
        heard_at: heard.get(group.officer_id) ?? group.last_received_at,
        officer_id: group.officer_id,
        group_id: group.id,
      },
    ]),
  ]);
  return (
    <Page title={say('alerts.title')}>
      <InboxAge />
      {alerts.length === 0 ? <p>{say('alerts.none')}</p> : <AlertCards alerts={alerts} subjects={subjects} />}
      {mayPause(phone) && <LinkButton to="/pauses">{say('pause.name')}</LinkButton>}
    </Page>
  );
}
