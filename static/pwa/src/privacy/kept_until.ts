/** How long the books need a name. Pure. Twin of kept_until.py. */

/** The first day on which the name of somebody who left on a day "YYYY-MM-DD" may go: years are whole years of accounts. */
export function keptUntil(leftOn: string, years: number): string {
  return `${Number(leftOn.slice(0, 4)) + years + 1}-01-01`;
}
