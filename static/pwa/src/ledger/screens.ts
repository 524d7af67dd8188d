/** The screens of the ledger, fetched together when the first of them is opened. */

export { ClosedScreen } from './closed_screen';
export { CollectionDates } from './collection_dates';
export { CollectionScreen } from './collection_screen';
export { EntryScreen } from './entry_screen';
export { MemberPage } from './member_page';
