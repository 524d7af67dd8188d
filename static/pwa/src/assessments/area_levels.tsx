/** Where the groups of an area stand, for their chiefs: how many on which level, and each group with its trend. */

import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { SaveTable } from '../reports/save_table';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { Page } from '../ui/page';
import { Tile } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { type Column, Table } from '../ui/table';
import { formatThaiDate } from '../values/thai_date';
import { changeText, type Point } from './trend';

interface Counts {
  groups: number;
  assessed: number;
  levels: { level: string; is_official: boolean; groups: number }[];
}

interface District extends Counts {
  code: string;
  name_th: string;
}

interface Group {
  group_id: string;
  group_name: string;
  officer_name: string | null;
  assessed_on: string | null;
  percent: number | null;
  level: string | null;
  template_name: string | null;
  version: number | null;
  is_official: boolean | null;
  trend: Point[];
  virtues_percent: number | null;
}

interface Levels {
  as_of: string;
  totals: Counts;
  districts: District[];
  groups: Group[];
}

/** `#/overview/:area/assessments` */
export function AreaLevels({ area }: { area: string }) {
  const phone = usePhone();
  const told = useReport<Levels>('assessments', { area });
  return (
    <Page
      title={say('assessment.of_area')}
      note={
        <>
          <div>{areaText(area, phone.places.value)}</div>
          <AsOf told={told} />
        </>
      }
      back={{ to: `/overview/${area}`, text: say('overview.title') }}
    >
      <Report told={told}>
        {({ totals, districts, groups }) =>
          totals.groups === 0 ? (
            <p>{say('assessment.no_groups')}</p>
          ) : (
            <>
              <p>{say('assessment.assessed_of', { assessed: totals.assessed, groups: totals.groups })}</p>
              <section class="tiles" aria-label={say('assessment.of_area')}>
                {totals.levels.map((each) => (
                  <Tile
                    key={`${each.is_official} ${each.level}`}
                    name={each.level}
                    figure={String(each.groups)}
                    note={say(each.is_official ? 'assessment.official' : 'assessment.not_official')}
                  />
                ))}
              </section>
              {districts.length > 0 && (
                <Table
                  caption={say('assessment.of_districts')}
                  columns={districtColumns()}
                  items={districts}
                  keyOf={(district) => district.code}
                />
              )}
              {groups.length > 0 && (
                <>
                  <Table
                    caption={say('assessment.of_area')}
                    columns={columns(area)}
                    items={groups}
                    keyOf={(group) => group.group_id}
                  />
                  <SaveTable table="assessments" of={{ area }} />
                </>
              )}
            </>
          )
        }
      </Report>
    </Page>
  );
}

function districtColumns(): Column<District>[] {
  return [
    {
      name: say('overview.district'),
      show: ({ code, name_th }) => <a href={`#/overview/${code}/assessments`}>{name_th}</a>,
      order: ({ name_th }) => name_th,
    },
    {
      name: say('assessment.assessed'),
      show: ({ assessed, groups }) => say('assessment.proof_count', { count: assessed, of: groups }),
      order: ({ assessed }) => assessed,
      number: true,
    },
    {
      name: say('assessment.level'),
      show: ({ levels }) => (levels.length === 0 ? '–' : levels.map(levelText).join(', ')),
    },
  ];
}

/** "เข้มแข็ง 3 (ไม่ใช่แบบทางการ)" */
function levelText({ level, groups, is_official }: Counts['levels'][number]): string {
  return `${level} ${groups}${is_official ? '' : ` (${say('assessment.not_official')})`}`;
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
      name: say('assessment.level'),
      show: (group) => group.level ?? say('assessment.none'),
      order: (group) => group.percent,
    },
    {
      name: say('assessment.result'),
      show: (group) =>
        group.percent === null ? (
          '–'
        ) : (
          <>
            {say('assessment.percent', { percent: group.percent })}
            <div class="soft small">{changeText(group.trend)}</div>
          </>
        ),
      order: (group) => group.percent,
      number: true,
    },
    {
      name: say('assessment.virtues_percent'),
      show: (group) =>
        group.virtues_percent === null ? '–' : say('assessment.percent', { percent: group.virtues_percent }),
      order: (group) => group.virtues_percent,
      number: true,
    },
    {
      name: say('assessment.assessed_on'),
      show: (group) => (group.assessed_on ? formatThaiDate(group.assessed_on, 'short') : '–'),
      order: (group) => group.assessed_on,
    },
    {
      name: say('assessment.form'),
      show: (group) =>
        group.template_name === null ? (
          '–'
        ) : (
          <>
            {group.template_name} {say('assessment.version', { version: group.version ?? '' })}
            {group.is_official === false && <div class="soft small">{say('assessment.not_official')}</div>}
          </>
        ),
    },
  ];
}
