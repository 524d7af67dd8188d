/** When a group meets next. Pure. */

/** Days the group agreed on for single months, by month; null: no collection that month. */
export type AgreedDates = ReadonlyMap<string, string | null>;

/** One month's collection and its day. */
export interface Meeting {
  period: string;
  collection_on: string;
}

const NONE_AGREED: AgreedDates = new Map();
/** A group that agreed on no day for so many months on end has none to be told. */
const MONTHS_MAX = 36;

/** The collection day in a month, held within the month's length: day 31 in February is its last day. */
export function collectionDateIn(period: string, collectionDay: number): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${period}-${String(Math.min(collectionDay, length)).padStart(2, '0')}`;
}

/** The days of so many months from one on, as agreed or by the rule. */
export function meetingsFrom(
  period: string,
  months: number,
  collectionDay: number,
  agreed: AgreedDates = NONE_AGREED,
): { period: string; collection_on: string | null }[] {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return Array.from({ length: months }, (_, ahead) => {
    const each = new Date(Date.UTC(year, month - 1 + ahead, 1)).toISOString().slice(0, 7);
    const told = agreed.get(each);
    return { period: each, collection_on: told === undefined ? collectionDateIn(each, collectionDay) : told };
  });
}

/** The first collection on or after a day, leaving out months whose collection was held; a moved day may lie in another month. */
export function nextMeeting(
  collectionDay: number,
  from: string,
  heldPeriods: ReadonlySet<string>,
  agreed: AgreedDates = NONE_AGREED,
): Meeting {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const before = new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
  const meetings = meetingsFrom(before, MONTHS_MAX, collectionDay, agreed).filter(
    (each): each is Meeting =>
      each.collection_on !== null && each.collection_on >= from && !heldPeriods.has(each.period),
  );
  const earliest = meetings.sort((left, right) => (left.collection_on < right.collection_on ? -1 : 1))[0];
  return earliest ?? { period: from.slice(0, 7), collection_on: from };
}

/** The first collection date on or after a day. */
export function nextCollectionOn(
  collectionDay: number,
  from: string,
  heldPeriods: ReadonlySet<string>,
  agreed: AgreedDates = NONE_AGREED,
): string {
  return nextMeeting(collectionDay, from, heldPeriods, agreed).collection_on;
}
