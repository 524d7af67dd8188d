/** ภาพรวม: honest progress from the province down to a group's lines. Loaded only by those who open it. */

import type { ComponentChildren } from 'preact';
import { ChiefCases } from '../cases/chief_cases';
import { SEES_BACKUPS } from '../contract/later.gen';
import { language, say } from '../i18n';
import { GroupSteps, WaitingSteps } from '../ladder/chief_steps';
import { isDone } from '../ladder/ladder';
import { MILESTONES } from '../ladder/ladder_rows';
import { SupportLink } from '../support/support_link';
import { MarkSign } from '../ui/mark';
import { Page } from '../ui/page';
import { Banner, Bar, Tile } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { type Column, Table } from '../ui/table';
import { daysLeftText, instantText } from '../ui/when';
import { formatBaht } from '../values/money';
import { formatPeriod, formatThaiDate } from '../values/thai_date';
import { GroupVisits } from '../visits/chief_visits';
import type {
  BackupReport,
  GroupReport,
  GroupSummary,
  GroupsReport,
  ProgressReport,
  ProgressRow,
} from './report_shapes';
import { SaveTable } from './save_table';
import { AsOf, Report } from './told';
import { useReport } from './use_report';

/** Digits of the code of a province and of a district. */
const PROVINCE = 2;
const DISTRICT = 4;

/** Sums under one another line up when all of them show their satang. */
export function toTheSatang(amountSatang: number): string {
  const text = formatBaht(amountSatang);
  return amountSatang % 100 === 0 ? `${text}.00` : text;
}

function placeName(place: { name_th: string; name_en?: string }): string {
  return language.value === 'en' && place.name_en ? place.name_en : place.name_th;
}

/** `#/overview` and `#/overview/:area` */
export function Overview({ area }: { area?: string }) {
  const phone = usePhone();
  const own = phone.assignments.value[0]?.area_code;
  const home = (own === 'th' ? phone.places.value?.code : own?.slice(0, DISTRICT)) ?? '';
  const code = area ?? home;
  const told = useReport<ProgressReport>('progress', { area: code });
  // asked for again when an answer of this person has been sent
  const { waiting } = phone.sign.value;
  const report = told.value;
  const seesBackups = phone.assignments.value.some(({ role }) => SEES_BACKUPS[role]) && code.length === PROVINCE;
  const isBelow = code.length > PROVINCE && code !== home;
  return (
    <Page
      title={
        report
          ? say(report.area.level === 'province' ? 'place.province' : 'place.district', {
              name: placeName(report.area),
            })
          : say('overview.title')
      }
      note={
        <>
          {report?.campaign && <div>{report.campaign.name}</div>}
          <AsOf told={told} />
        </>
      }
      back={isBelow ? { to: '/overview', text: say('overview.title') } : undefined}
    >
      <Report told={told}>
        {(value) => (
          <>
            {seesBackups && <BackupLine />}
            <Totals report={value} />
            {!isBelow && <SupportLink />}
            {value.area.level === 'province' && <DistrictTiles rows={value.rows} />}
            {value.area.level === 'district' && <WaitingSteps key={`steps ${waiting}`} area={code} />}
            <ProgressTable report={value} />
            {value.area.level === 'district' && value.totals.open_cases > 0 && <ChiefCases key={waiting} area={code} />}
            {value.area.level === 'district' && <GroupsTable area={code} />}
          </>
        )}
      </Report>
    </Page>
  );
}

/** Quiet while all is well; loud when somebody has to act. Nothing while the server has not said. */
function BackupLine() {
  const { value } = useReport<BackupReport>('backup', {});
  const today = usePhone().today();
  if (!value) return null;
  const made = value.made_at ? instantText(value.made_at, today) : '';
  if (value.state !== 'well') {
    return (
      <Banner look="needs_you">
        <p>{say(`overview.backup_${value.state}`, { made })}</p>
      </Banner>
    );
  }
  return (
    <p>
      {value.checked_at
        ? say('overview.backup_well', { made, checked: instantText(value.checked_at, today) })
        : say('overview.backup_unchecked', { made })}
    </p>
  );
}

function Totals({ report }: { report: ProgressReport }) {
  const { totals, campaign } = report;
  return (
    <section class="tiles" aria-label={say('overview.totals')}>
      <Tile
        name={say('overview.established')}
        figure={`${establishedOf(totals)}/${totals.target}`}
        note={
          <>
            <Bar part={establishedOf(totals)} whole={totals.target} />
            {totals.forming ? say('overview.forming', { count: totals.forming }) : null}
          </>
        }
      />
      {campaign && (
        <Tile
          name={say('overview.days_left')}
          figure={daysLeftText(campaign.days_left)}
          note={formatThaiDate(campaign.target_on, 'short')}
        />
      )}
      <Tile
        name={say('overview.deposits')}
        figure={toTheSatang(totals.deposits_satang)}
        note={say('overview.deposits_note')}
      />
      <Tile name={say('overview.groups')} figure={String(totals.groups)} />
      <Tile name={say('overview.members')} figure={String(totals.members)} />
      <Tile
        name={say('overview.waiting')}
        figure={String(totals.waiting_operations)}
        note={say('overview.silent', { silent: totals.silent_phones, phones: totals.phones })}
      />
      {totals.open_cases + totals.set_aside_lines > 0 && (
        <Tile
          name={say('today.cases')}
          figure={String(totals.open_cases)}
          note={totals.set_aside_lines > 0 && say('overview.set_aside', { count: totals.set_aside_lines })}
        />
      )}
    </section>
  );
}

/** An answer kept from before tells of founded groups only. */
function establishedOf(row: { established?: number; founded: number }): number {
  return row.established ?? row.founded;
}

