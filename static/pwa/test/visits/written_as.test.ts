import { expect, it } from 'vitest';
import { type Written, writtenAs } from '../../src/visits/written_as';
import { casesOf } from '../vector_cases';

interface Given {
  visit: string;
  visits: Written[];
}

it.each(casesOf<Given, string[]>('visits', 'written_as'))('$name', ({ given, then }) => {
  const visit = given.visits.find((each) => each.id === given.visit) as Written;
  expect([...writtenAs(visit, given.visits)].sort()).toEqual(then);
});
