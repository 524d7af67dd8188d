/** The monthly reports of an area for its chiefs: who has filed, the sums, what was difficult; to print and to save. */

import { useState } from 'preact/hooks';
import { Signature } from '../governance/document';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { SaveTable } from '../reports/save_table';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { Bar, EmptyState, Row, Rows, Tile } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { type Column, Table } from '../ui/table';
import { formatBaht } from '../values/money';
import { formatPeriod, formatThaiDate } from '../values/thai_date';
import { figureName, figureText } from './figure_list';
import { COUNTS, type MonthlyFigures, SUMS } from './figures';
import { monthsOver } from './report_rows';
import { ReportSheet, type SheetRow } from './sheet';

interface Group extends Partial<Record<keyof MonthlyFigures, number | null>> {
  group_id: string;
  group_name: string;
  officer_id: string;
  officer_name: string | null;
  filed_on: string | null;
  is_late: boolean;
  /** Missing where it is not told. */
  problems?: string | null;
}

interface Monthly {
  as_of: string;
  period: string;
  due_on: string;
  totals: MonthlyFigures & { groups: number; filed: number; late: number };
  groups: Group[];
}

/** `#/overview/:area/monthly` and `#/overview/:area/monthly/:period` */
export function AreaMonth({ area, period }: { area: string; period?: string }) {
  const phone = usePhone();
  const months = monthsOver(phone.today());
  const [month, setMonth] = useState(period ?? months[0] ?? '');
  const told = useReport<Monthly>('monthly', { area, period: month });
  const place = areaText(area, phone.places.value);
  return (
    <Page
      title={say('monthly.name')}
      note={
        <>
          <div>{place}</div>
          <AsOf told={told} />
        </>
      }
      back={{ to: `/overview/${area}`, text: say('overview.title') }}
      bottom={
        told.value && told.value.groups.length > 0 && <Button press={() => print()}>{say('monthly.print')}</Button>
      }
    >
      <select
        class="input"
        aria-label={say('monthly.months')}
        value={month}
        onChange={({ currentTarget: { value } }) => setMonth(value)}
      >
        {months.map((each) => (
          <option key={each} value={each}>
            {formatPeriod(each, 'long')}
          </option>
        ))}
      </select>
      <Report told={told}>{(report) => <Month area={area} place={place} report={report} />}</Report>
    </Page>
  );
}

function Month({ area, place, report }: { area: string; place: string; report: Monthly }) {
  const { totals, groups } = report;
  if (totals.groups === 0) {
    return (
      <EmptyState title={say('monthly.no_groups')}>
        <p>{say('monthly.no_groups_help')}</p>
      </EmptyState>
    );
  }
  const filed = groups.filter((group) => group.filed_on !== null);
  const missing = groups.filter((group) => group.filed_on === null);
  return (
    <>
      <section class="tiles" aria-label={say('overview.totals')}>
        <Tile
          name={say('monthly.filed_groups')}
          figure={`${totals.filed}/${totals.groups}`}
          note={
            <>
              <Bar part={totals.filed} whole={totals.groups} />
              {say('monthly.due_on', { day: formatThaiDate(report.due_on, 'short') })}
            </>
          }
        />
        {(['savings_satang', 'received_satang', 'arrears_satang', 'members', 'visits'] as const).map((name) => (
          <Tile key={name} name={figureName(name)} figure={figureText(totals, name)} />
        ))}
      </section>
      <p class="soft">
        {say('monthly.totals_help')} {say('monthly.waiting_help')}
      </p>
      {groups.length > 0 && (
        <>
          {filed.length > 0 && (
            <Table
              caption={say('monthly.of', { month: formatPeriod(report.period, 'long') })}
              columns={columns(area)}
              items={filed}
              keyOf={(group) => group.group_id}
            />
          )}
          {missing.length > 0 && (
            <section class="stack-close">
              <h2>{say('monthly.missing_list')}</h2>
              <Rows label={say('monthly.missing_list')}>
                {missing.map((group) => (
                  <Row
                    key={group.group_id}
                    to={`/overview/${area}/groups/${group.group_id}`}
                    title={group.group_name}
                    note={group.officer_name ?? '–'}
                  />
                ))}
              </Rows>
            </section>
          )}
          <SaveTable table="monthly" of={{ area, period: report.period }} />
          <ReportSheet
            period={report.period}
            heading={place}
            rows={filed.map((group) => {
              const name = [group.group_name, group.officer_name].filter(Boolean).join(', ');
              return { ...group, id: group.group_id, name } as SheetRow;
            })}
          >
            <p>{say('monthly.filed_of', { filed: totals.filed, all: totals.groups })}</p>
            <div class="document-signatures">
              <Signature name={null} role={say('role.district_chief')} />
            </div>
          </ReportSheet>
        </>
      )}
    </>
  );
}

function columns(area: string): Column<Group>[] {
  return [
    {
      name: say('overview.group'),
      show: (group) => <a href={`#/overview/${area}/groups/${group.group_id}`}>{group.group_name}</a>,
      order: (group) => group.group_name,
    },
    { name: say('overview.officer'), show: (group) => group.officer_name ?? '–', order: (group) => group.officer_name },
    {
      name: say('monthly.filed_on'),
      show: (group) =>
        group.filed_on && (
          <>
            {formatThaiDate(group.filed_on, 'short')}
            {group.is_late && <div class="problem">{say('monthly.late')}</div>}
          </>
        ),
      order: (group) => group.filed_on,
    },
    ...[...COUNTS, ...SUMS].map(
      (name): Column<Group> => ({
        name: figureName(name),
        show: (group) => {
          const figure = group[name];
          if (figure === null || figure === undefined) return '–';
          return name.endsWith('_satang') ? formatBaht(figure) : figure;
        },
        order: (group) => group[name] ?? null,
        number: true,
      }),
    ),
    { name: say('monthly.problems'), show: (group) => <span class="lines">{group.problems ?? '–'}</span> },
  ];
}
