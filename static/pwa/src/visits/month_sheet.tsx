/** The officer's visits of one month on paper, as proof of field work: to read, to print, to sign. */

import { useState } from 'preact/hooks';
import { DocumentFoot, Signature } from '../governance/document';
import { shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { markOfAll } from '../sync/ports';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { formatPeriod, formatThaiDate } from '../values/thai_date';
import { visitorText, visitsOf } from './visit_rows';

/** Months that can be chosen: this one and the eleven before. */
function lastMonths(thisMonth: string): string[] {
  const [year = 0, month = 1] = thisMonth.split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** `#/me/visits` */
export function MonthSheet() {
  const phone = usePhone();
  const person = phone.person.value;
  const months = lastMonths(phone.today().slice(0, 7));
  const [month, setMonth] = useState(months[0] ?? '');
  if (!person) return null;
  const visits = visitsOf(phone)
    .filter((visit) => visit.author_id === person.id && visit.visited_on.startsWith(month))
    .reverse();
  // the scope is told by the group a visit lies in
  const groups = new Map(
    phone.rows.all('group').flatMap((group) => visitsOf(phone, group.id).map((visit) => [visit.id, group] as const)),
  );
  const areas = phone.assignments.value.map((post) => areaText(post.area_code, phone.places.value)).join(', ');
  return (
    <Page
      title={say('visit.sheet')}
      note={person.display_name}
      back={{ to: '/me', text: say('me.title') }}
      bottom={<Button press={() => print()}>{say('book.print')}</Button>}
    >
      <select
        class="input"
        aria-label={say('date.month')}
        value={month}
        onChange={({ currentTarget: { value } }) => setMonth(value)}
      >
        {months.map((each) => (
          <option key={each} value={each}>
            {formatPeriod(each)}
          </option>
        ))}
      </select>
      <article class="stack sheet-a4">
        <h2>{say('visit.sheet_of', { month: formatPeriod(month) })}</h2>
        <p>
          {person.display_name}
          {areas && ` (${areas})`}
        </p>
        {visits.length === 0 ? (
          <p>{say('visit.none_in_month')}</p>
        ) : (
          <div class="table-wrap">
            <table class="table table-folding">
              <caption>{say('visit.count', { count: visits.length })}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('visit.visited_on')}</th>
                  <th scope="col">{say('visit.group')}</th>
                  <th scope="col">{say('visit.purpose')}</th>
                  <th scope="col">{say('visit.found')}</th>
                  <th scope="col">{say('visit.advice')}</th>
                </tr>
              </thead>
              <tbody>
                {visits.map((visit) => {
                  const group = groups.get(visit.id);
                  return (
                    <tr key={visit.id}>
                      <th scope="row">{formatThaiDate(visit.visited_on, 'short')}</th>
                      <td data-name={say('visit.group')}>{group && shortName(group)}</td>
                      <td data-name={say('visit.purpose')}>
                        {say(`visit.for_${visit.purpose}`)}
                        {visit.visitor !== 'officer' && <div class="soft">{visitorText(visit)}</div>}
                      </td>
                      <td class="lines" data-name={say('visit.found')}>
                        {visit.found ?? '–'}
                      </td>
                      <td class="lines" data-name={say('visit.advice')}>
                        {visit.advice ?? '–'}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
        <div class="print-only">
          <div class="document-signatures">
            <Signature name={person.display_name} role={say('role.officer')} />
            <Signature name={null} role={say('role.district_chief')} />
          </div>
          <DocumentFoot phone={phone} mark={markOfAll(visits)} />
        </div>
      </article>
    </Page>
  );
}
