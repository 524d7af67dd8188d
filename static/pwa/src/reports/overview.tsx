/** ภาพรวม: honest progress from the province down to a group's lines. Loaded only by those who open it. */

import { ChiefCases } from '../cases/chief_cases';
import { SEES_BACKUPS } from '../contract/later.gen';
import { say } from '../i18n';
import { WaitingSteps } from '../ladder/chief_steps';
import { seesNames } from '../people/sees_names';
import { SupportLink } from '../support/support_link';
import { Page } from '../ui/page';
import { Banner, Bar, Tile } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText, instantText } from '../ui/when';
import { formatThaiDate } from '../values/thai_date';
import { DistrictMap } from './district_map';
import { establishedOf, placeName, toTheSatang } from './figures';
import { GroupsTable } from './groups_table';
import { WaysOn } from './overdue_screen';
import { ProgressTable } from './progress_table';
import type { BackupReport, ProgressReport } from './report_shapes';
import { AsOf, Report } from './told';
import { useReport } from './use_report';

/** Digits of the code of a province and of a district. */
const PROVINCE = 2;
const DISTRICT = 4;

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
  // what names groups and people is asked for in a district, and only for whoever is told it
  const isNamed = ({ area: shown }: ProgressReport) => shown.level === 'district' && seesNames(phone);
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
            <div class="pair">
              <WaysOn area={code} overdue={value.totals.overdue} />
              {value.area.level === 'province' && <DistrictMap rows={value.rows} />}
            </div>
            {isNamed(value) && <WaitingSteps key={`steps ${waiting}`} area={code} />}
            <ProgressTable report={value} />
            {isNamed(value) && value.totals.open_cases > 0 && <ChiefCases key={waiting} area={code} />}
            {isNamed(value) && <GroupsTable area={code} />}
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
