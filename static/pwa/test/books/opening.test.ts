// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { checkBank } from '../../src/books/bank_form';
import { depositDue } from '../../src/books/deposit_due';
import type { BookEntry } from '../../src/books/folds';
import { correction, isEven, openingDrafts, openingLines, readOpening } from '../../src/books/opening';
import { balanceOf, balances, type EntryFacts } from '../../src/ledger/balance';

const MEMBERS = [{ id: 'm1' }, { id: 'm2' }];
const SHEET = { cash: '๕๐๐', bank: '1,000', funds: '300.50', 'member/m1': '1,199.50', 'member/m2': '' };

const facts = (drafts: ReturnType<typeof openingDrafts>) =>
  drafts.filter(({ kind }) => kind === 'entry').map(({ data }) => data as EntryFacts);

describe('the cut-off sheet', () => {
  it('reads what was typed, an empty field being nothing', () => {
    const amounts = readOpening(SHEET, MEMBERS);
    expect(amounts?.cash_satang).toBe(50000);
    expect([...(amounts?.savings_satang ?? [])]).toEqual([
      ['m1', 119950],
      ['m2', 0],
    ]);
    expect(readOpening({ ...SHEET, 'member/m2': '1.5' }, MEMBERS)).toBeNull();
  });

  it('is even when cash and bank equal savings and funds, and there is something', () => {
    const even = (more: object) => {
      const amounts = readOpening({ ...SHEET, ...more }, MEMBERS);
      return amounts !== null && isEven(amounts);
    };
    expect(even({})).toBe(true);
    expect(even({ cash: '499' })).toBe(false);
    expect(even({ cash: '', bank: '', funds: '', 'member/m1': '' })).toBe(false);
  });

  it('is recorded as one sheet and its entries on the cut-off day, and the books then hold it', () => {
    const amounts = readOpening(SHEET, MEMBERS);
    if (!amounts) throw new Error('unreadable');
    const drafts = openingDrafts('g1', '2026-10-31', amounts);
    expect(drafts.map(({ kind, civil_on }) => [kind, civil_on])).toEqual([
      ['opening_sheet', undefined],
      ...Array(3).fill(['entry', '2026-10-31']),
    ]);
    expect(drafts[0]?.data).toMatchObject({ members: 1, savings_satang: 119950, funds_satang: 30050 });
    const sums = balances(facts(drafts));
    expect(balanceOf(sums, 'pledged_savings', 'm1')).toBe(119950);
    expect(balanceOf(sums, 'opening')).toBe(30050);
  });

  it('is corrected by a mirror and a new entry; by the mirror alone where nothing should stand', () => {
    const named = { entry_kind: 'opening_savings', member_id: 'm1' };
    const wrong = { ...named, entry: { ...named, id: 'e1', amount_satang: 500 } };
    const entries = facts(correction('group:g1', wrong, 700));
    expect(entries.map(({ reverses, amount_satang }) => [reverses, amount_satang])).toEqual([
      ['e1', 500],
      [null, 700],
    ]);
    expect(correction('group:g1', wrong, 0)).toHaveLength(1);
    expect(correction('group:g1', { ...named, entry: null }, 700)).toHaveLength(1);
  });

  it('has a line for everybody, and one more for what was written twice', () => {
    const named = { entry_kind: 'opening_savings', member_id: 'm1', amount_satang: 500 };
    const lines = openingLines(
      [
        { ...named, id: 'e1' },
        { ...named, id: 'e2' },
      ],
      MEMBERS,
    );
    expect(lines.map(({ member_id, entry }) => [member_id, entry?.id])).toEqual([
      [null, undefined],
      [null, undefined],
      ['m1', 'e1'],
      ['m2', undefined],
      ['m1', 'e2'],
    ]);
  });
});

describe('the bank slip', () => {
  const TEXTS = { way: 'bank_in', amount: '200', slip_amount: '๒๐๐', on: '23/11/2569', reference: '' };
  const check = (more: object) => checkBank({ ...TEXTS, ...more }, { founded_on: '2026-01-01' }, 2, '2026-11-23');

  it('is typed twice and must agree', () => {
    expect(check({})).toEqual({});
    expect(Object.keys(check({ slip_amount: '20' }))).toEqual(['slip_amount']);
  });

  it('names everybody who signed a withdrawal', () => {
    expect(Object.keys(check({ way: 'bank_out', 'signer/1': 'ก.' }))).toEqual(['signer/2']);
    expect(check({ way: 'bank_out', 'signer/1': 'ก.', 'signer/2': 'ข.' })).toEqual({});
  });

  it('is of a day on which the group was there', () => {
    expect(Object.keys(check({ on: '24/11/2569' }))).toEqual(['on']);
    expect(Object.keys(check({ on: '31/12/2568' }))).toEqual(['on']);
  });
});

describe('cash that should be in the bank', () => {
  const entry = (id: string, entry_kind: string, amount_satang: number, civil_on: string) =>
    ({ id, entry_kind, amount_satang, civil_on, member_id: 'm1', reverses: null }) as BookEntry;
  const taken = entry('1', 'pledge', 10000, '2026-11-05');

  it('is late on the day after the last day allowed', () => {
    expect(depositDue([taken], '2026-11-08', 3)).toBeNull();
    expect(depositDue([taken], '2026-11-09', 3)).toEqual({ cash_satang: 10000, days: 4 });
  });

  it('is not late when it was brought there, wholly or but for some change', () => {
    expect(depositDue([taken, entry('2', 'bank_in', 9900, '2026-11-06')], '2026-12-01', 3)).toBeNull();
  });

  it('is late again after the next collection', () => {
    const entries = [taken, entry('2', 'bank_in', 10000, '2026-11-06'), entry('3', 'pledge', 5000, '2026-12-05')];
    expect(depositDue(entries, '2026-12-10', 3)).toEqual({ cash_satang: 5000, days: 5 });
  });
});
