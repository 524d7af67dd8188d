/** The code on a slip: the fingerprint of the entry's line, short enough to be typed. Pure. Twin of slip_code.py. */

import { CODE_LETTERS, SLIP_CODE_LENGTH } from '../contract/later.gen';

const HASH_DIGITS = 16;

/** The code of a line by its SHA-256, hexadecimal. */
export function slipCode(lineSha256: string): string {
  const base = BigInt(CODE_LETTERS.length);
  let number = BigInt(`0x${lineSha256.slice(0, HASH_DIGITS)}`);
  let letters = '';
  for (let index = 0; index < SLIP_CODE_LENGTH; index += 1) {
    letters += CODE_LETTERS[Number(number % base)];
    number /= base;
  }
  return letters;
}
