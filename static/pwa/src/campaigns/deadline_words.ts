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
  const named = namedIn(text);
  if (named) {
    const { day, month } = named;
    const on = day ? parseThaiDate(`${day}/${month}/${year}`) : lastOf(month, year);
    return on ? [on] : [];
  }
  const ends = text.includes(FISCAL) ? [9] : [9, 12];
  return ends.map((month) => lastOf(month, year)).filter((one) => one !== null);
}

/** The month that is named last, and the day where one stands before it. */
function namedIn(text: string): { day: string | undefined; month: number } | undefined {
  return monthNames()
    .flatMap((_, index) => [...text.matchAll(patternOf(index))].map((found) => ({ index, found })))
    .sort((left, right) => left.found.index - right.found.index)
    .map(({ index, found }) => ({ day: found[1], month: index + 1 }))
    .at(-1);
}

/** A month's name, or right before a year its short form, with or without its full stops. */
function patternOf(index: number): RegExp {
  const short = monthNames('short')[index]?.split('.').filter(Boolean).join('\\.? ?');
  return new RegExp(`(?:(\\d{1,2}) ?)?(?:${monthNames()[index]}|${short}\\.?(?= ?\\d{4}))`, 'g');
}

function lastOf(month: number, year: string): string | null {
  const first = parseThaiDate(month === 12 ? `1/1/${Number(year) + 1}` : `1/${month + 1}/${year}`);
  return first && addDays(first, -1);
}
