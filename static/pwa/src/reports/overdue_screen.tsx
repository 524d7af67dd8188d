/** ต้องตาม: what officers are late with, the oldest first; and one officer with all of it. */

import { alertName } from '../alerts/alert_name';
import { mayPause } from '../alerts/pause_rows';
import { say } from '../i18n';
import { seesNames } from '../people/sees_names';
import { LinkButton } from '../ui/button';
import { GrowingRows } from '../ui/growing_rows';
import { Page } from '../ui/page';
import { Banner, Card, EmptyState, Pairs, Row, Rows, Tile } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { daysBetween, formatThaiDate } from '../values/thai_date';
import { establishedOf, toTheSatang } from './figures';
import { GroupsTable } from './groups_table';
import { heardText, waitingText } from './progress_table';
import type { OverdueItem, OverdueReport, ProgressReport } from './report_shapes';
import { SaveTable } from './save_table';
import { AsOf, Report } from './told';
import { useReport } from './use_report';

/** The ways to what is late, with how much it is, and to the monthly reports. */
export function WaysOn({ area, overdue }: { area: string; overdue: number | undefined }) {
  return (
    <Rows label={say('overdue.name')}>
      <Row
        to={`/overview/${area}/overdue`}
        title={say('overdue.open')}
        end={<strong class={overdue ? 'problem' : ''}>{overdue}</strong>}
      />
      <Row to={`/overview/${area}/monthly`} title={say('monthly.open')} />
      <Row to={`/overview/${area}/assessments`} title={say('assessment.open')} />
      {seesNames(usePhone()) && <Row to={`/overview/${area}/activities`} title={say('activity.open')} />}
    </Rows>
  );
}

/** `#/overview/:area/overdue` and, of one matter only, `#/overview/:area/overdue/:rule` */
export function OverdueScreen({ area, rule }: { area: string; rule?: string }) {
  const told = useReport<OverdueReport>('overdue', { area });
  return (
    <Page
      title={rule ? alertName(rule) : say('overdue.name')}
      note={
        <>
          <AsOf told={told} />
          {told.value && <Scanned report={told.value} />}
        </>
      }
      back={
        rule
          ? { to: `/overview/${area}/overdue`, text: say('overdue.name') }
          : { to: `/overview/${area}`, text: say('overview.title') }
      }
    >
      <Report told={told}>
        {(report) => {
          const items = report.items.filter((item) => rule === undefined || item.rule === rule);
          const counts = report.counts.filter((each) => rule === undefined || each.rule === rule);
          return counts.length === 0 ? (
            <EmptyState title={say('overdue.none')}>
              <p>{say('overdue.none_help')}</p>
            </EmptyState>
          ) : (
            <>
              {rule === undefined && <Counts area={area} counts={counts} open={items.length > 0} />}
              {items.length > 0 ? (
                <>
                  <p class="soft">{say('overdue.help')}</p>
                  <OverdueList key={rule} area={area} items={items} withOfficer />
                  {rule === undefined && <SaveTable table="overdue" of={{ area }} />}
                </>
              ) : (
                <p class="soft">{say('overdue.figures_only')}</p>
              )}
            </>
          );
        }}
      </Report>
    </Page>
  );
}

/** How much of each matter there is; `open` ones show their own. */
function Counts({ area, counts, open }: { area: string; counts: OverdueReport['counts']; open: boolean }) {
  return (
    <section class="tiles" aria-label={say('overdue.counts')}>
      {counts.map(({ rule, count }) => (
        <Tile
          key={rule}
          name={alertName(rule)}
          figure={String(count)}
          {...(open ? { to: `/overview/${area}/overdue/${rule}` } : {})}
        />
      ))}
    </section>
  );
}

function Scanned({ report }: { report: OverdueReport }) {
  const today = usePhone().today();
  return (
    <div>
      {report.scanned_at
        ? say('overdue.scanned', { when: instantText(report.scanned_at, today) })
        : say('overdue.not_scanned')}
    </div>
  );
}

/** Whom to speak with about it; what is about a group opens the group where that is known, or where nobody is its officer. */
function addressOf(item: OverdueItem, area: string, withOfficer = false): string | undefined {
  if (withOfficer && item.officer_id) return `/overview/${item.district_code}/officers/${item.officer_id}`;
  return item.group_id ? `/overview/${area}/groups/${item.group_id}` : undefined;
}

/** One row a matter: what, since when, whose; it opens the group, or the officer where it is about none. */
export function OverdueList(properties: { area: string; items: readonly OverdueItem[]; withOfficer?: boolean }) {
  const { area, items, withOfficer } = properties;
  const today = usePhone().today();
  return (
    <GrowingRows
      label={say('overdue.name')}
      items={items}
      row={(item) => (
        <Row
          key={`${item.rule} ${item.group_id} ${item.officer_id} ${item.since_on}`}
          to={addressOf(item, area, withOfficer)}
          title={alertName(item.rule)}
          note={
            <>
              {withOfficer && <div>{item.officer_name ?? say('overdue.no_officer')}</div>}
              {item.group_name && <div>{item.group_name}</div>}
              <div>
                {formatThaiDate(item.since_on, 'short')} (
                {say('overdue.days', { days: daysBetween(item.since_on, today) })})
              </div>
            </>
          }
        />
      )}
    />
  );
}

/** `#/overview/:area/officers/:person` */
export function OfficerScreen({ area, person }: { area: string; person: string }) {
  const told = useReport<ProgressReport>('progress', { area });
  const matters = useReport<OverdueReport>('overdue', { area });
  const overdue = matters.value?.items.filter((each) => each.officer_id === person);
  const row = told.value?.rows.find((each) => each.person_id === person);
  const name = row?.name_th ?? overdue?.[0]?.officer_name;
  const phone = usePhone();
  const today = phone.today();
  return (
    <Page
      title={name ?? say('overview.officer')}
      note={<AsOf told={told} />}
      back={{ to: `/overview/${area}`, text: say('overview.title') }}
    >
      <Report told={told}>
        {() => (
          <>
            {row && (
              <>
                <section class="tiles" aria-label={say('overview.totals')}>
                  <Tile name={say('overview.established')} figure={`${establishedOf(row)}/${row.target}`} />
                  <Tile name={say('overview.groups')} figure={String(row.groups)} />
                  <Tile name={say('overview.members')} figure={String(row.members)} />
                  <Tile
                    name={say('overview.deposits')}
                    figure={toTheSatang(row.deposits_satang)}
                    note={say('overview.deposits_note')}
                  />
                </section>
                <Card>
                  <Pairs
                    pairs={[
                      [say('overview.waiting'), waitingText(row, today)],
                      [say('overview.last_heard'), heardText(row, today)],
                      [say('overview.open_cases'), String(row.open_cases)],
                    ]}
                  />
                </Card>
              </>
            )}
            {!row && !name && (
              <Banner>
                <p>{say('overdue.officer_gone')}</p>
              </Banner>
            )}
            <section class="stack-close">
              <h2>{say('overdue.name')}</h2>
              <Report told={matters}>
                {() =>
                  overdue && overdue.length > 0 ? (
                    <OverdueList area={area} items={overdue} />
                  ) : (
                    <p>{say('overdue.officer_none')}</p>
                  )
                }
              </Report>
              {mayPause(phone) && <LinkButton to={`/pauses/${person}`}>{say('pause.name')}</LinkButton>}
            </section>
            <GroupsTable area={area} officer={person} />
            <LinkButton to={`/overview/${area}/overdue`}>{say('overdue.open')}</LinkButton>
          </>
        )}
      </Report>
    </Page>
  );
}
