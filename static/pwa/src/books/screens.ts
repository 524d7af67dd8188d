/** The screens of the group's books, fetched together when the first of them is opened. */

export { BookScreen, PassbookSheet } from './book_screen';
export { BooksPage } from './books_page';
