import { describe, expect, it } from 'vitest';
import {
  type AccountBook,
  accountBook,
  type BookEntry,
  type CloseFacts,
  monthsFrom,
  pledgeGrid,
  receiptsAndPayments,
  registerFigures,
  type Span,
  threeWay,
  trialBalance,
} from '../../src/books/folds';
import { balances } from '../../src/ledger/balance';
import { passbook } from '../../src/ledger/passbook';
import { casesOf } from '../vector_cases';

interface Given extends Span {
  entries: BookEntry[];
  opens: { id: string; opening_cash_satang: number }[];
  closes: CloseFacts[];
  account: 'cash' | 'bank';
  member_id: string;
  count: number;
  members: { status: string; joined_on: string; pledge_satang: number }[];
}

function passbookOf({ entries, closes }: Pick<Given, 'entries' | 'closes'>, memberId: string) {
  return passbook(entries, memberId, closes).map((line) => [line.entry.id, line.change_satang, line.balance_satang]);
}

/** How each book is read from what a case gives. */
const BOOKS: Record<string, (given: Given) => unknown> = {
  account_book: (given) => accountBook(given.entries, given.closes, given.account, given),
  pledge_grid: (given) => Object.fromEntries(pledgeGrid(given.entries, given.first)),
  receipts_and_payments: (given) => receiptsAndPayments(given.entries, given),
  trial_balance: (given) => trialBalance(given.entries, given.last),
  three_way: (given) => threeWay(given.entries, given.opens, given.closes, given.last),
  months_from: (given) => monthsFrom(given.first, given.count),
  passbook: (given) => passbookOf(given, given.member_id),
  register_figures: (given) => registerFigures(given.members, given),
};

describe.each(Object.entries(BOOKS))('%s', (name, read) => {
  it.each(casesOf<Given, unknown>('books', name))('$name', ({ given, then }) => {
    expect(read(given)).toEqual(then);
  });
});

it.each(casesOf<Given, unknown>('books_story', 'whole_story'))('every book of $name', ({ given, then }) => {
  const { entries, opens, closes, last } = given;
  expect({
    cash: accountBook(entries, closes, 'cash', given),
    bank: accountBook(entries, closes, 'bank', given),
    pledges: Object.fromEntries(pledgeGrid(entries, given.first)),
    receipts: receiptsAndPayments(entries, given),
    trial: trialBalance(entries, last),
    check: threeWay(entries, opens, closes, last),
    passbook: passbookOf(given, 'm1'),
  }).toEqual(then);
});

interface Story extends Span {
  members: string[];
  opens: string[];
  closes: string[];
  entries: string[];
  books: unknown;
}

const random = casesOf<never, never>('books_random') as unknown as {
  columns: Record<'entry' | 'open' | 'close' | 'member', string[]>;
  stories: Story[];
};

/** The rows of a random story as facts, as facts_of of stories.py reads them. */
function factsOf<Fact>(rows: string[], columns: readonly string[]): Fact[] {
  return rows.map((row) => {
    const texts = row.split(' ');
    const fact: Record<string, string | number | null> = {};
    columns.forEach((name, place) => {
      const text = texts[place] ?? '';
      fact[name] = text === '-' ? null : name.endsWith('_satang') ? Number(text) : text;
    });
    const { made } = fact;
    if (typeof made === 'string') {
      fact.made_at = `${made.length > 2 ? made : `${fact.civil_on}T${made}`}:00:00.000Z`;
    }
    return fact as Fact;
  });
}

function bareBook({ brought_satang, lines, carried_satang }: AccountBook) {
  const rows = lines.map((line) => [line.entry_ids, line.in_satang, line.out_satang, line.balance_satang]);
  return [brought_satang, rows, carried_satang];
}

/** What every book of a random story says, without the names of columns, as read_books of stories.py. */
function readBooks(story: Story) {
  const { first, last } = story;
  const entries = factsOf<BookEntry>(story.entries, random.columns.entry);
  const opens = factsOf<Given['opens'][0]>(story.opens, random.columns.open);
  const closes = factsOf<CloseFacts>(story.closes, random.columns.close);
  const members = factsOf<Given['members'][0]>(story.members, random.columns.member);
  const check = threeWay(entries, opens, closes, last);
  const money = receiptsAndPayments(entries, story);
  const register = registerFigures(members, story);
  const named = [...new Set(entries.flatMap((entry) => entry.member_id ?? []))];
  return {
    balances: Object.fromEntries(balances(entries)),
    bank_book: bareBook(accountBook(entries, closes, 'bank', story)),
    cash_book: bareBook(accountBook(entries, closes, 'cash', story)),
    passbooks: Object.fromEntries(named.map((member) => [member, passbookOf({ entries, closes }, member)])),
    pledge_grid: Object.fromEntries(
      [...pledgeGrid(entries, first)].map(([member, row]) => [
        member,
        [row.brought_satang, row.months, row.total_satang, row.later_satang],
      ]),
    ),
    receipts_and_payments: [money.brought_satang, money.receipts, money.payments, money.carried_satang],
    register: [register.active, register.joined, register.left, register.pledge_satang],
    three_way: [
      check.savings_satang,
      check.funds_satang,
      check.cash_satang,
      check.bank_satang,
      check.loan_satang,
      check.difference_satang,
      check.overdrawn,
      check.is_even,
    ],
    trial_balance: trialBalance(entries, last).map((line) => [line.account, line.debit_satang, line.credit_satang]),
  };
}

it('comes to what the server comes to in every book of 200 random stories, to the satang', () => {
  expect(random.stories.length).toBeGreaterThanOrEqual(200);
  random.stories.forEach((story, number) => {
    expect(readBooks(story), `story ${number}`).toEqual(story.books);
  });
});

it('gives the same books in whatever order the entries came', () => {
  for (const { given } of casesOf<Given, unknown>('books_story', 'whole_story')) {
    const { entries, closes, first } = given;
    const shuffled = [...entries].reverse();
    expect(accountBook(shuffled, closes, 'cash', given)).toEqual(accountBook(entries, closes, 'cash', given));
    expect(passbookOf({ entries: shuffled, closes }, 'm2')).toEqual(passbookOf(given, 'm2'));
    expect(Object.fromEntries(pledgeGrid(shuffled, first))).toEqual(Object.fromEntries(pledgeGrid(entries, first)));
  }
});
