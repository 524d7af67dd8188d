/** When a group meets next. Pure. */

/** The collection day in a month, held within the month's length: day 31 in February is its last day. */
export function collectionDateIn(period: string, collectionDay: number): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${period}-${String(Math.min(collectionDay, length)).padStart(2, '0')}`;
}

/** The first collection date on or after a day, leaving out months whose collection was held. */
export function nextCollectionOn(collectionDay: number, from: string, heldPeriods: ReadonlySet<string>): string {
  let period = from.slice(0, 7);
  for (;;) {
    const date = collectionDateIn(period, collectionDay);
    if (date >= from && !heldPeriods.has(period)) return date;
    const [year = 0, month = 1] = period.split('-').map(Number);
    period = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  }
}
