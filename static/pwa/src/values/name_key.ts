/** The form in which two names are compared for being one person's. Pure. */

import { searchText } from './thai_text';

/** Tone marks, maitaikhu, thanthakhat: what slips most easily from a keyboard or an ear. */
const MARKS = /[\u0e47-\u0e4c]/g;
/** Vowels that differ in length or only in writing. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\u0e34-\u0e37]/g, '\u0e34'],
  [/[\u0e38\u0e39]/g, '\u0e38'],
  [/\u0e43/g, '\u0e44'],
  [/\u0e45/g, '\u0e32'],
];
/** Spaces, full stops, hyphens and the like. */
const NO_LETTER = /[^\u0e01-\u0e4ea-z0-9]/g;

/** A name without spaces, stops and tone marks, its like vowels written alike; "" when nothing is left. */
export function nameKey(text: string): string {
  let key = searchText(text).replace(MARKS, '').replace(NO_LETTER, '');
  for (const [alike, one] of ALIKE) key = key.replace(alike, one);
  return key;
}
