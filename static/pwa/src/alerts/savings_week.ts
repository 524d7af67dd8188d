/** savings_week: 6 to 8 March, as the first groups were founded on the 6th. Twin of alerts/rules/savings_week.py. */

import type { Finding } from './rule';

/** One finding a year for everybody, while the week lasts; it is about the year. */
export function savingsWeek(today: string, recipient: string): Finding[] {
  const [year = '', month, day = ''] = today.split('-');
  if (month !== '03' || day < '06' || day > '08') return [];
  return [{ rule: 'savings_week', subject: year, due_on: `${year}-03-06`, step: 0, recipient }];
}
