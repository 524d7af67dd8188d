import { describe, expect, it } from 'vitest';
import {
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

it('gives the same books in whatever order the entries came', () => {
  for (const { given } of casesOf<Given, unknown>('books_story', 'whole_story')) {
    const { entries, closes, first } = given;
    const shuffled = [...entries].reverse();
    expect(accountBook(shuffled, closes, 'cash', given)).toEqual(accountBook(entries, closes, 'cash', given));
    expect(passbookOf({ entries: shuffled, closes }, 'm2')).toEqual(passbookOf(given, 'm2'));
    expect(Object.fromEntries(pledgeGrid(shuffled, first))).toEqual(Object.fromEntries(pledgeGrid(entries, first)));
  }
});
