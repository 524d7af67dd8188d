/** The cut-off sheet of an old group: what is typed, whether it is even, and what is recorded of it. Pure. */

import { groupScope } from '../groups/group_rows';
import { say } from '../i18n';
import type { Draft } from '../sync/ports';
import { parseBaht } from '../values/money';
import { sumOf } from './folds';

/** Fields of the sheet: those of the group, and one for each member. */
export type SheetName = 'cut_off' | 'cash' | 'bank' | 'funds' | `member/${string}`;

/** What the group held on the cut-off day, in satang; savings by member. */
export interface OpeningAmounts {
  cash_satang: number;
  bank_satang: number;
  funds_satang: number;
  savings_satang: ReadonlyMap<string, number>;
}

interface OpeningEntry {
  id: string;
  entry_kind: string;
  amount_satang: number;
  member_id: string | null;
}

/** Amounts as typed, an empty field being nothing; null while one of them cannot be read. */
export function readOpening(
  texts: Readonly<Record<string, string>>,
  members: readonly { id: string }[],
): OpeningAmounts | null {
  const read = (name: SheetName) => (texts[name]?.trim() ? parseBaht(texts[name]) : 0);
  const [cash, bank, funds] = [read('cash'), read('bank'), read('funds')];
  const savings = new Map<string, number>();
  for (const { id } of members) {
    const amount = read(`member/${id}`);
    if (amount === null) return null;
    savings.set(id, amount);
  }
  if (cash === null || bank === null || funds === null) return null;
  return { cash_satang: cash, bank_satang: bank, funds_satang: funds, savings_satang: savings };
}

/** Whether there is anything, and what there is equals what there must be. */
export function isEven({ cash_satang, bank_satang, funds_satang, savings_satang }: OpeningAmounts): boolean {
  const there = cash_satang + bank_satang;
  return there > 0 && there === sumOf([...savings_satang.values()]) + funds_satang;
}

/** The sheet and its entries, to be saved together; the funds are what cash and bank hold beyond the savings. */
export function openingDrafts(groupId: string, cutOffOn: string, amounts: OpeningAmounts): Draft[] {
  const scope = groupScope(groupId);
  const { cash_satang, bank_satang, funds_satang, savings_satang } = amounts;
  const saving = [...savings_satang].filter(([, satang]) => satang > 0);
  const entry = (entry_kind: string, amount_satang: number, member_id: string | null): Draft => ({
    ...entryDraft(scope, { entry_kind, amount_satang, member_id }, null, null),
    civil_on: cutOffOn,
  });
  return [
    {
      kind: 'opening_sheet',
      scope,
      data: {
        group_id: groupId,
        cut_off_on: cutOffOn,
        members: saving.length,
        savings_satang: sumOf(saving.map(([, satang]) => satang)),
        funds_satang,
        cash_satang,
        bank_satang,
      },
    },
    ...(cash_satang > 0 ? [entry('opening_cash', cash_satang, null)] : []),
    ...(bank_satang > 0 ? [entry('opening_bank', bank_satang, null)] : []),
    ...saving.map(([memberId, satang]) => entry('opening_savings', satang, memberId)),
  ];
}

/** One amount of the sheet, and the entry that stands for it, if one does. */
export interface OpeningLine {
  entry_kind: string;
  member_id: string | null;
  entry: OpeningEntry | null;
}

/** Cash, bank and each member's savings, in the order of the sheet, out of the opening entries that stand. */
export function openingLines<Entry extends OpeningEntry>(
  standing: readonly Entry[],
  members: readonly { id: string }[],
): OpeningLine[] {
  const line = (entry_kind: string, member_id: string | null) => ({
    entry_kind,
    member_id,
    entry: standing.find((each) => each.entry_kind === entry_kind && each.member_id === member_id) ?? null,
  });
  const lines = [
    line('opening_cash', null),
    line('opening_bank', null),
    ...members.map(({ id }) => line('opening_savings', id)),
  ];
  // what was written twice, by two phones, is shown twice: somebody has to take one of them back
  const shown = new Set(lines.map(({ entry }) => entry));
  const more = standing.filter((entry) => !shown.has(entry));
  return [...lines, ...more.map((entry) => ({ entry_kind: entry.entry_kind, member_id: entry.member_id, entry }))];
}

/** A wrong line: the mirror of its entry, if it has one, and what is right, unless that is nothing. */
export function correction(scope: string, { entry, ...named }: OpeningLine, amountSatang: number): Draft[] {
  const reason = say('book.reason_wrong');
  const mirror = entry ? [entryDraft(scope, entry, entry.id, reason)] : [];
  const right = { ...named, amount_satang: amountSatang };
  return amountSatang === 0 ? mirror : [...mirror, entryDraft(scope, right, null, reason)];
}

function entryDraft(
  scope: string,
  { entry_kind, amount_satang, member_id }: Omit<OpeningEntry, 'id'>,
  reverses: string | null,
  reason: string | null,
): Draft {
  return {
    kind: 'entry',
    scope,
    data: {
      entry_kind,
      amount_satang,
      member_id,
      period: null,
      collection_id: null,
      reverses,
      slip_number: null,
      reason,
    },
  };
}
