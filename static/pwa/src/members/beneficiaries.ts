/** Who is paid when a member dies: the statement that counts, and what may be typed into the next one. Pure but for words. */

import { SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { normaliseThai, toWesternDigits } from '../values/thai_text';

export interface Beneficiary {
  name: string;
  relation: string;
  percent: number;
}

/** What is read of a statement. */
export interface StatementFacts {
  id: string;
  seq: number;
  member_id: string;
  beneficiaries: readonly Beneficiary[];
  witnesses: readonly string[];
}

const { parts } = SHAPES.beneficiary_statement.beneficiaries.each;

export type StatementTexts = Record<string, string>;

/** One member's statements, the one that counts first. */
export function statementsOf<Statement extends StatementFacts>(
  statements: readonly Statement[],
  memberId: string,
): Statement[] {
  return statements
    .filter((statement) => statement.member_id === memberId)
    .sort((left, right) => right.seq - left.seq || (left.id < right.id ? 1 : -1));
}

/** Fields of the form: `name_1`, `relation_1`, `percent_1` … and both witnesses. */
export function statementTexts(statement: StatementFacts | undefined, rows: number): StatementTexts {
  const texts: StatementTexts = {};
  for (let row = 1; row <= rows; row += 1) {
    const beneficiary = statement?.beneficiaries[row - 1];
    texts[`name_${row}`] = beneficiary?.name ?? '';
    texts[`relation_${row}`] = beneficiary?.relation ?? '';
    texts[`percent_${row}`] = beneficiary ? String(beneficiary.percent) : '';
  }
  texts.witness_1 = statement?.witnesses[0] ?? '';
  texts.witness_2 = statement?.witnesses[1] ?? '';
  return texts;
}

/** The rows of the form in which something is typed, from 1. */
export function typedRows(texts: StatementTexts): number[] {
  return Object.keys(texts)
    .filter((name) => name.startsWith('name_'))
    .map((name) => Number(name.slice('name_'.length)))
    .filter((row) => ['name', 'relation', 'percent'].some((part) => texts[`${part}_${row}`]?.trim()));
}

function percentOf(text: string | undefined): number {
  const digits = toWesternDigits(text ?? '').trim();
  return /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** What the typed shares come to; what is no number counts as nought. */
export function totalPercent(texts: StatementTexts): number {
  return typedRows(texts).reduce((sum, row) => sum + (percentOf(texts[`percent_${row}`]) || 0), 0);
}

/** A sentence for each field that cannot be saved yet. The sum is told beside the last share. */
export function checkStatement(texts: StatementTexts): StatementTexts {
  const problems: StatementTexts = {};
  const rows = typedRows(texts);
  for (const row of rows.length > 0 ? rows : [1]) {
    if (!texts[`name_${row}`]?.trim()) problems[`name_${row}`] = say('beneficiaries.name_missing');
    const percent = percentOf(texts[`percent_${row}`]);
    if (!(percent >= 1 && percent <= 100)) problems[`percent_${row}`] = say('beneficiaries.percent_range');
  }
  const total = totalPercent(texts);
  const last = `percent_${rows.at(-1)}`;
  if (rows.length > 0 && total !== 100 && !problems[last]) {
    const more = Math.abs(100 - total);
    problems[last] = say(total > 100 ? 'beneficiaries.total_over' : 'beneficiaries.total_short', { total, more });
  }
  if (!texts.witness_1?.trim()) problems.witness_1 = say('beneficiaries.witness_missing');
  for (const [name, text] of Object.entries(texts)) {
    const most = (name.startsWith('relation_') ? parts.relation : parts.name).length_max;
    if (text.trim().length > most) problems[name] = say('field.too_long', { most });
  }
  return problems;
}

/** What the form says, as the fact says it. */
export function stated(texts: StatementTexts): { beneficiaries: Beneficiary[]; witnesses: string[] } {
  return {
    beneficiaries: typedRows(texts).map((row) => ({
      name: normaliseThai(texts[`name_${row}`] ?? ''),
      relation: normaliseThai(texts[`relation_${row}`] ?? ''),
      percent: percentOf(texts[`percent_${row}`]),
    })),
    witnesses: [texts.witness_1 ?? '', texts.witness_2 ?? ''].map(normaliseThai).filter(Boolean),
  };
}
