import { expect, it } from 'vitest';
import {
  addDays,
  bangkokDate,
  type DateStyle,
  daysBetween,
  formatPeriod,
  formatThaiDate,
  formatWeekday,
  monthNames,
  parseThaiDate,
} from '../../src/values/thai_date';
import { casesOf } from '../vector_cases';

it.each(casesOf<string, string | null>('thai_date', 'parse_thai_date'))('parses $name', ({ given, then }) => {
  expect(parseThaiDate(given)).toBe(then);
});

it.each(casesOf<[string, DateStyle], string>('thai_date', 'format_thai_date'))('formats $name', ({ given, then }) => {
  expect(formatThaiDate(...given)).toBe(then);
});

it('reads each month it writes', () => {
  for (let month = 1; month <= 12; month += 1) {
    const day = `2026-${String(month).padStart(2, '0')}-15`;
    expect(parseThaiDate(formatThaiDate(day))).toBe(day);
  }
  expect(new Set(monthNames()).size).toBe(12);
});

it.each(casesOf<[string, DateStyle], string>('thai_date', 'format_period'))(
  'formats a month: $name',
  ({ given, then }) => {
    expect(formatPeriod(...given)).toBe(then);
  },
);

it.each(casesOf<string, string>('thai_date', 'format_weekday'))('names the weekday: $name', ({ given, then }) => {
  expect(formatWeekday(given)).toBe(then);
});

it.each(casesOf<string, string>('thai_date', 'bangkok_date'))('knows the day in Bangkok: $name', ({ given, then }) => {
  expect(bangkokDate(Date.parse(given))).toBe(then);
});

it.each(casesOf<[string, number], string>('thai_date', 'add_days'))('adds days: $name', ({ given, then }) => {
  expect(addDays(...given)).toBe(then);
});

it.each(casesOf<[string, string], number>('thai_date', 'days_between'))('counts days: $name', ({ given, then }) => {
  expect(daysBetween(...given)).toBe(then);
});
