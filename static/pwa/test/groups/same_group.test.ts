import { describe, expect, it } from 'vitest';
import {
  type BookEntry,
  carriedLines,
  isOlder,
  lookalikesOf,
  matchMembers,
  sumsWithout,
  writtenTwice,
} from '../../src/groups/same_group';
import { balanceOf, balances } from '../../src/ledger/balance';
import { dice } from '../real/faulty_line';

const group = (id: string, changes: object = {}) => ({
  id,
  name: `กลุ่ม ${id}`,
  subdistrict_code: '350102',
  moo: 3 as number | null,
  place_name: 'หนองแสง' as string | null,
  founded_on: '2026-11-01',
  status: 'founding',
  duplicate_of: null,
  ...changes,
});

const entry = (id: string, changes: Partial<BookEntry> = {}): BookEntry => ({
  id,
  entry_kind: 'pledge',
  amount_satang: 10_000,
  member_id: 'a',
  period: '2026-11',
  civil_on: '2026-11-05',
  collection_id: null,
  reverses: null,
  ...changes,
});

describe('two groups that look like one', () => {
  const first = group('g1');
  it.each([
    ['in one village, founded in the same weeks', {}, true],
    ['in another village', { moo: 4 }, false],
    ['in another subdistrict', { subdistrict_code: '350103' }, false],
    ['founded long apart under other names', { founded_on: '2022-05-27' }, false],
    ['founded long apart under one name', { founded_on: '2022-05-27', name: 'กลุ่ม g1' }, true],
    ['one without a village number, the place typed alike', { moo: null }, true],
    ['one without a village number, another place', { moo: null, place_name: 'หนองขาม' }, false],
    ['one of them closed', { status: 'closed' }, false],
    ['one of them carried away already', { duplicate_of: 'g9' }, false],
  ])('%s', (_what, changes, isAlike) => {
    const second = group('g2', changes);
    expect(lookalikesOf(first, [first, second], []).map(({ id }) => id)).toEqual(isAlike ? ['g2'] : []);
  });

  it('are told apart by whoever looked last, from either side', () => {
    const groups = [first, group('g2')];
    const apart = { scope: 'group:g2', id: '1', other_id: 'g1', verdict: 'apart' };
    const undecided = { ...apart, id: '2', verdict: 'undecided' };
    expect(lookalikesOf(first, groups, [apart])).toEqual([]);
    expect(lookalikesOf(groups[1] as typeof first, groups, [apart])).toEqual([]);
    expect(lookalikesOf(first, groups, [undecided, apart])).toHaveLength(1);
  });

  it('that which was founded first goes on, whoever looks', () => {
    expect(isOlder(group('g2', { founded_on: '2026-10-01' }), first)).toBe(true);
    expect([isOlder(first, group('g2')), isOlder(group('g2'), first)]).toEqual([true, false]);
  });
});

it('matches members by name, and nobody where two have the same', () => {
  const person = (id: string, first_name: string) => ({ id, first_name, last_name: 'ศ.' });
  const into = [person('x', 'บุญมี'), person('y', 'สมศรี'), person('z', 'สมศรี ')];
  expect(matchMembers([person('a', ' บุญมี'), person('b', 'สมศรี'), person('c', 'คำ')], into)).toEqual(
    new Map([
      ['a', 'x'],
      ['b', null],
      ['c', null],
    ]),
  );
});

describe('lines that stand in both books', () => {
  const pairs = new Map([['a', 'x']]);
  it.each([
    ['the same money', [entry('1')], [entry('2', { member_id: 'x' })], ['1']],
    ['one line answers for one', [entry('1'), entry('3')], [entry('2', { member_id: 'x' })], ['1']],
    ['another sum', [entry('1')], [entry('2', { member_id: 'x', amount_satang: 5000 })], []],
    ['another day', [entry('1')], [entry('2', { member_id: 'x', civil_on: '2026-11-06' })], []],
    ['another person', [entry('1')], [entry('2', { member_id: 'y' })], []],
    ['taken back there', [entry('1')], [entry('2', { member_id: 'x' }), entry('3', { reverses: '2' })], []],
    ['taken back here', [entry('1'), entry('3', { reverses: '1' })], [entry('2', { member_id: 'x' })], []],
  ])('%s', (_what, from, into, ids) => {
    expect(writtenTwice(from, into, pairs).map(({ id }) => id)).toEqual(ids);
  });
});

it('whatever is carried, the second book is empty, the first has grown by as much, and each balances', () => {
  const kinds = ['pledge', 'special_deposit', 'fine', 'expense', 'bank_in', 'loan_out', 'exit_payout'];
  for (let seed = 1; seed <= 200; seed += 1) {
    const chance = dice(seed);
    const some = (book: string) =>
      Array.from({ length: Math.floor(chance() * 12) }, (_, place) =>
        entry(`${book}${place}`, {
          entry_kind: kinds[Math.floor(chance() * kinds.length)] as string,
          amount_satang: 1 + Math.floor(chance() * 100_000),
          member_id: `${book}-${Math.floor(chance() * 3)}`,
        }),
      );
    const [second, first] = [some('s'), some('f')];
    const pairs = new Map([0, 1, 2].map((number) => [`s-${number}`, `f-${number}`]));
    const twice = writtenTwice(second, first, pairs);
    const left = sumsWithout(balances(second), twice);
    const { out, into } = carriedLines(left, pairs);
    const after = balances(
      out.map((line) => ({ ...line, reverses: null })),
      left,
    );
    const grown = balances(
      into.map((line) => ({ ...line, reverses: null })),
      balances(first),
    );
    for (const account of ['cash', 'bank', 'pledged_savings', 'special_savings', 'loan'] as const) {
      expect(balanceOf(after, account)).toBe(0);
      expect(balanceOf(grown, account)).toBe(balanceOf(balances(first), account) + balanceOf(left, account));
    }
    for (const sums of [after, grown]) expect([...sums.values()].reduce((sum, satang) => sum + satang, 0)).toBe(0);
    expect(balanceOf(after, 'carried') + balanceOf(grown, 'carried')).toBe(0);
  }
});
