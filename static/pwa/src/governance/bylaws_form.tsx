/** Writing a version of the by-laws: paragraph by paragraph, each read back with the group's own values. */

import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { type Key, say } from '../i18n';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { type Draft, newId, type Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { fillIn, paragraphsOf, valuesIn, versionsOf } from './bylaws_rows';
import { meetingsOf, meetingTitle } from './minutes_rows';

const PARAGRAPHS_MAX = 60;
/** What there is to begin with, in our own words: an example. */
const EXAMPLE: readonly Key[] = [
  'bylaws.p1',
  'bylaws.p2',
  'bylaws.p3',
  'bylaws.p4',
  'bylaws.p5',
  'bylaws.p6',
  'bylaws.p7',
  'bylaws.p8',
  'bylaws.p9',
  'bylaws.p10',
  'bylaws.p11',
  'bylaws.p12',
  'bylaws.p13',
];

type Name = 'starts_on' | 'minutes' | 'paragraphs' | `text_${number}`;
export type BylawsTexts = Record<Name, string>;

/** What was typed, without the paragraphs that were emptied. */
export function typedParagraphs(texts: BylawsTexts): string[] {
  return Array.from({ length: Number(texts.paragraphs) }, (_, index) =>
    (texts[`text_${index + 1}`] ?? '').trim(),
  ).filter(Boolean);
}

/** A sentence for each field that cannot be saved yet; `needsMinutes` where the group's rule asks for them. */
export function checkBylaws(texts: BylawsTexts, needsMinutes: boolean): Partial<BylawsTexts> {
  const problems: Partial<BylawsTexts> = {};
  if (needsMinutes && !texts.minutes) problems.minutes = say('bylaws.minutes_missing');
  if (!dateOf(texts.starts_on)) problems.starts_on = say('date.unclear');
  if (typedParagraphs(texts).length === 0) problems.text_1 = say('bylaws.paragraphs_missing');
  const most = SHAPES.bylaw_paragraph.text.length_max;
  for (let place = 1; place <= Number(texts.paragraphs); place += 1) {
    if ((texts[`text_${place}`] ?? '').trim().length > most) {
      problems[`text_${place}`] = say('field.too_long', { most });
    }
  }
  return problems;
}

function blankTexts(phone: Phone, group: GroupRow): BylawsTexts {
  const latest = versionsOf(phone, group.id)[0];
  const begin = latest ? paragraphsOf(phone, group.id, latest.id) : EXAMPLE.map((key) => say(key));
  const places = Array.from({ length: PARAGRAPHS_MAX }, (_, index) => [`text_${index + 1}`, begin[index] ?? '']);
  return {
    starts_on: dateText(phone.today()),
    minutes: meetingsOf(phone, group.id)[0]?.id ?? '',
    paragraphs: String(begin.length),
    ...(Object.fromEntries(places) as Record<`text_${number}`, string>),
  };
}

/** `#/groups/:group/bylaws/new` */
export function WriteBylaws({ group: groupId }: { group: string }) {
  const group = usePhone().rows.find('group', groupId);
  return group ? <BylawsForm group={group} /> : <RowMissing />;
}

function BylawsForm({ group }: { group: GroupRow }) {
  const phone = usePhone();
  const versions = versionsOf(phone, group.id);
  const version = versions.reduce((most, each) => Math.max(most, each.version), 0) + 1;
  const needsMinutes = settingAt(phone, 'require_minutes_for_approval', group);
  const form = useForm<Name>(`bylaws/new/${group.id}`, blankTexts(phone, group), (typed) =>
    checkBylaws(typed, needsMinutes),
  );
  const { texts } = form;
  const count = Number(texts.paragraphs);
  const meetings = meetingsOf(phone, group.id);
  const home = `/groups/${group.id}/bylaws`;
  const valueOn = valuesIn(phone, group, dateOf(texts.starts_on) ?? phone.today());

  const save = async () => {
    if (!form.check()) return;
    const id = newId();
    const scope = groupScope(group.id);
    const data = { version, starts_on: dateOf(texts.starts_on), minutes_id: texts.minutes || null };
    const paragraphs = typedParagraphs(texts).map(
      (text, index): Draft => ({
        kind: 'bylaw_paragraph',
        scope,
        data: { bylaws_id: id, place: index + 1, text },
      }),
    );
    await phone.save([{ kind: 'bylaws', scope, id, data }, ...paragraphs]);
    await form.clear();
    tell(say('bylaws.saved', { version }));
    goTo(home, true);
  };

  if (!form.ready) return null;
  return (
    <Page
      title={say('bylaws.write')}
      note={say('bylaws.write_help')}
      back={{ to: home, text: say('bylaws.name') }}
      bottom={
        <Button look="main" press={save}>
          {say('bylaws.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        {versions.length === 0 && (
          <Banner>
            <p>{say('bylaws.example')}</p>
          </Banner>
        )}
        <p class="soft">{say('bylaws.values_help', { sample: '{entry_fee_satang}' })}</p>
        {Array.from({ length: count }, (_, index) => {
          const name = `text_${index + 1}` as const;
          const typed = texts[name] ?? '';
          const read = fillIn(typed, valueOn);
          return (
            <div class="stack-close" key={name}>
              <TextField form={form} name={name} label={say('bylaws.paragraph', { place: index + 1 })} long />
              {read !== typed && <p class="echo">{say('bylaws.reads', { text: read })}</p>}
            </div>
          );
        })}
        {count < PARAGRAPHS_MAX && (
          <Button wide icon="add" press={() => form.type('paragraphs', String(count + 1))}>
            {say('bylaws.add_paragraph')}
          </Button>
        )}
        <DateField form={form} name="starts_on" label={say('bylaws.starts_on')} />
        <SelectField
          form={form}
          name="minutes"
          label={say('bylaws.minutes')}
          hint={needsMinutes ? say('bylaws.minutes_help') : say('field.optional')}
          blank={say('minutes.choose')}
          groups={[
            {
              name: say('minutes.name'),
              options: meetings.map((meeting) => ({ value: meeting.id, text: meetingTitle(meeting) })),
            },
          ]}
        />
        {meetings.length === 0 && (
          <LinkButton to={`/groups/${group.id}/minutes/new`} icon="add">
            {say('minutes.write')}
          </LinkButton>
        )}
      </form>
    </Page>
  );
}
