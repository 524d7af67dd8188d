/** Minutes of a group's meetings, from the rows the phone shows, and in words. */

import { groupScope } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone, RowOf, Shown } from '../sync/ports';
import { formatThaiDate } from '../values/thai_date';

export type MinutesRow = Shown<RowOf['minutes']>;
export type AgendaRow = Shown<RowOf['agenda_item']>;

const BUDDHIST_YEARS = 543;

/** The minutes that stand, the latest meeting first: those that were written anew are left out. */
export function meetingsOf(phone: Phone, groupId: string): MinutesRow[] {
  const all = phone.rows.all('minutes', groupScope(groupId));
  const replaced = new Set(all.map((meeting) => meeting.replaces));
  return all
    .filter((meeting) => !replaced.has(meeting.id))
    .sort((left, right) => right.held_on.localeCompare(left.held_on) || (left.id < right.id ? 1 : -1));
}

/** The items of a meeting in their order. */
export function agendaOf(phone: Phone, groupId: string, minutesId: string): AgendaRow[] {
  return phone.rows
    .all('agenda_item', groupScope(groupId))
    .filter((item) => item.minutes_id === minutesId)
    .sort((left, right) => left.place - right.place);
}

/** "2569" of a day. */
export function yearOf(day: string): string {
  return String(Number(day.slice(0, 4)) + BUDDHIST_YEARS);
}

/** "ประชุมคณะกรรมการ ครั้งที่ 3/2569, 5 ต.ค. 69" */
export function meetingTitle(meeting: Pick<MinutesRow, 'meeting' | 'number' | 'held_on'>): string {
  return say('minutes.is', {
    meeting: say(`minutes.${meeting.meeting}`),
    number: meeting.number,
    year: yearOf(meeting.held_on),
    date: formatThaiDate(meeting.held_on, 'short'),
  });
}

/** The number of the next meeting of its sort in a year: one more than the highest. */
export function nextNumber(
  meetings: readonly Pick<MinutesRow, 'meeting' | 'number' | 'held_on'>[],
  meeting: string,
  day: string,
): number {
  const same = meetings.filter((each) => each.meeting === meeting && each.held_on.slice(0, 4) === day.slice(0, 4));
  return same.reduce((most, each) => Math.max(most, each.number), 0) + 1;
}
