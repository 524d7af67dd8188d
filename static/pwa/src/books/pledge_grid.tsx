/** The pledge control grid: members down, twelve months across; the names stay in sight while it scrolls sideways. */

import { memberName } from '../groups/group_rows';
import { say } from '../i18n';
import { EmptyState } from '../ui/panels';
import { formatBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import type { BookFacts } from './book_rows';
import { type GridRow, monthsFrom, pledgeGrid, type Span, sumOf } from './folds';

const NOTHING: GridRow = { brought_satang: 0, months: Array(12).fill(0), total_satang: 0, later_satang: 0 };

export function PledgeGrid({ facts, span }: { facts: BookFacts; span: Span }) {
  const grid = pledgeGrid(facts.entries, span.first);
  const rows = facts.members
    .map((member) => ({ member, row: grid.get(member.id) ?? NOTHING }))
    .filter(({ member, row }) => member.status !== 'left' || row !== NOTHING);
  if (rows.length === 0) {
    return (
      <EmptyState title={say('book.nothing')}>
        <p>{say('book.nothing_help')}</p>
      </EmptyState>
    );
  }
  const all = rows.map(({ row }) => row);
  return (
    <section class="table-wrap grid-wrap" aria-label={say('book.pledges')}>
      <table class="book grid-book">
        <thead>
          <tr>
            <th scope="col">{say('book.member')}</th>
            <th scope="col" class="number">
              {say('book.brought_short')}
            </th>
            {monthsFrom(span.first, 12).map((month) => (
              <th key={month} scope="col" class="number">
                {formatPeriod(month)}
              </th>
            ))}
            <th scope="col" class="number">
              {say('book.total')}
            </th>
            <th scope="col" class="number">
              {say('book.ahead')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ member, row }) => (
            <tr key={member.id}>
              <th scope="row">
                <a href={`#/groups/${facts.group.id}/members/${member.id}`}>
                  <span class="room-number">{member.number}</span>
                  {memberName(member)}
                </a>
              </th>
              <Cells row={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr class="strong">
            <th scope="row">{say('book.total')}</th>
            <Cells
              row={{
                brought_satang: sumOf(all.map((row) => row.brought_satang)),
                months: NOTHING.months.map((_, index) => sumOf(all.map((row) => row.months[index] ?? 0))),
                total_satang: sumOf(all.map((row) => row.total_satang)),
                later_satang: sumOf(all.map((row) => row.later_satang)),
              }}
            />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cells({ row }: { row: GridRow }) {
  const amounts = [row.brought_satang, ...row.months, row.total_satang, row.later_satang];
  return (
    <>
      {amounts.map((satang, place) => (
        <td key={place} class={`number${place === 13 ? ' strong' : ''}`}>
          {satang === 0 ? '' : formatBaht(satang)}
        </td>
      ))}
    </>
  );
}
