/** Writing the minutes of a meeting, also without signal: what is typed is kept on the phone until it is saved. */

import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope, memberName, membersOf, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { type Key, say } from '../i18n';
import { goTo } from '../router';
import { type Draft, newId, type Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { ChecksField, tickedOf } from '../ui/checks_field';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { clockOf } from '../values/clock';
import { addDays } from '../values/thai_date';
import { normaliseThai, toWesternDigits } from '../values/thai_text';
import { postsOn } from './committee';
import { allPosts, holderOf, postsText } from './committee_rows';
import { agendaOf, type MinutesRow, meetingsOf, meetingTitle, nextNumber, yearOf } from './minutes_rows';

const FIELDS = SHAPES.minutes;
const ITEM_FIELDS = SHAPES.agenda_item;
const ITEMS_MAX = 20;
/** The usual agenda of an official meeting. */
const USUAL: readonly Key[] = [
  'minutes.item_notices',
  'minutes.item_last_minutes',
  'minutes.item_arising',
  'minutes.item_decide',
  'minutes.item_other',
];

type ItemName = `heading_${number}` | `said_${number}` | `resolved_${number}`;
type Name =
  | 'meeting'
  | 'number'
  | 'held_on'
  | 'began_at'
  | 'ended_at'
  | 'place'
  | 'present'
  | 'absence_note'
  | 'guests'
  | 'items'
  | 'taken_by'
  | 'checked_by'
  | ItemName;
export type MinutesTexts = Record<Name, string>;

/** The places of the items that are on the form. */
function itemsOf(texts: Pick<MinutesTexts, 'items'>): number[] {
  return Array.from({ length: Number(texts.items) }, (_, index) => index + 1);
}

function itemText(texts: MinutesTexts, name: 'heading' | 'said' | 'resolved', place: number): string {
  return (texts[`${name}_${place}`] ?? '').trim();
}

/** A sentence for each field that cannot be saved yet. */
export function checkMinutes(texts: MinutesTexts, today: string): Partial<MinutesTexts> {
  const problems: Partial<MinutesTexts> = {};
  const number = Number(toWesternDigits(texts.number).trim() || Number.NaN);
  if (texts.number.trim() !== '' && !(Number.isInteger(number) && number >= 1 && number <= FIELDS.number.maximum)) {
    problems.number = say('minutes.number_unclear');
  }
  const held = dateOf(texts.held_on);
  if (!held) problems.held_on = say('date.unclear');
  else if (held > addDays(today, 1)) problems.held_on = say('date.not_yet');
  for (const name of ['began_at', 'ended_at'] as const) {
    if (texts[name].trim() && clockOf(texts[name]) === null) problems[name] = say('minutes.clock_unclear');
  }
  if (!texts.place.trim()) problems.place = say('minutes.place_missing');
  if (tickedOf(texts.present).length === 0) problems.present = say('minutes.present_missing');
  else if (tickedOf(texts.present).length > FIELDS.present.most) {
    problems.present = say('minutes.present_many', { most: FIELDS.present.most });
  }
  for (const name of ['place', 'absence_note', 'guests', 'taken_by', 'checked_by'] as const) {
    const most = FIELDS[name].length_max;
    if (texts[name].trim().length > most) problems[name] = say('field.too_long', { most });
  }
  for (const place of itemsOf(texts)) {
    const isNamed = itemText(texts, 'heading', place) !== '';
    if (!isNamed && (itemText(texts, 'said', place) || itemText(texts, 'resolved', place))) {
      problems[`heading_${place}`] = say('minutes.heading_missing');
    }
    for (const name of ['heading', 'said', 'resolved'] as const) {
      const most = ITEM_FIELDS[name].length_max;
      if (itemText(texts, name, place).length > most) problems[`${name}_${place}`] = say('field.too_long', { most });
    }
  }
  return problems;
}

function blankTexts(phone: Phone, group: GroupRow): MinutesTexts {
  const today = phone.today();
  const isFirst = meetingsOf(phone, group.id).length === 0;
  const items = Object.fromEntries(
    Array.from({ length: ITEMS_MAX }, (_, index) => {
      const usual = USUAL[index];
      return [
        [`heading_${index + 1}`, usual ? say(usual) : ''],
        [`said_${index + 1}`, ''],
        [`resolved_${index + 1}`, ''],
      ];
    }).flat(),
  ) as Record<ItemName, string>;
  return {
    meeting: isFirst ? 'founding' : 'committee',
    number: '',
    held_on: dateText(today),
    began_at: '',
    ended_at: '',
    place: group.meeting_place ?? group.place_name ?? '',
    present: '',
    absence_note: '',
    guests: phone.person.value?.display_name ?? '',
    items: String(USUAL.length),
    taken_by: holderOf(phone, group.id, 'secretary', today),
    checked_by: holderOf(phone, group.id, 'chair', today),
    ...items,
  };
}

function textsOf(phone: Phone, group: GroupRow, minutes: MinutesRow): MinutesTexts {
  const agenda = agendaOf(phone, group.id, minutes.id);
  const blank = blankTexts(phone, group);
  const items = Object.fromEntries(
    Array.from({ length: ITEMS_MAX }, (_, index) => {
      const item = agenda[index];
      return [
        [`heading_${index + 1}`, item?.heading ?? ''],
        [`said_${index + 1}`, item?.said ?? ''],
        [`resolved_${index + 1}`, item?.resolved ?? ''],
      ];
    }).flat(),
  ) as Record<ItemName, string>;
  return {
    ...blank,
    meeting: minutes.meeting,
    number: String(minutes.number),
    held_on: dateText(minutes.held_on),
    began_at: minutes.began_at ?? '',
    ended_at: minutes.ended_at ?? '',
    place: minutes.place,
    present: minutes.present.join(' '),
    absence_note: minutes.absence_note ?? '',
    guests: minutes.guests ?? '',
    items: String(Math.max(agenda.length, 1)),
    taken_by: minutes.taken_by ?? '',
    checked_by: minutes.checked_by ?? '',
    ...items,
  };
}

/** `#/groups/:group/minutes/new` */
export function WriteMinutes({ group: groupId }: { group: string }) {
  const group = usePhone().rows.find('group', groupId);
  return group ? <MinutesForm group={group} /> : <RowMissing />;
}

/** `#/groups/:group/minutes/:minutes/edit`: written anew; the older text stays in the books. */
export function RewriteMinutes({ group: groupId, minutes: minutesId }: { group: string; minutes: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const minutes = phone.rows.find('minutes', minutesId);
  return group && minutes ? <MinutesForm group={group} minutes={minutes} /> : <RowMissing />;
}

function MinutesForm({ group, minutes }: { group: GroupRow; minutes?: MinutesRow }) {
  const phone = usePhone();
  const today = phone.today();
  const form = useForm<Name>(
    minutes ? `minutes/${minutes.id}` : `minutes/new/${group.id}`,
    minutes ? textsOf(phone, group, minutes) : blankTexts(phone, group),
    (texts) => checkMinutes(texts, today),
  );
  const { texts } = form;
  const held = dateOf(texts.held_on) ?? today;
  const meetings = meetingsOf(phone, group.id).filter((each) => each.id !== minutes?.id);
  const proposed = nextNumber(meetings, texts.meeting, held);
  const people = peopleOf(phone, group, texts.meeting, held);
  const count = Number(texts.items);

  const save = async () => {
    if (!form.check()) return;
    const id = newId();
    const text = (typed: string) => normaliseThai(typed) || null;
    const meeting = texts.meeting as MinutesRow['meeting'];
    const number = Number(toWesternDigits(texts.number).trim() || proposed);
    const data = {
      meeting,
      number,
      held_on: held,
      began_at: clockOf(texts.began_at),
      ended_at: clockOf(texts.ended_at),
      place: texts.place,
      present: tickedOf(texts.present),
      absence_note: text(texts.absence_note),
      guests: text(texts.guests),
      taken_by: text(texts.taken_by),
      checked_by: text(texts.checked_by),
      replaces: minutes?.id ?? null,
    };
    const items = itemsOf(texts)
      .filter((place) => itemText(texts, 'heading', place))
      .map((place, index): Draft => {
        const heading = itemText(texts, 'heading', place);
        const said = itemText(texts, 'said', place) || null;
        const resolved = itemText(texts, 'resolved', place) || null;
        const item = { minutes_id: id, place: index + 1, heading, said, resolved };
        return { kind: 'agenda_item', scope: groupScope(group.id), data: item };
      });
    await phone.save([{ kind: 'minutes', scope: groupScope(group.id), id, data }, ...items]);
    await form.clear();
    tell(say('minutes.saved', { minutes: meetingTitle({ meeting, number, held_on: held }) }));
    goTo(`/groups/${group.id}/minutes/${id}`, true);
  };

  if (!form.ready) return null;
  return (
    <Page
      title={say(minutes ? 'minutes.edit' : 'minutes.write')}
      note={minutes ? say('minutes.edit_help') : say('minutes.write_help')}
      back={{
        to: minutes ? `/groups/${group.id}/minutes/${minutes.id}` : `/groups/${group.id}/minutes`,
        text: say('minutes.name'),
      }}
      bottom={
        <Button look="main" press={save}>
          {say('minutes.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <p class="soft">{shortName(group)}</p>
        <ChoiceField
          form={form}
          name="meeting"
          label={say('minutes.which')}
          options={FIELDS.meeting.choices.map((meeting) => ({ value: meeting, text: say(`minutes.${meeting}`) }))}
        />
        <TextField
          form={form}
          name="number"
          label={say('minutes.number')}
          hint={
            texts.number.trim() === ''
              ? say('minutes.number_proposed', { number: proposed, year: yearOf(held) })
              : undefined
          }
          digits
        />
        <DateField form={form} name="held_on" label={say('minutes.held_on')} />
        <TextField form={form} name="began_at" label={say('minutes.began_at')} hint={say('minutes.clock_hint')} />
        <TextField form={form} name="place" label={say('minutes.place')} />
        <ChecksField
          form={form}
          name="present"
          label={say('minutes.present', { count: tickedOf(texts.present).length, all: people.length })}
          hint={people.length === 0 ? say('committee.no_members') : say('minutes.present_hint')}
          options={people}
          long
        />
        {people.length > 0 && (
          <Button wide press={() => form.type('present', people.map((person) => person.value).join(' '))}>
            {say('minutes.all_present')}
          </Button>
        )}
        <TextField
          form={form}
          name="absence_note"
          label={say('minutes.absence_note')}
          hint={say('field.optional')}
          long
        />
        <TextField form={form} name="guests" label={say('minutes.guests')} hint={say('minutes.guests_hint')} long />
        {itemsOf(texts).map((place) => (
          <Card key={place} title={say('minutes.item', { place })}>
            <TextField form={form} name={`heading_${place}`} label={say('minutes.heading')} />
            <TextField form={form} name={`said_${place}`} label={say('minutes.said')} long />
            <TextField form={form} name={`resolved_${place}`} label={say('minutes.resolved')} long />
          </Card>
        ))}
        {count < ITEMS_MAX && (
          <Button wide icon="add" press={() => form.type('items', String(count + 1))}>
            {say('minutes.add_item')}
          </Button>
        )}
        <TextField form={form} name="ended_at" label={say('minutes.ended_at')} />
        <TextField form={form} name="taken_by" label={say('minutes.taken_by')} />
        <TextField form={form} name="checked_by" label={say('minutes.checked_by')} />
      </form>
    </Page>
  );
}

/** Whom a meeting calls: the committee, or everybody who was a member by then; those with a post first. */
export function peopleOf(phone: Phone, group: GroupRow, meeting: string, day: string) {
  const posts = postsOn(allPosts(phone, group.id), day);
  const inOffice = new Set(posts.map((post) => post.member_id));
  const members = membersOf(phone, group.id).filter((member) => member.status !== 'left' && member.joined_on <= day);
  const called = meeting === 'committee' && inOffice.size > 0 ? members.filter(({ id }) => inOffice.has(id)) : members;
  return [...called]
    .sort((left, right) => Number(inOffice.has(right.id)) - Number(inOffice.has(left.id)))
    .map((member) => ({
      value: member.id,
      text: memberName(member),
      note: postsText(posts, member.id, day) || undefined,
    }));
}
