import { expect, it } from 'vitest';
import { splitLines } from '../../src/support/split_lines';

const bytes = (text: string) => new TextEncoder().encode(text);
const texts = (pieces: readonly Uint8Array[]) => pieces.map((piece) => new TextDecoder().decode(piece));

it('cuts a file between lines, by bytes and by lines', () => {
  expect(texts(splitLines(bytes('aa\nbb\ncc\n'), 6, 10))).toEqual(['aa\nbb\n', 'cc\n']);
  expect(texts(splitLines(bytes('aa\nbb\ncc'), 100, 1))).toEqual(['aa\n', 'bb\n', 'cc']);
});

it('loses no byte, whatever the file ends with', () => {
  for (const text of ['', 'a', 'a\n', 'a\n\n', 'บุญมี\nคำพอง', '\n'.repeat(9), `${'x'.repeat(50)}\ny`]) {
    expect(texts(splitLines(bytes(text), 7, 3)).join('')).toBe(text);
  }
});

it('leaves a line longer than a piece whole', () => {
  expect(texts(splitLines(bytes(`a\n${'x'.repeat(20)}\nb\n`), 6, 10))).toEqual(['a\n', `${'x'.repeat(20)}\n`, 'b\n']);
});
