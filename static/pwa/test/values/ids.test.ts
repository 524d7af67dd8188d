import { expect, it } from 'vitest';
import { uuid5, uuid7 } from '../../src/values/ids';

it('makes ids that only ever increase, though the clock stands still, jumps and goes back', () => {
  const clocks = [1000, 1000, 5000, 4000, 4000, 5001, 0];
  const ids = clocks.flatMap((clock) => Array.from({ length: 3000 }, () => uuid7(1_790_000_000_000 + clock)));
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('writes the time into the id', () => {
  expect(Number.parseInt(uuid7(1_900_000_000_000).replaceAll('-', '').slice(0, 12), 16)).toBe(1_900_000_000_000);
});

it('makes the same id of the same name everywhere', async () => {
  // the example of RFC 9562, appendix A.4
  expect(await uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});
