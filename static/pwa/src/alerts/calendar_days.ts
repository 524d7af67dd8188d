/** The days a phone's own calendar should know: of groups and campaigns, never of a member. Computed offline from the rows. */

import { dueOf } from '../campaigns/campaign_rows';
import { allPosts } from '../governance/committee_rows';
import { meetingsOf } from '../governance/minutes_rows';
import { collectionDateIn, meetingsFrom } from '../groups/collection_date';
import { agreedDates, countedGroups, type GroupRow, heldPeriods, shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { meetsBy, yearBegins } from './agm_due';
import type { CalendarEvent } from './calendar_file';
import { ownTargets } from './own_targets';
import { alertId } from './rule';

/** A day, before it has its id; `key` tells days of one subject apart and stays when the day is moved. */
export type CalendarDay = Omit<CalendarEvent, 'uid'> & { sort: string; subject: string; key: string };

const MONTHS = 12;
const HOUR = 60;
const DAY = 24 * HOUR;
/** The evening before, and nine in the morning so many days before: never in the night. */
const EVENING_BEFORE = -7 * HOUR;
const morningBefore = (days: number) => 9 * HOUR - days * DAY;

/** Everything from today on, the nearest first. */
export function calendarDays(phone: Phone): CalendarDay[] {
  const person = phone.person.value;
  const led = countedGroups(phone).filter(
    (group) => group.officer_id === person?.id && group.status !== 'closed' && group.status !== 'dormant',
  );
  return [...led.flatMap((group) => daysOfGroup(phone, group)), ...campaignDays(phone), ...savingsWeek(phone)]
    .filter((day) => day.on >= phone.today())
    .sort((left, right) => (left.on < right.on ? -1 : 1));
}

/** The days with their ids, which follow from what they are about as those of alerts do. */
export function calendarEvents(days: readonly CalendarDay[]): Promise<CalendarEvent[]> {
  return Promise.all(
    days.map(async ({ sort, subject, key, ...event }) => {
      const id = await alertId({ rule: `calendar_${sort}`, subject, due_on: key, step: 0, recipient: '' });
      return { ...event, uid: id };
    }),
  );
}

function daysOfGroup(phone: Phone, group: GroupRow): CalendarDay[] {
  const name = shortName(group);
  const day = (sort: string, key: string, on: string, remind_minutes: number, summary: string): CalendarDay => ({
    sort,
    subject: group.id,
    key,
    on,
    remind_minutes,
    summary,
  });
  const held = heldPeriods(phone, group.id);
  const collections = meetingsFrom(
    phone.today().slice(0, 7),
    MONTHS,
    group.collection_day,
    agreedDates(phone, group.id),
  )
    .filter(({ period }) => !held.has(period))
    .map(({ period, collection_on }) => ({
      ...day(
        'collection',
        period,
        collection_on ?? collectionDateIn(period, group.collection_day),
        EVENING_BEFORE,
        say('calendar.collection', { group: name }),
      ),
      ...(collection_on === null && { is_cancelled: true }),
    }));
  const ahead = settingAt(phone, 'committee_term_ending_days', group);
  const terms = new Set(
    allPosts(phone, group.id)
      .filter((post) => post.status === 'stands')
      .map((post) => post.to_on),
  );
  return [
    ...collections,
    ...[...terms].map((on) => day('term', on, on, morningBefore(ahead), say('calendar.term', { group: name }))),
    generalMeeting(phone, group, (key, on) =>
      day('agm', key, on, morningBefore(30), say('calendar.agm', { group: name })),
    ),
  ];
}

/** The last day for the general meeting that is still owed: this year's of the group, or the next one's. */
function generalMeeting(phone: Phone, group: GroupRow, day: (key: string, on: string) => CalendarDay): CalendarDay {
  const startMonth = settingAt(phone, 'group_year_start_month', group);
  const begins = yearBegins(startMonth, phone.today());
  const metOn = meetingsOf(phone, group.id).find((meeting) => meeting.meeting === 'general')?.held_on ?? '';
  const isOwed = metOn < begins && group.founded_on < begins;
  const year = isOwed ? begins : `${Number(begins.slice(0, 4)) + 1}${begins.slice(4)}`;
  return day(year, meetsBy(year));
}

function campaignDays(phone: Phone): CalendarDay[] {
  const person = phone.person.value;
  const own = person?.role === 'officer' ? ownTargets(phone, person.id) : null;
  const event = (subject: string, key: string, on: string, summary: string): CalendarDay => ({
    sort: 'campaign',
    subject,
    key,
    on,
    remind_minutes: morningBefore(7),
    summary,
  });
  return phone.rows
    .all('campaign')
    .filter((campaign) => campaign.state === 'open')
    .flatMap((campaign) => {
      const target = own?.find((each) => each.campaign_id === campaign.id);
      if (target && target.founded >= target.quantity) return [];
      return [
        event(
          campaign.id,
          'target',
          target?.target_on ?? dueOf(campaign),
          say('calendar.target', { name: campaign.name }),
        ),
        event(campaign.id, 'hard', campaign.hard_on, say('calendar.hard', { name: campaign.name })),
      ];
    });
}

function savingsWeek(phone: Phone): CalendarDay[] {
  const days: number = settingAt(phone, 'savings_week_days');
  if (days === 0) return [];
  const today = phone.today();
  const thisYear = Number(today.slice(0, 4));
  const year = today.slice(5) <= '03-06' ? thisYear : thisYear + 1;
  return [
    {
      sort: 'week',
      subject: String(year),
      key: String(year),
      on: `${year}-03-06`,
      days,
      remind_minutes: morningBefore(7),
      summary: say('calendar.week'),
    },
  ];
}
