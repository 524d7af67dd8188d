/**
 * A QR code of a short address (ISO/IEC 18004): bytes, error correction M, versions 1 to 6, which is up to 106 bytes. Pure.
 * Small enough to be read line by line; a picture of a slip must be drawn without any signal.
 */

/** By version: correction codewords of a block, blocks, data codewords of all blocks. */
const VERSIONS = [
  [10, 1, 16],
  [16, 1, 28],
  [26, 1, 44],
  [18, 2, 64],
  [24, 2, 86],
  [16, 4, 108],
] as const;

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((y >> 1) + Math.trunc(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

type Square = (boolean | undefined)[][];

/** Rows of dark (true) and light modules, without the quiet zone; null when the text is too long. */
export function qrCode(text: string): boolean[][] | null {
  const bytes = [...new TextEncoder().encode(text)];
  const version = VERSIONS.findIndex(([, , data]) => bytes.length + 2 <= data) + 1;
  if (version === 0) return null;
  const codewords = codewordsOf(bytes, version);
  const fixed = fixedModules(version);
  const drawn = MASKS.map((_, mask) => draw(fixed, codewords, mask));
  return drawn.reduce((best, each) => (penalty(each) < penalty(best) ? each : best));
}

/** Mode, length, bytes and padding, in blocks with their correction, interleaved as they are placed. */
function codewordsOf(bytes: readonly number[], version: number): number[] {
  const [ofBlock, count, total] = VERSIONS[version - 1] as (typeof VERSIONS)[number];
  const bits = [[4, 4], [bytes.length, 8], ...bytes.map((byte) => [byte, 8]), [0, 4]]
    .map(([value = 0, length = 0]) => value.toString(2).padStart(length, '0'))
    .join('');
  const data = (bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2));
  for (let pad = 0; data.length < total; pad += 1) data.push(pad % 2 === 0 ? 0xec : 0x11);
  const size = total / count;
  const blocks = Array.from({ length: count }, (_, index) => data.slice(index * size, (index + 1) * size));
  const corrections = blocks.map((block) => correctionOf(block, ofBlock));
  return [...interleave(blocks), ...interleave(corrections)];
}

function interleave(blocks: readonly number[][]): number[] {
  return (blocks[0] ?? []).flatMap((_, index) => blocks.map((block) => block[index] as number));
}

/** A product in the field of 256 elements, modulo x⁸ + x⁴ + x³ + x² + 1. */
function times(left: number, right: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((right >> bit) & 1) * left);
  }
  return product;
}

/** The remainder of a block by the Reed-Solomon generator of so many codewords. */
function correctionOf(block: readonly number[], length: number): number[] {
  let generator = [1];
  for (let power = 1, step = 0; step < length; step += 1, power = times(power, 2)) {
    const raised = [...generator, 0];
    generator = raised.map((term, index) => term ^ times(generator[index - 1] ?? 0, power));
  }
  const rest = new Array<number>(length).fill(0);
  for (const codeword of block) {
    const factor = codeword ^ (rest.shift() as number);
    rest.push(0);
    for (let index = 0; index < length; index += 1) {
      rest[index] = (rest[index] as number) ^ times(generator[index + 1] as number, factor);
    }
  }
  return rest;
}

/** Finders, timing, alignment, and the dark module; room for the format is kept as light. */
function fixedModules(version: number): Square {
  const size = 17 + 4 * version;
  const square: Square = Array.from({ length: size }, () => new Array<boolean | undefined>(size).fill(undefined));
  const put = (x: number, y: number, dark: boolean) => {
    const row = square[y];
    if (row && x >= 0 && x < size) row[x] = dark;
  };
  for (let index = 0; index < size; index += 1) {
    put(6, index, index % 2 === 0);
    put(index, 6, index % 2 === 0);
  }
  const rings = (middleX: number, middleY: number, reach: number, light: readonly number[]) => {
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) {
        put(middleX + x, middleY + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
      }
    }
  };
  if (version > 1) rings(size - 7, size - 7, 2, [1]);
  for (let index = 0; index < 9; index += 1) {
    put(8, index, index === 6);
    put(index, 8, index === 6);
  }
  for (let index = 0; index < 8; index += 1) {
    put(8, size - 1 - index, index === 7);
    put(size - 1 - index, 8, false);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    rings(x, y, 4, [2, 4]);
  return square;
}

/** The whole square under one mask. */
function draw(fixed: Square, codewords: readonly number[], mask: number): boolean[][] {
  const size = fixed.length;
  const square = fixed.map((row) => [...row]);
  const bits = codewords.flatMap((codeword) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (codeword >> bit) & 1));
  let next = 0;
  // pairs of columns from the right, up and down in turn; the timing column is stepped over
  for (let right = size - 1, isUp = true; right > 0; right -= 2, isUp = !isUp) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = square[y] as (boolean | undefined)[];
        if (row[x] === undefined) row[x] = (bits[next++] === 1) !== MASKS[mask]?.(x, y);
      }
    }
  }
  const format = formatBits(mask);
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = ((format >> bit) & 1) === 1;
    const beside = bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit];
    const corner = bit < 6 ? [8, bit] : bit < 8 ? [8, bit + 1] : bit === 8 ? [7, 8] : [14 - bit, 8];
    for (const [x = 0, y = 0] of [beside, corner]) (square[y] as boolean[])[x] = dark;
  }
  return square as boolean[][];
}

/** Level M and the mask, with their own correction. */
function formatBits(mask: number): number {
  let rest = mask << 10;
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10);
  return ((mask << 10) | rest) ^ 0x5412;
}

/** How hard a square is to read: runs, blocks, what looks like a finder, and dark far from half. */
function penalty(square: readonly boolean[][]): number {
  const lines = [...square, ...square.map((_, x) => square.map((row) => row[x] as boolean))].map((line) =>
    line.map(Number).join(''),
  );
  let points = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
    points += 40 * [...line.matchAll(/(?=00001011101|10111010000)/g)].length;
  }
  for (const [y, row] of square.slice(1).entries()) {
    for (let x = 1; x < row.length; x += 1) {
      if (row[x] === row[x - 1] && row[x] === square[y]?.[x] && row[x] === square[y]?.[x - 1]) points += 3;
    }
  }
  const dark = square.flat().filter(Boolean).length / square.length ** 2;
  return points + 10 * Math.floor(Math.abs(dark * 20 - 10));
}
