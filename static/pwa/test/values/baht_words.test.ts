import { expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { bahtInWords } from '../../src/values/baht_words';

const WORDS = say('slip.number_words');

it.each([
  [0, 'ศูนย์บาทถ้วน'],
  [1, 'หนึ่งสตางค์'],
  [25, 'ยี่สิบห้าสตางค์'],
  [21, 'ยี่สิบเอ็ดสตางค์'],
  [100, 'หนึ่งบาทถ้วน'],
  [200, 'สองบาทถ้วน'],
  [1000, 'สิบบาทถ้วน'],
  [1100, 'สิบเอ็ดบาทถ้วน'],
  [2000, 'ยี่สิบบาทถ้วน'],
  [2100, 'ยี่สิบเอ็ดบาทถ้วน'],
  [10000, 'หนึ่งร้อยบาทถ้วน'],
  [10050, 'หนึ่งร้อยบาทห้าสิบสตางค์'],
  [10100, 'หนึ่งร้อยเอ็ดบาทถ้วน'],
  [12125, 'หนึ่งร้อยยี่สิบเอ็ดบาทยี่สิบห้าสตางค์'],
  [123450, 'หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์'],
  [2_000_000, 'สองหมื่นบาทถ้วน'],
  [50_000_000, 'ห้าแสนบาทถ้วน'],
  [100_000_000, 'หนึ่งล้านบาทถ้วน'],
  [100_000_100, 'หนึ่งล้านเอ็ดบาทถ้วน'],
  [1_000_000_000, 'สิบล้านบาทถ้วน'],
  [2_100_000_001, 'ยี่สิบเอ็ดล้านบาทหนึ่งสตางค์'],
  [100_000_000_000_000, 'หนึ่งล้านล้านบาทถ้วน'],
])('says %i satang', (satang, then) => {
  expect(bahtInWords(satang, WORDS)).toBe(then);
});

/** What a sum in words comes to, read as a person reads it; knows nothing of how it was written. */
function readWords(text: string): number {
  const [digits, tens] = [
    ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'],
    { สิบ: 10, ร้อย: 100, พัน: 1000, หมื่น: 10_000, แสน: 100_000 } as Record<string, number>,
  ];
  let [total, part, last] = [0, 0, 0];
  for (const [word] of text.matchAll(
    /ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|เอ็ด|ยี่|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|บาท|ถ้วน|สตางค์/g,
  )) {
    if (digits.includes(word)) last = digits.indexOf(word);
    else if (word === 'เอ็ด') last = 1;
    else if (word === 'ยี่') last = 2;
    else if (tens[word]) {
      part += (last || 1) * tens[word];
      last = 0;
    } else if (word === 'ล้าน') {
      total = (total + part + last) * 1_000_000;
      [part, last] = [0, 0];
    } else if (word === 'บาท') {
      total = (total + part + last) * 100;
      [part, last] = [0, 0];
    }
  }
  return total + part + last;
}

it('says every sum so that it is read as the same', () => {
  const all = Array.from({ length: 3_000 }, (_, satang) => satang);
  // a stride that is prime to ten meets every digit at every place
  const wide = Array.from({ length: 3_000 }, (_, index) => (index * 333_331) % 1_000_000_001);
  for (const satang of [...all, ...all.map((baht) => baht * 100), ...wide]) {
    expect(readWords(bahtInWords(satang, WORDS))).toBe(satang);
  }
});

it('never says the same for two sums', () => {
  const sums = Array.from({ length: 20_000 }, (_, index) => index * 7_919);
  expect(new Set(sums.map((satang) => bahtInWords(satang, WORDS))).size).toBe(sums.length);
});