/** One tile a district; the whole tile opens it. */
function DistrictTiles({ rows }: { rows: readonly ProgressRow[] }) {
  return (
    <section class="tiles" aria-label={say('overview.districts')}>
      {rows.map((row) => (
        <Tile
          key={row.code}
          to={`/overview/${row.code}`}
          name={placeName(row)}
          figure={`${establishedOf(row)}/${row.target}`}
          note={
            <>
              <Bar part={establishedOf(row)} whole={row.target} />
              {row.waiting_operations > 0 && say('sign.waiting', { count: row.waiting_operations })}
            </>
          }
        />
      ))}
    </section>
  );
}

/** Never heard of is unknown, not nought. */
function heardText(row: ProgressRow, today: string): string {
  return row.last_heard_at ? instantText(row.last_heard_at, today) : say('overview.unknown');
}

function waitingText(row: ProgressRow, today: string): string {
  if (row.phones === 0 || !row.last_heard_at) return say('overview.unknown');
  if (row.waiting_operations === 0) return '0';
  return row.oldest_waiting_at
    ? say('overview.waiting_since', {
        count: row.waiting_operations,
        when: instantText(row.oldest_waiting_at, today),
      })
    : String(row.waiting_operations);
}

function ProgressTable({ report }: { report: ProgressReport }) {
  const { today } = report;
  const isProvince = report.area.level === 'province';
  const columns: Column<ProgressRow>[] = [
    {
      name: say(isProvince ? 'overview.district' : 'overview.officer'),
      show: (row) => (row.code ? <a href={`#/overview/${row.code}`}>{placeName(row)}</a> : placeName(row)),
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

export function groupPlace(group: GroupSummary): string {
  return [
    group.place_name,
    group.moo && say('place.moo_short', { moo: group.moo }),
    say('place.subdistrict_short', { name: group.subdistrict_th }),
  ]
    .filter(Boolean)
    .join(' ');
}

function GroupsTable({ area }: { area: string }) {
  const told = useReport<GroupsReport>('groups', { area });
  const today = usePhone().today();
  const columns: Column<GroupSummary>[] = [
    {
      name: say('overview.group'),
      show: (group) => (
        <>
          <a href={`#/overview/${area}/groups/${group.id}`}>{group.name}</a>
          {group.duplicate_of && <div class="soft">{say('groups.second_book')}</div>}
        </>
      ),
      order: (group) => group.name,
    },
    { name: say('overview.place'), show: groupPlace, order: (group) => group.subdistrict_th },
    { name: say('overview.officer'), show: (group) => group.officer_name ?? '–', order: (group) => group.officer_name },
    { name: say('overview.step'), show: (group) => <StepsDone group={group} />, order: stepsDone },
    { name: say('overview.members'), show: (group) => group.members, order: (group) => group.members, number: true },
    {
      name: say('overview.deposits'),
      show: (group) => toTheSatang(group.deposits_satang),
      order: (group) => group.deposits_satang,
      number: true,
    },
    {
      name: say('overview.last_collection'),
      show: (group) =>
        group.last_collection_on ? formatThaiDate(group.last_collection_on, 'short') : say('overview.none_yet'),
      order: (group) => group.last_collection_on,
    },
    {
      name: say('overview.books'),
      show: (group) => <span class={areEven(group) ? 'echo' : 'problem'}>{booksText(group)}</span>,
      order: (group) => Number(!areEven(group)),
    },
    {
      name: say('overview.received'),
      show: (group) => (group.last_received_at ? instantText(group.last_received_at, today) : say('overview.unknown')),
      order: (group) => group.last_received_at,
    },
  ];
  return (
    <Report told={told}>
      {(value) =>
        value.groups.length === 0 ? (
          <p>{say('overview.no_groups')}</p>
        ) : (
          <>
            <Table
              caption={say('overview.groups_table')}
              columns={columns}
              items={value.groups}
              keyOf={(group) => group.id}
            />
            <SaveTable table="groups" of={{ area }} />
          </>
        )
      }
    </Report>
  );
}

function stepsDone({ steps = [] }: GroupSummary): number {
  const taken = Object.fromEntries(
    steps.map((step) => [step.milestone, { ...step, milestone_id: '', review_id: null }]),
  );
  return MILESTONES.filter((milestone) => isDone(milestone, taken)).length;
}

/** How far the group's formation has come, and what waits for whom. */
function StepsDone({ group }: { group: GroupSummary }) {
  const { steps = [], stage } = group;
  const count = (state: string) => steps.filter((step) => step.state === state).length;
  return (
    <>
      {say('ladder.count', { done: stepsDone(group), all: MILESTONES.length })}
      {stage === 'established' && <div class="echo">✓ {say('group.status_established')}</div>}
      {count('submitted') > 0 && <div class="soft">{say('ladder.waiting_count', { count: count('submitted') })}</div>}
      {count('returned') > 0 && <div class="problem">{say('ladder.returned_count', { count: count('returned') })}</div>}
    </>
  );
}

/** Members' savings and the group's funds against cash as counted, bank and loans: they agree, as far as is known here. */
export function areEven({ count_difference_satang = 0, overdrawn = 0 }: GroupSummary): boolean {
  return count_difference_satang === 0 && overdrawn === 0;
}

export function booksText(group: GroupSummary): string {
  const { count_difference_satang: difference = 0 } = group;
  if (areEven(group)) return `✓ ${say('book.even')}`;
  if (difference === 0) return say('book.overdrawn_found');
  return say(difference < 0 ? 'book.missing' : 'book.surplus', { amount: formatBaht(Math.abs(difference)) });
}

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
