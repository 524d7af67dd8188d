/** The screens of memoranda and ceremonies, fetched together. */

export { AmendScreen } from './amend_form';
export { CeremonyScreen, CeremonySign, NewCeremony } from './ceremony_screens';
export { DrawUpScreen, MouList } from './mou_list';
export { MouScreen, MyMou, SignScreen } from './mou_screens';
export { TextScreen, WriteText } from './text_screen';
