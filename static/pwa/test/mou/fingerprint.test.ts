import { expect, it } from 'vitest';
import { fingerprintOf } from '../../src/mou/fingerprint';
import { casesOf } from '../vector_cases';

it.each(casesOf<string, string>('fingerprint', 'fingerprint_of'))('$name', async ({ given, then }) => {
  expect(await fingerprintOf(given)).toBe(then);
});
