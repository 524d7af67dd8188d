/** Shares of a sum among beneficiaries. Pure. */

/**
 * What each is paid of a sum, in satang, by percentages that come to 100. Each share is rounded down; what that leaves
 * goes to the first, so the shares always come to the sum.
 */
export function sharesSatang(totalSatang: number, percents: readonly number[]): number[] {
  const shares = percents.map((percent) => Math.floor((totalSatang * percent) / 100));
  const left = totalSatang - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, place) => (place === 0 ? share + left : share));
}
