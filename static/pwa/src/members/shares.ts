/** Shares of a sum by weights: beneficiaries' percentages, members' units. Pure. */

/**
 * What each is paid of a sum, in satang. Each share is rounded down; what that leaves goes to the first who has any
 * weight, so the shares always come to the sum. Where nobody has any weight nobody is paid: all shares are nought.
 * Exact while sum × weight is within Number.MAX_SAFE_INTEGER: 10 million baht by 9 million units.
 */
export function sharesSatang(totalSatang: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => Math.floor((totalSatang * weight) / whole));
  const left = totalSatang - shares.reduce((sum, share) => sum + share, 0);
  const first = weights.findIndex((weight) => weight > 0);
  return shares.map((share, place) => (place === first ? share + left : share));
}
