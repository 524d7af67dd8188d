/** The screens of the group's books, fetched together when the first of them is opened. */

export { BankForm } from './bank_form';
export { BookScreen, PassbookSheet } from './book_screen';
export { BooksPage } from './books_page';
export { ConfirmScreen } from './confirm_screen';
export { OpeningScreen } from './opening_screen';
