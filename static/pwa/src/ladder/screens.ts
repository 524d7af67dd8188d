/** The screens of the ladder, fetched together when the first of them is opened. */

export { LadderScreen } from './ladder_screen';
export { TellStep } from './step_form';
export { StepScreen } from './step_screen';
