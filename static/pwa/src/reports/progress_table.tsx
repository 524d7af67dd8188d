/** Who is how far: the districts of a province, the officers of a district. */

import { say } from '../i18n';
import { MarkSign } from '../ui/mark';
import { type Column, Table } from '../ui/table';
import { instantText } from '../ui/when';
import { establishedOf, placeName, toTheSatang } from './figures';
import type { ProgressReport, ProgressRow } from './report_shapes';
import { SaveTable } from './save_table';

/** Never heard of is unknown, not nought. */
export function heardText(row: ProgressRow, today: string): string {
  return row.last_heard_at ? instantText(row.last_heard_at, today) : say('overview.unknown');
}

/** How much waits on somebody's phones, as they last said. */
export function waitingText(row: ProgressRow, today: string): string {
  if (row.phones === 0 || !row.last_heard_at) return say('overview.unknown');
  if (row.waiting_operations === 0) return '0';
  return row.oldest_waiting_at
    ? say('overview.waiting_since', {
        count: row.waiting_operations,
        when: instantText(row.oldest_waiting_at, today),
      })
    : String(row.waiting_operations);
}

/** Where a row's own figures are. */
function addressOf(report: ProgressReport, row: ProgressRow): string {
  return row.code ? `/overview/${row.code}` : `/overview/${report.area.code}/officers/${row.person_id}`;
}

/** The districts of a province or the officers of a district, each a way further down. */
export function ProgressTable({ report }: { report: ProgressReport }) {
  const { today } = report;
  const isProvince = report.area.level === 'province';
  const columns: Column<ProgressRow>[] = [
    {
      name: say(isProvince ? 'overview.district' : 'overview.officer'),
      show: (row) => <a href={`#${addressOf(report, row)}`}>{placeName(row)}</a>,
      order: (row) => placeName(row),
    },
    ...(isProvince
      ? [
          {
            name: say('overview.officers'),
            show: (row: ProgressRow) => row.officers,
            order: (row: ProgressRow) => row.officers,
            number: true,
          },
        ]
      : []),
    {
      name: say('overview.established'),
      show: (row) => (
        <>
          {establishedOf(row) < row.target && (
            <>
              <MarkSign mark="needs_you" />{' '}
            </>
          )}
          {`${establishedOf(row)}/${row.target}`}
        </>
      ),
      order: (row) => establishedOf(row) - row.target,
      number: true,
    },
    {
      name: say('overview.forming_groups'),
      show: (row) => row.forming ?? 0,
      order: (row) => row.forming ?? 0,
      number: true,
    },
    {
      name: say('overdue.name'),
      show: (row) => row.overdue ?? '–',
      order: (row) => row.overdue ?? null,
      number: true,
    },
    { name: say('overview.members'), show: (row) => row.members, order: (row) => row.members, number: true },
    {
      name: say('overview.deposits'),
      show: (row) => toTheSatang(row.deposits_satang),
      order: (row) => row.deposits_satang,
      number: true,
    },
    {
      name: say('overview.waiting'),
      show: (row) => waitingText(row, today),
      order: (row) => (row.last_heard_at ? row.waiting_operations : null),
    },
    {
      name: say('overview.open_cases'),
      show: (row) => row.open_cases,
      order: (row) => row.open_cases,
      number: true,
    },
    {
      name: say('overview.with_support'),
      show: (row) => row.set_aside_lines,
      order: (row) => row.set_aside_lines,
      number: true,
    },
    { name: say('overview.last_heard'), show: (row) => heardText(row, today), order: (row) => row.last_heard_at },
  ];
  return (
    <>
      <Table
        caption={say(isProvince ? 'overview.districts' : 'overview.officers_table')}
        columns={columns}
        items={report.rows}
        keyOf={(row) => row.code ?? row.person_id ?? row.name_th}
      />
      {report.rows.length > 0 && <SaveTable table="progress" of={{ area: report.area.code }} />}
    </>
  );
}
