/** What printed words of a deadline can mean. Pure. */

import { addDays, monthNames, parseThaiDate } from '../values/thai_date';
import { toWesternDigits } from '../values/thai_text';

/** "ปีงบประมาณ": a fiscal year, October to September. */
const FISCAL = '\u0e07\u0e1a\u0e1b\u0e23\u0e30\u0e21\u0e32\u0e13';
/** "พ.ศ.", which may stand before a year. */
const ERA = /\u0e1e\.?\s*\u0e28\.?/g;

/**
 * The days that words like "ภายในปี พ.ศ. 2565" can mean, the earliest first: a day or the last of a month where one is
 * named, else the end of the fiscal year and, where the words do not say fiscal, of the calendar year. None for words
 * without a year.
 */
export function readingsOf(words: string): string[] {
  const text = toWesternDigits(words).replace(ERA, ' ').replace(/\s+/g, ' ');
  const years = [...text.matchAll(/(?<!\d)\d{4}(?!\d)/g)];
  const year = years.at(-1)?.[0];
  if (!year) return [];
  const months = monthNames();
  const named = months.findIndex((name) => text.includes(name));
  if (named >= 0) {
    const day = new RegExp(`(\\d{1,2}) ?${months[named]}`).exec(text)?.[1];
    return [day ? parseThaiDate(`${day}/${named + 1}/${year}`) : lastOf(named + 1, year)].filter((one) => one !== null);
  }
  const ends = text.includes(FISCAL) ? [9] : [9, 12];
  return ends.map((month) => lastOf(month, year)).filter((one) => one !== null);
}

function lastOf(month: number, year: string): string | null {
  const first = parseThaiDate(month === 12 ? `1/1/${Number(year) + 1}` : `1/${month + 1}/${year}`);
  return first && addDays(first, -1);
}
