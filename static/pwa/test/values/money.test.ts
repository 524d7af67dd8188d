import { expect, it } from 'vitest';
import { formatBaht, parseBaht } from '../../src/values/money';
import { casesOf } from '../vector_cases';

it.each(casesOf<string, number | null>('money', 'parse_baht'))('parses $name', ({ given, then }) => {
  expect(parseBaht(given)).toBe(then);
});

it.each(casesOf<number, string>('money', 'format_baht'))('formats $name', ({ given, then }) => {
  expect(formatBaht(given)).toBe(then);
  expect(parseBaht(then.replace('-', ''))).toBe(Math.abs(given));
});
