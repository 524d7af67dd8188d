/** Cash above what a group lets anybody keep. Pure; only the phone asks, before it warns. */

/** By how much the cash in hand is over the limit, in satang; 0 while it is within. A limit of nought is none. */
export function cashOver(cashSatang: number, limitSatang: number): number {
  return limitSatang > 0 ? Math.max(0, cashSatang - limitSatang) : 0;
}
