/** How a sum handed over is split into lines: this month's pledge, older months owed, months ahead. Pure. */

export interface DepositLine {
  entry_kind: 'pledge' | 'arrears' | 'prepaid';
  period: string;
  amount_satang: number;
}

/** The month after: "2026-12" → "2027-01". */
export function nextPeriod(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/**
 * Months of held collections in which a member's deposits stayed below the pledge, oldest first, with what is missing.
 * `pledgeIn` says what was pledged for a month, `paidSatang` what was deposited for it; months before the member joined owe nothing.
 */
export function owedPeriods(
  pledgeIn: (period: string) => number,
  joinedOn: string,
  heldPeriods: readonly string[],
  paidSatang: ReadonlyMap<string, number>,
): { period: string; missing_satang: number }[] {
  return [...new Set(heldPeriods)]
    .sort()
    .filter((period) => period >= joinedOn.slice(0, 7))
    .map((period) => ({ period, missing_satang: pledgeIn(period) - (paidSatang.get(period) ?? 0) }))
    .filter((owed) => owed.missing_satang > 0);
}

/**
 * The lines of one deposit. This month comes first, up to what its pledge still lacks; a surplus pays months owed,
 * oldest first; what is left is paid ahead, month by month. The lines always sum to the amount.
 */
export function splitDeposit(
  amountSatang: number,
  pledgeIn: (period: string) => number,
  period: string,
  paidSatang: ReadonlyMap<string, number>,
  owed: readonly { period: string; missing_satang: number }[],
): DepositLine[] {
  const lines: DepositLine[] = [];
  let left = amountSatang;
  const put = (entry_kind: DepositLine['entry_kind'], month: string, most: number) => {
    const amount = Math.min(left, most);
    if (amount <= 0) return;
    lines.push({ entry_kind, period: month, amount_satang: amount });
    left -= amount;
  };
  put('pledge', period, pledgeIn(period) - (paidSatang.get(period) ?? 0));
  for (const month of owed) if (month.period < period) put('arrears', month.period, month.missing_satang);
  for (let month = nextPeriod(period), ahead = 1; left > 0; month = nextPeriod(month), ahead += 1) {
    put('prepaid', month, ahead < 12 ? pledgeIn(month) - (paidSatang.get(month) ?? 0) : left);
  }
  return lines;
}
