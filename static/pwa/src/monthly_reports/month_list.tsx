/** รายงานประจำเดือน: which months are reported, and one month with its sheet to print. */

import { DocumentFoot, Signature } from '../governance/document';
import { shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { settingAt } from '../rulebook/setting';
import { type MarkName, markOfAll, type Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { Banner, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatPeriod, formatThaiDate } from '../values/thai_date';
import { dueOn } from './due';
import { filedOf, groupsToReport, monthsOver } from './report_rows';
import { ReportSheet, type SheetRow } from './sheet';

function filedCount(phone: Phone, period: string): { filed: number; all: number } {
  const groups = groupsToReport(phone, period);
  return { filed: groups.filter((group) => filedOf(phone, group.id, period).length > 0).length, all: groups.length };
}

/** `#/me/monthly` */
export function MonthlyReports() {
  const phone = usePhone();
  const months = monthsOver(phone.today()).filter((period) => groupsToReport(phone, period).length > 0);
  return (
    <Page title={say('monthly.name')} note={say('monthly.help')} back={{ to: '/me', text: say('me.title') }}>
      {months.length === 0 ? (
        <EmptyState title={say('monthly.no_groups')}>
          <p>{say('monthly.no_groups_help')}</p>
        </EmptyState>
      ) : (
        <Rows label={say('monthly.months')}>
          {months.map((period) => {
            const { filed, all } = filedCount(phone, period);
            return (
              <Row
                key={period}
                to={`/me/monthly/${period}`}
                title={formatPeriod(period)}
                note={
                  <span class={filed === all ? 'echo' : period === months[0] ? 'problem' : 'soft'}>
                    {filed < all ? say('monthly.filed_of', { filed, all }) : `✓ ${say('monthly.all_filed')}`}
                  </span>
                }
              />
            );
          })}
        </Rows>
      )}
    </Page>
  );
}

/** `#/me/monthly/:period` */
export function MonthOfGroups({ period }: { period: string }) {
  const phone = usePhone();
  const person = phone.person.value;
  const groups = groupsToReport(phone, period);
  const { filed, all } = filedCount(phone, period);
  const rows = groups.flatMap((group): (SheetRow & { mark: MarkName })[] => {
    const [report] = filedOf(phone, group.id, period);
    return report ? [{ ...report, name: shortName(group) }] : [];
  });
  const due = dueOn(period, settingAt(phone, 'report_due_day'));
  const areas = phone.assignments.value.map((post) => areaText(post.area_code, phone.places.value)).join(', ');
  return (
    <Page
      title={say('monthly.of', { month: formatPeriod(period) })}
      note={say('monthly.due_on', { day: formatThaiDate(due) })}
      back={{ to: '/me/monthly', text: say('monthly.name') }}
      bottom={rows.length > 0 && <Button press={() => print()}>{say('monthly.print')}</Button>}
    >
      {filed === all ? (
        <Banner look="done">
          <p>{say('monthly.all_filed')}</p>
        </Banner>
      ) : (
        <p>{say('monthly.filed_of', { filed, all })}</p>
      )}
      <Rows label={say('monthly.name')}>
        {groups.map((group) => {
          const [report] = filedOf(phone, group.id, period);
          return (
            <Row
              key={group.id}
              to={`/me/monthly/${period}/${group.id}`}
              title={shortName(group)}
              note={
                report ? (
                  say('monthly.filed', { day: formatThaiDate(report.civil_on, 'short') })
                ) : (
                  <span class="problem">{say('monthly.not_filed')}</span>
                )
              }
              end={report && <Mark mark={report.mark} />}
            />
          );
        })}
      </Rows>
      {person && rows.length > 0 && (
        <ReportSheet period={period} heading={[person.display_name, areas].filter(Boolean).join(', ')} rows={rows}>
          <div class="document-signatures">
            <Signature name={person.display_name} role={say('role.officer')} />
            <Signature name={null} role={say('role.district_chief')} />
          </div>
          <DocumentFoot phone={phone} mark={markOfAll(rows)} />
        </ReportSheet>
      )}
    </Page>
  );
}
