import { expect, it } from 'vitest';
import { isNewOfficer } from '../../src/mentoring/new_officer';
import { casesOf } from '../vector_cases';

interface Given {
  first_on: string;
  months: number;
  today: string;
}

it.each(casesOf<Given, boolean>('new_officer', 'is_new_officer'))('$name', ({ given, then }) => {
  expect(isNewOfficer(given.first_on, given.months, given.today)).toBe(then);
});
