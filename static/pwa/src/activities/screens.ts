/** The screens of activity reports, fetched together. */

export { RewriteActivity, WriteActivity, WriteCeremonyActivity } from './activity_form';
export { ActivityList } from './activity_list';
export { ActivityScreen, AreaActivities } from './activity_screen';
