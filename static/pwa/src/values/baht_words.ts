/** A sum in Thai words, as it stands on a slip beside its figures. Pure. */

/** Groups of six digits: after each but the last comes "million". */
const GROUP = 1_000_000;

/**
 * "หนึ่งร้อยบาทห้าสิบสตางค์" for 10050; `words` is the text `slip.number_words`: nought to nine, ten to a hundred
 * thousand, million, then the one at the end, the two of twenty, baht, "and no satang", satang. From nought upwards.
 */
export function bahtInWords(amountSatang: number, words: string): string {
  const [million, lastOne, twoTens, baht, exact, satang] = words.split(' ').slice(15) as string[];
  const digits = words.split(' ').slice(0, 10);
  const places = ['', ...words.split(' ').slice(10, 15)];

  /** Up to six digits; a one at the end of a larger number is said otherwise than one alone. */
  const group = (number: number, isEndOfLarger: boolean): string =>
    [...String(number)]
      .map((digit, index, all) => {
        const place = all.length - 1 - index;
        if (digit === '0') return '';
        if (place === 1 && digit === '1') return places[1];
        if (place === 1 && digit === '2') return `${twoTens}${places[1]}`;
        if (place === 0 && digit === '1' && (all.length > 1 || isEndOfLarger)) return lastOne;
        return `${digits[Number(digit)]}${places[place]}`;
      })
      .join('');
  const whole = (number: number): string => {
    const above = Math.trunc(number / GROUP);
    return above > 0 ? `${whole(above)}${million}${group(number % GROUP, true)}` : group(number, false);
  };

  const rest = amountSatang % 100;
  const ofBaht = Math.trunc(amountSatang / 100);
  const inBaht = ofBaht > 0 || rest === 0 ? `${whole(ofBaht) || digits[0]}${baht}` : '';
  return `${inBaht}${rest === 0 ? exact : `${whole(rest)}${satang}`}`;
}
