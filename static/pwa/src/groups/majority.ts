/** Who is a minor. Pure. Twin of groups/majority.py, which names the law. */

const MAJORITY_YEARS = 20;

/** Whether somebody born "2007-05-27", "2007-05" or "2007" is not of age yet on a day "YYYY-MM-DD". */
export function isMinor(born: string, day: string): boolean {
  const bornOn = `${born}-01-01`.slice(0, 10);
  return `${Number(bornOn.slice(0, 4)) + MAJORITY_YEARS}${bornOn.slice(4)}` > day;
}
