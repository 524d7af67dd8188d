/** The monthly report on paper: groups down, figures across, the sum below. */

import type { ComponentChildren } from 'preact';
import { sumOf } from '../books/folds';
import { say } from '../i18n';
import { formatPeriod } from '../values/thai_date';
import { figureName, figureText } from './figure_list';
import { COUNTS, type MonthlyFigures, SUMS } from './figures';

const FIGURES = [...COUNTS, ...SUMS];

/** One group on the sheet; names can be the same. */
export type SheetRow = MonthlyFigures & { id: string; name: string; problems?: string | null };

/** Only on paper, A4 across; `children` stand below it. */
export function ReportSheet(properties: {
  period: string;
  heading: string;
  rows: readonly SheetRow[];
  children: ComponentChildren;
}) {
  const { period, heading, rows, children } = properties;
  const totals = Object.fromEntries(
    FIGURES.map((name) => [name, sumOf(rows.map((row) => row[name]))]),
  ) as MonthlyFigures;
  return (
    <article class="sheet-a4 sheet-wide print-only">
      <h2>{say('monthly.of', { month: formatPeriod(period, 'long') })}</h2>
      <p>{heading}</p>
      <table class="book">
        <thead>
          <tr>
            <th scope="col">{say('overview.group')}</th>
            {FIGURES.map((name) => (
              <th key={name} scope="col" class="number">
                {figureName(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                {row.problems && <div class="soft lines">{row.problems}</div>}
              </th>
              {FIGURES.map((name) => (
                <td key={name} class="number">
                  {figureText(row, name)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr class="strong">
            <th scope="row">{say('monthly.total')}</th>
            {FIGURES.map((name) => (
              <td key={name} class="number">
                {figureText(totals, name)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {children}
    </article>
  );
}
