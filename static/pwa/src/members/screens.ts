/** The screens behind one member, fetched together when the first of them is opened. */

export { BeneficiariesScreen } from './beneficiaries_screen';
export { ExitScreen } from './exit_screen';
export { ImportMembers } from './import_screen';
export { MergeScreen } from './merge_screen';
export { PledgeScreen } from './pledge_screen';
