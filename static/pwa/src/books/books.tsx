/** Table of contents of a group's books: what follows `/groups/:group/books` → screen. One piece, fetched when first opened. */

import { BankForm } from './bank_form';
import { BookScreen, PassbookSheet } from './book_screen';
import { BooksPage } from './books_page';
import { ConfirmScreen } from './confirm_screen';
import { OpeningScreen } from './opening_screen';

interface BooksProperties {
  group: string;
  book?: string;
  /** A month, a year, a member, or `new`. */
  part?: string;
}

/** `#/groups/:group/books`, `…/:book` and `…/:book/:part` */
export function Books({ group, book, part }: BooksProperties) {
  if (!book) return <BooksPage group={group} />;
  if (book === 'confirm') return <ConfirmScreen group={group} />;
  if (book === 'opening') return <OpeningScreen group={group} />;
  if (book === 'passbook') return <PassbookSheet group={group} member={part ?? ''} />;
  if (book === 'bank' && part === 'new') return <BankForm group={group} />;
  return <BookScreen group={group} book={book} {...(part ? { span: part } : {})} />;
}
