import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { qrCode } from '../../src/values/qr_code';

const drawn = (text: string) => qrCode(text)?.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));

// each was read back by a reader that is not ours (zxing-cpp 3.1.1, level M) before its hash was written here
it.each([
  [1, 'K7QM-000123', 'b6bd2a6a3da61284'],
  [2, 'https://omsap.go.th/slip', 'fd8bd48bf0b06bd9'],
  [3, 'https://omsap.example/slip#K7QM-0001/100', 'db63e76676f49cd8'],
  [4, 'https://omsap.example.go.th/slip#K7QM-000123/100/H4NJJZPQ', '33b7b9fac757f068'],
  [5, 'https://yasothon.omsap.example.go.th/slip#K7QM-000123/1250.50/H4NJJZPQ', 'c56b797cfdfa4d26'],
  [
    6,
    'https://a-rather-long-name.yasothon.omsap.example.go.th/slip#K7QM-000123/10000000.00/H4NJJZPQ',
    '1005fbb750b1c639',
  ],
])('draws version %i of %s', (version, text, hash) => {
  const rows = drawn(text) ?? [];
  expect(rows.length).toBe(17 + 4 * version);
  expect(createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)).toBe(hash);
});

it('has its finders in three corners, whatever it says', () => {
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  for (let length = 1; length <= 106; length += 7) {
    const rows = drawn('ก'.repeat(Math.trunc(length / 3)) + '7'.repeat(length % 3)) ?? [];
    const corner = (x: number, y: number) => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7));
    expect([corner(0, 0), corner(rows.length - 7, 0), corner(0, rows.length - 7)]).toEqual([finder, finder, finder]);
  }
});

it('draws nothing rather than half of a text that is too long', () => {
  expect(qrCode('x'.repeat(106))).not.toBeNull();
  expect(qrCode('x'.repeat(107))).toBeNull();
});
