/**
 * Settling up with a member who leaves: what the group owes, what is deducted, who is paid how much, and the entries
 * that say so. Pure.
 */

import { sharesSatang } from './shares';

/** One account of savings, and the kind of entry that pays it out; whoever was registered twice has two of each. */
export interface SavingsAccount {
  member_id: string;
  entry_kind: 'exit_payout' | 'special_payout';
  /** As people say it: positive when there is some. */
  amount_satang: number;
}

export interface Holding {
  member_id: string;
  accounts: readonly SavingsAccount[];
  /** What the member owes of a loan. */
  loan_satang: number;
  /** Fines that were not paid yet. */
  fine_satang: number;
}

/** Why nobody can be paid yet. */
export type Block = 'account_negative' | 'owes' | 'fine_too_much';

export interface Payee {
  name: string;
  amount_satang: number;
}

export interface Settlement extends Holding {
  pledged_satang: number;
  special_satang: number;
  /** Pledged and special savings less debts and fines. */
  net_satang: number;
  blocks: Block[];
  /** Who is handed how much; together the net, nobody with nothing. */
  payees: Payee[];
  /** What rounding the shares left; it is in the first share. */
  remainder_satang: number;
}

export interface ExitLine {
  member_id: string;
  entry_kind: 'exit_payout' | 'special_payout' | 'fine';
  amount_satang: number;
  /** Who was handed it; null for what stays in the box as a fine. */
  payee: string | null;
}

/** What is settled with a member; `named` are those who are paid, by percentages that come to 100. */
export function settleUp(holding: Holding, named: readonly { name: string; percent: number }[]): Settlement {
  const { accounts, loan_satang, fine_satang } = holding;
  const pledged_satang = sumOf(accounts, 'exit_payout');
  const special_satang = sumOf(accounts, 'special_payout');
  const net = pledged_satang + special_satang - loan_satang - fine_satang;
  const blocks: Block[] = [];
  if (loan_satang < 0 || accounts.some((account) => account.amount_satang < 0)) blocks.push('account_negative');
  if (loan_satang > 0) blocks.push('owes');
  if (fine_satang > Math.max(0, pledged_satang + special_satang)) blocks.push('fine_too_much');
  const percents = named.map((each) => each.percent);
  const shared = Math.max(0, net);
  const shares = sharesSatang(shared, percents);
  return {
    ...holding,
    pledged_satang,
    special_satang,
    net_satang: net,
    blocks,
    payees: named
      .map((each, place) => ({ name: each.name, amount_satang: shares[place] ?? 0 }))
      .filter((payee) => payee.amount_satang > 0),
    remainder_satang: (shares[0] ?? 0) - Math.floor((shared * (percents[0] ?? 0)) / 100),
  };
}

function sumOf(accounts: readonly SavingsAccount[], kind: SavingsAccount['entry_kind']): number {
  return accounts.reduce((sum, each) => (each.entry_kind === kind ? sum + each.amount_satang : sum), 0);
}

/**
 * The entries of a settlement that nothing blocks: every account is paid out to the last satang, the fine first, which
 * goes back into the box, then each payee in turn.
 */
export function exitLines(settlement: Settlement): ExitLine[] {
  const { member_id, fine_satang } = settlement;
  const accounts = settlement.accounts.map((account) => ({ ...account, left: account.amount_satang }));
  const lines: ExitLine[] = [];
  for (const [payee, amount] of [
    [null, fine_satang] as const,
    ...settlement.payees.map((each) => [each.name, each.amount_satang] as const),
  ]) {
    let owed = amount;
    for (const account of accounts) {
      const part = Math.min(owed, account.left);
      if (part <= 0) continue;
      lines.push({ member_id: account.member_id, entry_kind: account.entry_kind, amount_satang: part, payee });
      account.left -= part;
      owed -= part;
    }
  }
  if (fine_satang > 0) lines.push({ member_id, entry_kind: 'fine', amount_satang: fine_satang, payee: null });
  return lines;
}

/** What is read of a leaving. */
export interface ExitFacts {
  id: string;
  seq: number;
  member_id: string;
  author_id: string;
  entry_ids: readonly string[];
  reverses: string | null;
}

/** The leaving of a member that stands: the newest that was not taken back. */
export function standingExit<Exit extends ExitFacts>(exits: readonly Exit[], memberId: string): Exit | undefined {
  const takenBack = new Set(exits.map((exit) => exit.reverses));
  return exits
    .filter((exit) => exit.member_id === memberId && !exit.reverses && !takenBack.has(exit.id))
    .sort((left, right) => left.seq - right.seq || (left.id < right.id ? -1 : 1))
    .at(-1);
}

/** Whether whoever recorded a leaving may still take it back: until somebody else records something for the member. */
export function mayTakeBack(
  exit: ExitFacts,
  entries: readonly { id: string; seq: number; member_id: string | null; author_id: string; reverses: string | null }[],
  personId: string | undefined,
): boolean {
  if (exit.author_id !== personId) return false;
  const its = new Set(exit.entry_ids);
  return !entries.some(
    (entry) =>
      (entry.reverses !== null && its.has(entry.reverses)) ||
      (entry.member_id === exit.member_id && entry.author_id !== personId && entry.seq > exit.seq),
  );
}
