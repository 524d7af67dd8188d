/** Who counts as new. Pure. Twin of server/alerts/rules/mentor_copy.py. */

const MONTHS_PER_YEAR = 12;

/** Whether fewer months have passed since somebody's first day as an officer. */
export function isNewOfficer(firstOn: string, months: number, today: string): boolean {
  const [firstYear = 0, firstMonth = 0, firstDay = 0] = firstOn.split('-').map(Number);
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const passed = (year - firstYear) * MONTHS_PER_YEAR + month - firstMonth;
  return passed - (day < firstDay ? 1 : 0) < months;
}
