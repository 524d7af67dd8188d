/** The screens behind one member, fetched together when the first of them is opened. */

export { PledgeScreen } from './pledge_screen';
