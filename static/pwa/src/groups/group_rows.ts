/** What screens read about one group: its row, members, entries and collections, from the rows the phone shows. */

import { say } from '../i18n';
import { standingMerges } from '../members/merged';
import type { Phone, Places, RowOf, Shown } from '../sync/ports';

export type GroupRow = Shown<RowOf['group']>;
export type MemberRow = Shown<RowOf['member']>;
export type MergeRow = Shown<RowOf['member_merge']>;
export type EntryRow = Shown<RowOf['entry']>;
export type OpenRow = Shown<RowOf['collection_open']>;
export type CloseRow = Shown<RowOf['collection_close']>;

/** The scope of a group's operations. */
export function groupScope(groupId: string): string {
  return `group:${groupId}`;
}

/** Members by number, those who left at the end; who was registered twice is one. */
export function membersOf(phone: Phone, groupId: string): MemberRow[] {
  const merges = mergesOf(phone, groupId);
  return registerOf(phone, groupId).filter((member) => !merges.has(member.id));
}

/** By member who became part of another: the merge that says so. */
export function mergesOf(phone: Phone, groupId: string): Map<string, MergeRow> {
  return standingMerges(phone.rows.all('member_merge', groupScope(groupId)));
}

/** Everybody who was ever registered, in the order of `membersOf`. */
export function registerOf(phone: Phone, groupId: string): MemberRow[] {
  return phone.rows
    .all('member', groupScope(groupId))
    .sort((left, right) => Number(left.status === 'left') - Number(right.status === 'left') || byNumber(left, right));
}

function byNumber(left: MemberRow, right: MemberRow): number {
  return Number(left.number) - Number(right.number) || (left.id < right.id ? -1 : 1);
}

/** "นางบุญมี ศ.": the title sticks to the first name, as Thai names are written. */
export function memberName(member: Pick<MemberRow, 'title' | 'first_name' | 'last_name'>): string {
  return `${member.title ?? ''}${member.first_name} ${member.last_name ?? ''}`.trim();
}

/** The next free member number: one more than the highest, with as many digits as `format` ("0000") at least. */
export function nextMemberNumber(members: readonly Pick<MemberRow, 'number'>[], format = '0000'): string {
  const highest = members.reduce((most, member) => Math.max(most, Number(member.number)), 0);
  return String(highest + 1).padStart(format.length, '0');
}

/** "บ้านหนองแสง ม.3 ต.ในเมือง อ.เมืองยโสธร": tambon names repeat, so the district always stands beside them. */
export function placeText(group: GroupRow, places: Places | null): string {
  const district = places?.districts.find((each) => group.subdistrict_code.startsWith(each.code));
  const subdistrict = district?.subdistricts.find((each) => each.code === group.subdistrict_code);
  return [
    group.place_name,
    group.moo && say('place.moo_short', { moo: group.moo }),
    subdistrict && say('place.subdistrict_short', { name: subdistrict.name_th }),
    district && say('place.district_short', { name: district.name_th }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Founded by mistake: it counts no more, unless money came into its book after all. */
export function isVoid(phone: Phone, group: Pick<GroupRow, 'id' | 'status'>): boolean {
  return group.status === 'void' && isEmpty(phone, group.id);
}

/** Whether the group's book has no entry, as far as this phone knows: one that is being fetched may have some. */
export function isEmpty(phone: Phone, groupId: string): boolean {
  const scope = groupScope(groupId);
  return phone.rows.fetching(scope) === null && phone.rows.all('entry', scope).length === 0;
}

/** The groups of this phone that count: not one founded by mistake, and once the one that was founded twice. */
export function countedGroups(phone: Phone): GroupRow[] {
  return phone.rows.all('group').filter((group) => !isVoid(phone, group) && !group.duplicate_of);
}

/** What a group is called among people who know it: its village, or its name where it has none. */
export function shortName(group: GroupRow): string {
  const moo = group.moo ? ` ${say('place.moo_short', { moo: group.moo })}` : '';
  return group.place_name ? group.place_name + moo : group.name;
}

/** The collection this device has open in a group: the latest that it opened and did not close. */
export function openCollection(phone: Phone, groupId: string): OpenRow | undefined {
  const scope = groupScope(groupId);
  const closed = new Set(phone.rows.all('collection_close', scope).map((close) => close.collection_id));
  const deviceId = phone.device.value?.id;
  return phone.rows
    .all('collection_open', scope)
    .filter((open) => open.device_id === deviceId && !closed.has(open.id))
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .at(-1);
}

/** Months in which a collection of the group was closed, each with the first day of one. */
export function heldOn(phone: Phone, groupId: string): Map<string, string> {
  const scope = groupScope(groupId);
  const closed = new Set(phone.rows.all('collection_close', scope).map((close) => close.collection_id));
  const held = new Map<string, string>();
  for (const { id, period, civil_on } of phone.rows.all('collection_open', scope)) {
    if (closed.has(id) && civil_on < (held.get(period) ?? '9')) held.set(period, civil_on);
  }
  return held;
}

/** Months in which a collection of the group was closed. */
export function heldPeriods(phone: Phone, groupId: string): Set<string> {
  return new Set(heldOn(phone, groupId).keys());
}

/** The days the group agreed on for single months; of two for one month the later arrival counts. */
export function agreedDates(phone: Phone, groupId: string): Map<string, string | null> {
  const dates = [...phone.rows.all('collection_date', groupScope(groupId))].sort((left, right) => left.seq - right.seq);
  return new Map(dates.map((each) => [each.period, each.collection_on]));
}

/** Of what a form holds, only the fields that differ from the row: an edit must not touch what nobody changed. */
export function changesOf<Fields extends object>(row: object, fields: Fields): Partial<Fields> {
  const shown = row as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => shown[name] !== value)) as Partial<Fields>;
}
