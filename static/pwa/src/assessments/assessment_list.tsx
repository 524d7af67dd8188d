/** สุขภาพกลุ่มและคุณธรรม: where a group stands, how it changed, and the way to assess it anew. */

import { shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { stands } from '../sync/ports';
import { LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { Card, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { type Assessed, assessmentsOf } from './assessment_rows';
import type { Sort } from './templates';
import { changeText, Trend } from './trend';

const SORTS: readonly Sort[] = ['health', 'virtues'];

/** `#/groups/:group/assessments` */
export function AssessmentList({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const all = assessmentsOf(phone, groupId);
  const home = `/groups/${groupId}/assessments`;
  return (
    <Page
      title={say('assessment.name')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
    >
      <p class="soft">{say('assessment.help')}</p>
      {SORTS.map((sort) => (
        <Standing
          key={sort}
          sort={sort}
          assessed={all.filter(({ row, form }) => form.sort === sort && stands(row))}
          home={home}
        />
      ))}
      {all.length > 0 && (
        <Rows label={say('assessment.trend')}>
          {all.map(({ row, form, score }) => (
            <Row
              key={row.id}
              to={`${home}/${row.id}`}
              title={`${say(`assessment.sort_${form.sort}`)} ${say('assessment.percent', { percent: score.percent })}`}
              note={formatThaiDate(row.assessed_on, 'short')}
              end={<Mark mark={row.mark} />}
            />
          ))}
        </Rows>
      )}
    </Page>
  );
}

function Standing({ sort, assessed, home }: { sort: Sort; assessed: readonly Assessed[]; home: string }) {
  const [last] = assessed;
  const points = [...assessed].reverse().map(({ row, score }) => ({
    assessed_on: row.assessed_on,
    percent: score.percent,
    template_id: row.template_id,
  }));
  return (
    <Card title={say(`assessment.sort_${sort}`)}>
      {last ? (
        <>
          <p>
            <strong>{say('assessment.percent', { percent: last.score.percent })}</strong>{' '}
            {last.score.level && say('assessment.level_is', { level: last.score.level })}
          </p>
          <p class="soft">
            {formatThaiDate(last.row.assessed_on, 'short')} {changeText(points)}
          </p>
          <FormName form={last.form} />
          <Trend points={points} />
        </>
      ) : (
        <EmptyState title={say('assessment.none')}>
          <p>{say(`assessment.none_help_${sort}`)}</p>
        </EmptyState>
      )}
      <LinkButton to={`${home}/new/${sort}`} look={last ? 'plain' : 'main'}>
        {say(`assessment.start_${sort}`)}
      </LinkButton>
    </Card>
  );
}

/** Which form it was by, and that it is nobody's official one where it is so. */
export function FormName({ form }: { form: Pick<Assessed['form'], 'name' | 'version' | 'is_official'> }) {
  return (
    <p class="soft small">
      {form.name} {say('assessment.version', { version: form.version })}{' '}
      <strong>{say(form.is_official ? 'assessment.official' : 'assessment.not_official')}</strong>
    </p>
  );
}
