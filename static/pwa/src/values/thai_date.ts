/**
 * Days and months as Thais write them. A day is an ISO text "2026-11-23", a month "2026-11"; the Buddhist year (543 more)
 * exists only on the way in and out. Pure. Twin of thai_date.py.
 */

import words from 'virtual:words/first';
import { toWesternDigits } from './thai_text';

const BUDDHIST_YEARS = 543;
/** A year from here on is a Buddhist one. */
const BUDDHIST_FROM = 2400;
const YEAR_MIN = 1900;
const YEAR_MAX = 2199;
const DAY_MS = 86_400_000;
/** Thailand has one time, all year. */
const BANGKOK_AHEAD_MS = 7 * 3_600_000;

const MONTHS = words['date.months'].split(' ');
const MONTHS_SHORT = words['date.months_short'].split(' ');
const WEEKDAYS_SHORT = words['date.weekdays'].split(' ');

export type DateStyle = 'long' | 'short';

/** The names of the twelve months. */
export function monthNames(style: DateStyle = 'long'): readonly string[] {
  return style === 'long' ? MONTHS : MONTHS_SHORT;
}

/** The day it is in Bangkok at an instant (milliseconds since 1970). */
export function bangkokDate(instantMs: number): string {
  return new Date(instantMs + BANGKOK_AHEAD_MS).toISOString().slice(0, 10);
}

/** The day so many days later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The day in words: long with the whole Buddhist year, short with the short month and two digits. */
export function formatThaiDate(day: string, style: DateStyle = 'long'): string {
  return `${Number(day.slice(8))} ${formatPeriod(day.slice(0, 7), style)}`;
}

/** A month a deposit pays for, "2026-11", in words. */
export function formatPeriod(period: string, style: DateStyle = 'short'): string {
  const name = monthNames(style)[Number(period.slice(5)) - 1] ?? '';
  const year = String(Number(period.slice(0, 4)) + BUDDHIST_YEARS);
  return `${name} ${style === 'long' ? year : year.slice(-2)}`;
}

/** The short name of a day of the week. */
export function formatWeekday(day: string): string {
  return WEEKDAYS_SHORT[new Date(Date.parse(day)).getUTCDay()] ?? '';
}

const NUMERIC = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;
const NAMED = /^(\d{1,2})\s*(\D+?)\s*(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day a text means: "27/5/2565", a month by name, "2565-05-27", also in Thai digits. A year from
 * 2400 on is Buddhist. Null for a day no calendar has (31 February) and for a year of two digits, which could be either.
 */
export function parseThaiDate(text: string): string | null {
  const typed = toWesternDigits(text).trim();
  const iso = ISO.exec(typed);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const numeric = NUMERIC.exec(typed);
  if (numeric) return dayOf(numeric[3], numeric[2], numeric[1]);
  const named = NAMED.exec(typed);
  if (!named) return null;
  const month = monthNumber(named[2] ?? '');
  return month === 0 ? null : dayOf(named[3], month, named[1]);
}

/** 1–12 for a month's name, full or short, with or without its full stops; 0 for none. */
function monthNumber(name: string): number {
  const bare = (each: string) => each.replaceAll(/[.\s]/g, '');
  const wanted = bare(name);
  return 1 + Math.max(MONTHS.indexOf(wanted), MONTHS_SHORT.map(bare).indexOf(wanted));
}

function dayOf(yearText: string | undefined, month: string | number | undefined, day: string | undefined) {
  const typedYear = Number(yearText);
  const year = typedYear >= BUDDHIST_FROM ? typedYear - BUDDHIST_YEARS : typedYear;
  if (year < YEAR_MIN || year > YEAR_MAX) return null;
  const time = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
  const isReal = time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day);
  return isReal ? time.toISOString().slice(0, 10) : null;
}
