/** The screens about personal data, fetched together when the first of them is opened. */

export { ConsentScreen } from './consent_screen';
export { DataSheet } from './data_sheet';
export { IncidentsScreen } from './incidents_screen';
export { NoticeScreen } from './notice_screen';
