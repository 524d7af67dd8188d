/** The screens behind the list of groups, fetched together when the first of them is opened. */

export { EditGroup, FoundGroup } from './group_form';
export { GroupPage } from './group_page';
export { EditMember, RegisterMember } from './member_form';
export { MemberList } from './member_list';
