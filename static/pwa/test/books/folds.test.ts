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

/** How each book is read from what a case gives. */
const BOOKS: Record<string, (given: Given) => unknown> = {
  account_book: (given) => accountBook(given.entries, given.closes, given.account, given),
  pledge_grid: (given) => Object.fromEntries(pledgeGrid(given.entries, given.first)),
  receipts_and_payments: (given) => receiptsAndPayments(given.entries, given),
  trial_balance: (given) => trialBalance(given.entries, given.last),
  three_way: (given) => threeWay(given.entries, given.opens, given.closes, given.last),
  months_from: (given) => monthsFrom(given.first, given.count),
  passbook: (given) =>
    passbook(given.entries, given.member_id, given.closes).map((line) => [
      line.entry.id,
      line.change_satang,
      line.balance_satang,
    ]),
  register_figures: (given) => registerFigures(given.members, given),
};

describe.each(Object.entries(BOOKS))('%s', (name, read) => {
  it.each(casesOf<Given, unknown>('books', name))('$name', ({ given, then }) => {
    expect(read(given)).toEqual(then);
  });
});
