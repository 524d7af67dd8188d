/** The screens of monthly reports, fetched together. */

export { AreaMonth } from './area_screen';
export { MonthlyReports, MonthOfGroups } from './month_list';
export { ReportForm } from './report_form';
