import { expect, it } from 'vitest';
import { pinProblem, plainPin, waitSeconds } from '../../src/sync/pin';

it.each(['40718293', '83920174', 'ข้าวเหนียวมะม่วง', 'correct horse'])('%s may be chosen', (pin) => {
  expect(pinProblem(pin)).toBeNull();
});

it.each(['', '4071829', 'ข้าวเหนียว'.slice(0, 9)])('"%s" is too short', (pin) => {
  expect(pinProblem(pin)).toBe('short');
});

it.each([
  '12345678',
  '87654321',
  '24680246',
  '00000000',
  '12121212',
  '40714071',
  'abcdeabcde',
  '25112569',
  '11251990',
  '25691125',
  '19901231',
])('%s is easy to guess', (pin) => {
  expect(pinProblem(pin)).toBe('easy');
});

it('counts Thai digits as digits', () => {
  expect(plainPin(' ๔๐๗๑๘๒๙๓ ')).toBe('40718293');
});

it('makes whoever guesses wait, four times not, and never longer than a quarter of an hour', () => {
  expect([0, 3, 4, 5, 6, 30].map(waitSeconds)).toEqual([0, 0, 15, 30, 60, 900]);
});
