/** The screens of visits, fetched together when the first of them is opened. */

export { MonthSheet } from './month_sheet';
export { ChiefVisit, RewriteVisit, WriteVisit } from './visit_form';
export { VisitList } from './visit_list';
