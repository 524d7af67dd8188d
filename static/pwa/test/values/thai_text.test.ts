import { expect, it } from 'vitest';
import { compareThai, normaliseThai, searchText, toWesternDigits } from '../../src/values/thai_text';
import { casesOf } from '../vector_cases';

it.each(casesOf<string, string>('thai_text', 'normalise_thai'))('normalises: $name', ({ given, then }) => {
  expect(normaliseThai(given)).toBe(then);
  expect(normaliseThai(then)).toBe(then);
});

it.each(casesOf<string, string>('thai_text', 'to_western_digits'))('reads digits: $name', ({ given, then }) => {
  expect(toWesternDigits(given)).toBe(then);
});

it.each(casesOf<string, string>('thai_text', 'search_text'))('searches: $name', ({ given, then }) => {
  expect(searchText(given)).toBe(then);
});

it.each(casesOf<string[], string[]>('thai_text', 'sort'))('sorts: $name', ({ given, then }) => {
  expect([...given].sort(compareThai)).toEqual(then);
});
