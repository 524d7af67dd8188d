/** One group down to its steps, collections, months and visits. */

import type { ComponentChildren } from 'preact';
import { say } from '../i18n';
import { GroupSteps } from '../ladder/chief_steps';
import { Page } from '../ui/page';
import { Banner, Tile } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { type Column, Table } from '../ui/table';
import { formatPeriod, formatThaiDate } from '../values/thai_date';
import { GroupVisits } from '../visits/chief_visits';
import { areEven, booksText, groupPlace, toTheSatang } from './figures';
import type { GroupReport } from './report_shapes';
import { SaveTable } from './save_table';
import { AsOf, Report } from './told';
import { useReport } from './use_report';

/** `#/overview/:area/groups/:group` */
export function GroupLines({ area, group }: { area: string; group: string }) {
  const back = { to: `/overview/${area}`, text: say('overview.groups_table') };
  return (
    <OneGroup group={group} back={back} steps={(report) => <GroupSteps area={area} report={report} />}>
      {(report) => <GroupVisits area={area} report={report} />}
    </OneGroup>
  );
}

interface OneGroupProperties {
  group: string;
  back: { to: string; text: string };
  /** What its chiefs see and do besides: before the lines, and after. */
  steps?: (report: GroupReport) => ComponentChildren;
  children?: (report: GroupReport) => ComponentChildren;
}

/** One group down to its lines, reached from `back`. */
export function OneGroup({ group: groupId, back, steps, children }: OneGroupProperties) {
  // asked for again when a word of this person has been sent
  const { waiting } = usePhone().sign.value;
  const told = useReport<GroupReport>('group', { group: groupId }, waiting);
  const report = told.value;
  return (
    <Page
      title={report?.group.name ?? say('overview.group')}
      note={
        <>
          {report && <div>{groupPlace(report.group)}</div>}
          <AsOf told={told} />
        </>
      }
      back={back}
    >
      <Report told={told}>
        {(value) => (
          <>
            <section class="tiles" aria-label={say('overview.totals')}>
              <Tile name={say('overview.deposits')} figure={toTheSatang(value.group.deposits_satang)} />
              <Tile name={say('overview.members')} figure={String(value.group.members)} />
              <Tile name={say('group.founded_on')} figure={formatThaiDate(value.group.founded_on, 'short')} />
            </section>
            <Banner look={areEven(value.group) ? 'done' : 'needs_you'}>
              <p>{booksText(value.group)}</p>
            </Banner>
            {steps?.(value)}
            <CollectionsTable report={value} />
            <MonthsTable report={value} />
            {children?.(value)}
          </>
        )}
      </Report>
    </Page>
  );
}

type CollectionRow = GroupReport['collections'][number];
type MonthRow = GroupReport['months'][number];

function CollectionsTable({ report }: { report: GroupReport }) {
  const columns: Column<CollectionRow>[] = [
    {
      name: say('overview.collection'),
      show: (row) => formatPeriod(row.period),
      order: (row) => row.period,
    },
    {
      name: say('overview.held_on'),
      show: (row) => formatThaiDate(row.civil_on, 'short'),
      order: (row) => row.civil_on,
    },
    { name: say('overview.lines'), show: (row) => row.lines, order: (row) => row.lines, number: true },
    {
      name: say('overview.sum'),
      show: (row) => toTheSatang(row.total_satang),
      order: (row) => row.total_satang,
      number: true,
    },
    {
      name: say('count.counted'),
      show: (row) => (row.counted_satang === null ? '–' : toTheSatang(row.counted_satang)),
      order: (row) => row.counted_satang,
      number: true,
    },
    { name: say('overview.state'), show: (row) => say(row.closed ? 'overview.closed' : 'overview.open') },
  ];
  return report.collections.length === 0 ? (
    <p>{say('overview.no_collections')}</p>
  ) : (
    <>
      <Table caption={say('collections.title')} columns={columns} items={report.collections} keyOf={(row) => row.id} />
      <SaveTable table="collections" of={{ group: report.group.id }} />
    </>
  );
}

function MonthsTable({ report }: { report: GroupReport }) {
  const columns: Column<MonthRow>[] = [
    { name: say('overview.month'), show: (row) => formatPeriod(row.month), order: (row) => row.month },
    {
      name: say('overview.entry_kind'),
      show: (row) => say(`entry.${row.entry_kind as 'pledge'}`),
      order: (row) => row.entry_kind,
    },
    { name: say('overview.lines'), show: (row) => row.lines, order: (row) => row.lines, number: true },
    {
      name: say('overview.sum'),
      show: (row) => toTheSatang(row.amount_satang),
      order: (row) => row.amount_satang,
      number: true,
    },
  ];
  return report.months.length === 0 ? null : (
    <>
      <Table
        caption={say('overview.months')}
        columns={columns}
        items={report.months}
        keyOf={(row) => `${row.month} ${row.entry_kind}`}
      />
      <SaveTable table="months" of={{ group: report.group.id }} />
    </>
  );
}
