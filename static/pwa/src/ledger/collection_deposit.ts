/** What a sum of one member becomes in this collection, by the rules that hold where the group is. */

import { LIMITS } from '../contract/contract.gen';
import type { EntryRow, GroupRow, MemberRow } from '../groups/group_rows';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { formatBaht, parseBaht } from '../values/money';
import type { CollectionFacts } from './collection_facts';
import { type DepositRules, type DepositSplit, owedPeriods, splitDeposit } from './deposit';

/** The group's rules as they are today. */
export function depositRules(phone: Phone, group: GroupRow): DepositRules {
  return {
    allow_partial_pledge: settingAt(phone, 'allow_partial_pledge', group),
    surplus_to: settingAt(phone, 'surplus_to', group),
    prepaid_months_max: settingAt(phone, 'prepaid_months_max', group),
  };
}

/** Months before this one that a member still owes, oldest first, with what is missing. */
export function owedOf(facts: CollectionFacts, member: MemberRow): { period: string; missing_satang: number }[] {
  const paid = facts.paid_satang.get(member.id) ?? new Map<string, number>();
  const pledgeIn = (period: string) => facts.pledgeIn(member.id, period);
  return owedPeriods(pledgeIn, member.joined_on, facts.held_periods, paid).filter(
    (owed) => owed.period < facts.open.period,
  );
}

/** How a sum of one member is split into lines today, or why it cannot be. */
export function splitOf(
  facts: CollectionFacts,
  member: MemberRow,
  amountSatang: number,
  rules: DepositRules,
): DepositSplit {
  const paid = facts.paid_satang.get(member.id) ?? new Map<string, number>();
  const pledgeIn = (period: string) => facts.pledgeIn(member.id, period);
  return splitDeposit(amountSatang, pledgeIn, facts.open.period, paid, owedOf(facts, member), rules);
}

/** What to do about a sum as typed that cannot be taken; null when it can. */
export function depositProblem(
  facts: CollectionFacts,
  member: MemberRow,
  text: string,
  rules: DepositRules,
): string | null {
  const unclear = moneyProblem(text);
  if (unclear) return unclear;
  const { problem } = splitOf(facts, member, parseBaht(text) ?? 0, rules);
  switch (problem?.code) {
    case 'below_pledge':
      return say('deposit.below_pledge', { least: formatBaht(problem.least_satang) });
    case 'above_owed':
      return say('deposit.above_owed', { most: formatBaht(problem.most_satang) });
    case 'too_far_ahead':
      return say('deposit.too_far_ahead', {
        months: rules.prepaid_months_max,
        most: formatBaht(problem.most_satang),
      });
    default:
      return null;
  }
}

/** What to do about a text that is no amount of money; null when it is one. */
export function moneyProblem(text: string): string | null {
  const satang = parseBaht(text);
  if (satang === null || satang < 1) return say('money.unclear');
  return satang > LIMITS.amount_satang_max
    ? say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) })
    : null;
}

/** Lines of another collection that have paid for this month already, still standing. */
export function paidElsewhere(facts: CollectionFacts, member: MemberRow): EntryRow[] {
  const reversed = new Set(facts.entries.map((entry) => entry.reverses));
  return facts.entries.filter(
    (entry) =>
      entry.member_id === member.id &&
      entry.entry_kind === 'pledge' &&
      entry.period === facts.open.period &&
      entry.collection_id !== facts.open.id &&
      !entry.reverses &&
      !reversed.has(entry.id),
  );
}
