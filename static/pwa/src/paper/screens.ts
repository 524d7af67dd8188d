/** The screens of the paper twin, fetched when the first of them is opened. */

export { KeyingScreen } from './keying_screen';
export { PaperScreen } from './paper_screen';
