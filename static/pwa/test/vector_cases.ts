/** The cases of tests/vectors, which the server's tests run too. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Case<Given, Then> {
  name: string;
  given: Given;
  then: Then;
}

/** Cases of one function of a file, or all when the file holds those of one. */
export function casesOf<Given, Then>(file: string, name?: string): Case<Given, Then>[] {
  const path = resolve(import.meta.dirname, '../../../tests/vectors', `${file}.json`);
  const cases = JSON.parse(readFileSync(path, 'utf-8'));
  return name === undefined ? cases : cases[name];
}
