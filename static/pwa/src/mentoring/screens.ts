/** The screens about mentoring, fetched together when the first of them is opened. */

export { MentoringScreen } from './mentoring_screen';
export { WriteCoaching } from './note_form';
export { MenteeGroup, PairScreen } from './pair_screen';
