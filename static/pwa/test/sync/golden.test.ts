/**
 * Lines of every version ever released, as they may still lie in an outbox after the app was updated: each is drawn as the
 * server will have it. A kind that gets a new version must be lifted here too.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { apply } from '../../src/sync/apply';
import { type Fields, parseLine, rowIdOf } from '../../src/sync/operation';

const GOLDEN = resolve(import.meta.dirname, '../../../../tests/golden');
const FOLDERS = readdirSync(GOLDEN).filter((name) => /^\d+$/.test(name));

interface Told {
  line: string;
  row: Fields;
}

function readStory(folder: string): Told[] {
  const files = readdirSync(resolve(GOLDEN, folder));
  const told = files.flatMap((file) =>
    readFileSync(resolve(GOLDEN, folder, file), 'utf-8')
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as Told),
  );
  return told.sort((left, right) => (parseLine(left.line).id < parseLine(right.line).id ? -1 : 1));
}

it.each(FOLDERS)('draws the lines of story %s as they were meant', (folder) => {
  const rows = new Map<string, Fields>();
  const story = readStory(folder);
  expect(story.length).toBeGreaterThan(20);
  for (const { line, row } of story) {
    const operation = parseLine(line);
    const id = rowIdOf(operation);
    rows.set(id, apply(operation, rows.get(id) ?? null));
    expect(rows.get(id)).toEqual(row);
  }
});
