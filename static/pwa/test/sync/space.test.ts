import { expect, it } from 'vitest';
import { isShort } from '../../src/sync/space';

const MB = 1024 * 1024;

it.each([
  [0, 1000 * MB, false],
  [899 * MB, 1000 * MB, false],
  [901 * MB, 1000 * MB, true],
  [10 * MB, 61 * MB, false],
  [10 * MB, 59 * MB, true],
  [0, 0, true],
])('%i of %i bytes: short %s', (usage, quota, then) => {
  expect(isShort({ usage, quota })).toBe(then);
});
