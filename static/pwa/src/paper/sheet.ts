/** The collection sheet on paper: the room's order, cut into pages that can be told apart. Pure. */

import { CODE_LETTERS } from '../contract/later.gen';

/** Rows of a page: with room to write, and its control total on the same sheet of A4. */
export const ROWS_OF_PAGE = 20;
const PAGE_CODE_LENGTH = 4;

export interface SheetPage<Member> {
  /** From 1. */
  number: number;
  /** Stands on the page and is typed first when it is keyed: another list of members has another code. */
  code: string;
  members: readonly Member[];
}

/** A list of members in their order, as the pages of one month's sheet. */
export function sheetPages<Member extends { id: string }>(
  groupId: string,
  period: string,
  members: readonly Member[],
): SheetPage<Member>[] {
  return Array.from({ length: Math.ceil(members.length / ROWS_OF_PAGE) }, (_, index) => {
    const those = members.slice(index * ROWS_OF_PAGE, (index + 1) * ROWS_OF_PAGE);
    const content = [groupId, period, index, ...those.map((member) => member.id)].join(' ');
    return { number: index + 1, code: pageCode(content), members: those };
  });
}

/** Four letters of a text (FNV-1a): they tell sheets apart, they are no seal. */
function pageCode(content: string): string {
  let hash = 0x811c9dc5;
  for (const letter of content) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  let code = '';
  for (let index = 0; index < PAGE_CODE_LENGTH; index += 1) {
    code += CODE_LETTERS[hash % CODE_LETTERS.length];
    hash = Math.trunc(hash / CODE_LETTERS.length);
  }
  return code;
}

/** A page by the code on it, among the sheets of several months; undefined when no list of members now gives it. */
export function findPage<Member extends { id: string }>(
  code: string,
  groupId: string,
  periods: readonly string[],
  members: readonly Member[],
): { period: string; page: SheetPage<Member> } | undefined {
  const wanted = code.replaceAll(/[\s-]/g, '').toUpperCase();
  return periods
    .flatMap((period) => sheetPages(groupId, period, members).map((page) => ({ period, page })))
    .find(({ page }) => page.code === wanted);
}
