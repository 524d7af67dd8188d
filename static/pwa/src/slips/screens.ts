/** The screens of slips, fetched when the first of them is opened. */

export { SlipScreen } from './slip_screen';
