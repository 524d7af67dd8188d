/** How a sum handed over is split into lines: this month's pledge, older months owed, months ahead. Pure. */

export interface DepositLine {
  entry_kind: 'pledge' | 'arrears' | 'prepaid' | 'special_deposit';
  /** The month it pays for; special savings pay for none. */
  period: string | null;
  amount_satang: number;
}

/** The group's rules for a sum that is not exactly the pledge. */
export interface DepositRules {
  allow_partial_pledge: boolean;
  /** What is over, when this month and the months owed are paid. */
  surplus_to: 'prepaid' | 'special_savings' | 'refuse';
  prepaid_months_max: number;
}

/** Why a sum cannot be taken as it is: less than is allowed, or more; with the sum that could be. */
export type DepositProblem =
  | { code: 'below_pledge'; least_satang: number }
  | { code: 'above_owed' | 'too_far_ahead'; most_satang: number };

/** The lines, which always sum to the amount; or why there are none. */
export type DepositSplit = { lines: DepositLine[]; problem: null } | { lines: []; problem: DepositProblem };

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
 * The lines of one deposit. This month comes first, up to what its pledge still lacks; a surplus pays the months `owed`
 * before it, oldest first; what is left goes where the rules say: ahead month by month, into special savings, or nowhere.
 */
export function splitDeposit(
  amountSatang: number,
  pledgeIn: (period: string) => number,
  period: string,
  paidSatang: ReadonlyMap<string, number>,
  owed: readonly { period: string; missing_satang: number }[],
  rules: DepositRules,
): DepositSplit {
  const lines: DepositLine[] = [];
  let left = amountSatang;
  const put = (entry_kind: DepositLine['entry_kind'], month: string | null, most: number) => {
    const amount = Math.min(left, most);
    if (amount <= 0) return;
    lines.push({ entry_kind, period: month, amount_satang: amount });
    left -= amount;
  };
  const refuse = (problem: DepositProblem): DepositSplit => ({ lines: [], problem });

  const due = Math.max(0, pledgeIn(period) - (paidSatang.get(period) ?? 0));
  if (amountSatang < due && !rules.allow_partial_pledge) return refuse({ code: 'below_pledge', least_satang: due });
  put('pledge', period, due);
  for (const month of owed) put('arrears', month.period, month.missing_satang);
  if (rules.surplus_to === 'special_savings') put('special_deposit', null, left);
  if (rules.surplus_to === 'prepaid') {
    let month = period;
    for (let ahead = 0; ahead < rules.prepaid_months_max; ahead += 1) {
      month = nextPeriod(month);
      put('prepaid', month, pledgeIn(month) - (paidSatang.get(month) ?? 0));
    }
  }
  if (left === 0) return { lines, problem: null };
  const code = rules.surplus_to === 'prepaid' ? 'too_far_ahead' : 'above_owed';
  return refuse({ code, most_satang: amountSatang - left });
}
