import { expect, it } from 'vitest';
import { findPage, ROWS_OF_PAGE, sheetPages } from '../../src/paper/sheet';

const members = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `m${index + 1}` }));

it.each([0, 1, 19, 20, 21, 40, 41, 200])('has every one of %i members once, in the same order', (count) => {
  const pages = sheetPages('g1', '2026-11', members(count));
  expect(pages.flatMap((page) => page.members)).toEqual(members(count));
  expect(pages.map((page) => page.number)).toEqual(pages.map((_, index) => index + 1));
  expect(pages.every((page) => page.members.length > 0 && page.members.length <= ROWS_OF_PAGE)).toBe(true);
});

it('gives the same page the same code, and another one another', () => {
  const codes = new Set<string>();
  let pages = 0;
  for (const group of ['g1', 'g2', 'g3']) {
    for (let month = 1; month <= 12; month += 1) {
      const period = `2026-${String(month).padStart(2, '0')}`;
      const sheet = sheetPages(group, period, members(65));
      expect(sheetPages(group, period, members(65))).toEqual(sheet);
      for (const page of sheet) codes.add(page.code);
      pages += sheet.length;
    }
  }
  expect(codes.size).toBe(pages);
  expect([...codes].every((code) => /^[2-9A-HJKMNP-Z]{4}$/.test(code))).toBe(true);
});

it('finds a page by its code, however it is typed, with the month it is for', () => {
  const page = sheetPages('g1', '2026-10', members(30))[1];
  if (!page) throw new Error('no second page');
  const typed = ` ${page.code.slice(0, 2)}-${page.code.slice(2).toLowerCase()} `;
  expect(findPage(typed, 'g1', ['2026-09', '2026-10', '2026-11'], members(30))).toEqual({ period: '2026-10', page });
});

it('finds no page whose rows are no longer those on the paper', () => {
  const [page] = sheetPages('g1', '2026-10', members(30));
  const others = members(30).filter((member) => member.id !== 'm3');
  expect(findPage(page?.code ?? '', 'g1', ['2026-10'], others)).toBeUndefined();
  // who joined later stands on a later row: this page is as it was
  expect(findPage(page?.code ?? '', 'g1', ['2026-10'], members(31))?.page.number).toBe(1);
});
