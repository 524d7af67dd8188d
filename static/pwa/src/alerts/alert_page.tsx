/** The alerts of somebody whose first screen is the overview: what each is about is told by the reports. */

import { say } from '../i18n';
import { areaText } from '../people/area_text';
import type { GroupsReport, ProgressReport } from '../reports/report_shapes';
import { useReport } from '../reports/use_report';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { AlertCards, type Subject } from './alert_list';
import { useDueAlerts } from './due_alerts';

/** `#/alerts` */
export function AlertPage() {
  const phone = usePhone();
  const area = phone.assignments.value[0]?.area_code ?? '';
  const alerts = useDueAlerts();
  const groups = useReport<GroupsReport>('groups', { area }).value?.groups ?? [];
  const rows = useReport<ProgressReport>('progress', { area }).value?.rows ?? [];
  const subjects = new Map<string, Subject>([
    ...rows.flatMap((row): [string, Subject][] =>
      row.person_id ? [[row.person_id, { text: row.name_th, heard_at: row.last_heard_at }]] : [],
    ),
    ...alerts.flatMap(({ subject }): [string, Subject][] =>
      /^\d{4}$/.test(subject) ? [[subject, { text: areaText(subject, phone.places.value) }]] : [],
    ),
    ...groups.map((group): [string, Subject] => [
      group.id,
      { text: group.name, to: `/overview/${area}/groups/${group.id}` },
    ]),
  ]);
  return (
    <Page title={say('alerts.title')}>
      {alerts.length === 0 ? <p>{say('alerts.none')}</p> : <AlertCards alerts={alerts} subjects={subjects} />}
    </Page>
  );
}
