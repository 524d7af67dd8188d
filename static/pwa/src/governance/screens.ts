/** The screens of how a group governs itself, fetched together when the first of them is opened. */

export { DecideAdmission } from './admission_form';
export { WriteBylaws } from './bylaws_form';
export { BylawsScreen, BylawsVersion } from './bylaws_screen';
export { CommitteeScreen } from './committee_screen';
export { RewriteMinutes, WriteMinutes } from './minutes_form';
export { MinutesList, MinutesScreen } from './minutes_screen';
export { AddPost, EditPost, ReplacePost } from './post_form';
export { PostScreen } from './post_screen';
