/** The PIN that opens a person's store on this phone: what may be chosen, and how long to wait after wrong ones. Pure. */

import { toWesternDigits } from '../values/thai_text';

/** Digits of a PIN at least; a passphrase of letters needs a little more. */
export const PIN_DIGITS_MIN = 8;
export const PASSPHRASE_LETTERS_MIN = 10;

/** So many wrong ones are free: a thumb slips. */
const FREE_TRIES = 4;
const WAIT_SECONDS = 15;
const WAIT_SECONDS_MAX = 900;

/** A PIN as it counts: Thai digits are digits, and a passphrase is one however its letters were composed. */
export function plainPin(typed: string): string {
  return toWesternDigits(typed.normalize('NFC').trim());
}

/** Why a PIN may not be chosen; null when it may. */
export function pinProblem(pin: string): 'short' | 'easy' | null {
  const isDigits = /^\d*$/.test(pin);
  if ([...pin].length < (isDigits ? PIN_DIGITS_MIN : PASSPHRASE_LETTERS_MIN)) return 'short';
  return isRepeated(pin) || (isDigits && (isRun(pin) || isDate(pin))) ? 'easy' : null;
}

/** Seconds until another trial, after so many wrong ones. */
export function waitSeconds(wrong: number): number {
  return wrong < FREE_TRIES ? 0 : Math.min(WAIT_SECONDS * 2 ** (wrong - FREE_TRIES), WAIT_SECONDS_MAX);
}

/** 11111111, 12121212, 12341234. */
function isRepeated(pin: string): boolean {
  return /^(.+?)\1+$/u.test(pin);
}

/** 12345678, 98765432, 24680246: always the same step. */
function isRun(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
  return steps.size === 1;
}

/** A day of the last or this century, in either era, in any order: somebody's birthday. */
function isDate(pin: string): boolean {
  if (pin.length !== 8) return false;
  const [front, back] = [Number(pin.slice(0, 4)), Number(pin.slice(4))];
  const isYear = (year: number) => (year >= 1900 && year < 2100) || (year >= 2443 && year < 2643);
  const isDay = (four: number) => {
    const [left, right] = [Math.floor(four / 100), four % 100];
    const fits = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
    return fits(left, right) || fits(right, left);
  };
  return (isYear(front) && isDay(back)) || (isYear(back) && isDay(front));
}
