/** Figures and names of reports in words. */

import { language, say } from '../i18n';
import { formatBaht } from '../values/money';
import type { GroupSummary } from './report_shapes';

/** Sums under one another line up when all of them show their satang. */
export function toTheSatang(amountSatang: number): string {
  const text = formatBaht(amountSatang);
  return amountSatang % 100 === 0 ? `${text}.00` : text;
}

/** A district or officer by the name of the language shown. */
export function placeName(place: { name_th: string; name_en?: string }): string {
  return language.value === 'en' && place.name_en ? place.name_en : place.name_th;
}

/** An answer kept from before tells of founded groups only. */
export function establishedOf(row: { established?: number; founded: number }): number {
  return row.established ?? row.founded;
}

/** "บ้านหนองแสง ม.3 ต.น้ำคำใหญ่" */
export function groupPlace(group: GroupSummary): string {
  return [
    group.place_name,
    group.moo && say('place.moo_short', { moo: group.moo }),
    say('place.subdistrict_short', { name: group.subdistrict_th }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Members' savings and the group's funds against cash as counted, bank and loans: they agree, as far as is known here. */
export function areEven({ count_difference_satang = 0, overdrawn = 0 }: GroupSummary): boolean {
  return count_difference_satang === 0 && overdrawn === 0;
}

export function booksText(group: GroupSummary): string {
  const { count_difference_satang: difference = 0 } = group;
  if (areEven(group)) return `✓ ${say('book.even')}`;
  if (difference === 0) return say('book.overdrawn_found');
  return say(difference < 0 ? 'book.missing' : 'book.surplus', { amount: formatBaht(Math.abs(difference)) });
}
