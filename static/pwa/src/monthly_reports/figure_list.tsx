/** The figures of a month, one below the other. */

import { say } from '../i18n';
import { Pairs } from '../ui/panels';
import { formatBaht } from '../values/money';
import { COUNTS, type MonthlyFigures, SUMS } from './figures';

/** The words of a figure: the unit is said in them, or is baht. */
export function figureName(name: keyof MonthlyFigures): string {
  return say(`monthly.${name.replace('_satang', '') as 'members'}`);
}

/** A figure as it is read. */
export function figureText(figures: MonthlyFigures, name: keyof MonthlyFigures): string {
  return name.endsWith('_satang') ? formatBaht(figures[name]) : String(figures[name]);
}

export function FigureList({ figures }: { figures: MonthlyFigures }) {
  return <Pairs pairs={[...COUNTS, ...SUMS].map((name) => [figureName(name), figureText(figures, name)])} />;
}
