/** Registering members one after the other, and correcting what was written about one. */

import { LIMITS } from '../contract/contract.gen';
import { SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { nearMembers } from '../members/near_members';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { newId } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, MoneyField, SelectField, TextField } from '../ui/field';
import { type Form, stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { addDays } from '../values/thai_date';
import { normaliseThai, toWesternDigits } from '../values/thai_text';
import {
  changesOf,
  type GroupRow,
  groupScope,
  type MemberRow,
  memberName,
  membersOf,
  nextMemberNumber,
  registerOf,
  shortName,
} from './group_rows';
import { isMinor } from './majority';
import { RowMissing } from './row_missing';

type Name =
  | 'number'
  | 'title'
  | 'first_name'
  | 'last_name'
  | 'pledge'
  | 'joined_on'
  | 'phone'
  | 'member_type'
  | 'born'
  | 'guardian_member'
  | 'guardian_name'
  | 'address';
export type MemberTexts = Record<Name, string>;

/** So many names that are alike are looked at; more would push the form away. */
const NEAR_SHOWN = 3;

/** What the form proposes for a new member. */
export function blankTexts(group: GroupRow, today: string): MemberTexts {
  return {
    number: '',
    title: '',
    first_name: '',
    last_name: '',
    pledge: formatBaht(group.pledge_min_satang),
    joined_on: dateText(group.founded_on > today ? group.founded_on : today),
    phone: '',
    member_type: 'ordinary',
    born: '',
    guardian_member: '',
    guardian_name: '',
    address: '',
  };
}

export function textsOf(member: MemberRow): MemberTexts {
  return {
    number: member.number,
    title: member.title ?? '',
    first_name: member.first_name,
    last_name: member.last_name ?? '',
    pledge: formatBaht(member.pledge_satang),
    joined_on: dateText(member.joined_on),
    phone: member.phone ?? '',
    member_type: member.member_type ?? 'ordinary',
    born: birthText(member.born ?? null),
    guardian_member: member.guardian_member_id ?? '',
    guardian_name: member.guardian_name ?? '',
    address: member.address ?? '',
  };
}

/** A sentence for each field that cannot be saved yet; `taken` holds the other members by number. */
export function checkMember(
  texts: MemberTexts,
  group: Pick<GroupRow, 'founded_on' | 'pledge_min_satang' | 'pledge_mode' | 'unit_price_satang'>,
  taken: ReadonlyMap<number, string>,
  today: string,
): Partial<MemberTexts> {
  const problems: Partial<MemberTexts> = {};
  const number = toWesternDigits(texts.number).trim();
  const holder = taken.get(Number(number));
  if (!/^\d{1,6}$/.test(number)) problems.number = say('member.number_unclear');
  else if (holder !== undefined) problems.number = say('member.number_taken', { name: holder });
  if (!texts.first_name.trim()) problems.first_name = say('member.first_name_missing');
  for (const name of ['title', 'first_name', 'last_name', 'guardian_name', 'address'] as const) {
    const most = SHAPES.member[name].length_max;
    if (texts[name].trim().length > most) problems[name] = say('field.too_long', { most });
  }
  const pledge = parseBaht(texts.pledge);
  const unit = group.pledge_mode === 'units' ? group.unit_price_satang : null;
  if (pledge === null || pledge < 1) problems.pledge = say('money.unclear');
  else if (pledge < group.pledge_min_satang) {
    problems.pledge = say('member.pledge_low', { least: formatBaht(group.pledge_min_satang) });
  } else if (unit && pledge % unit !== 0) problems.pledge = say('member.pledge_units', { unit: formatBaht(unit) });
  else if (pledge > LIMITS.amount_satang_max) {
    problems.pledge = say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) });
  }
  const joined = dateOf(texts.joined_on);
  if (!joined) problems.joined_on = say('date.unclear');
  else if (joined > addDays(today, 1)) problems.joined_on = say('date.not_yet');
  else if (joined < group.founded_on) problems.joined_on = say('member.joined_early');
  const born = birthOf(texts.born);
  if (born === null && /\d/.test(texts.born)) problems.born = say('date.unclear');
  else if (born && joined && born > joined) problems.born = say('member.born_late');
  else if (isOfMinor(texts) && !texts.guardian_member && !texts.guardian_name.trim()) {
    problems.guardian_name = say('member.guardian_missing');
  }
  const phone = phoneDigits(texts.phone);
  if (phone && !/^0\d{8,9}$/.test(phone)) problems.phone = say('member.phone_unclear');
  return problems;
}

/** Whether what was typed makes a member who was not of age at joining. */
function isOfMinor(texts: Pick<MemberTexts, 'born' | 'joined_on'>): boolean {
  const born = birthOf(texts.born);
  const joined = dateOf(texts.joined_on);
  return born !== null && joined !== null && isMinor(born, joined);
}

/** A birth as the date field keeps it, as far as it is known: "27/5/2550" → "2007-05-27", "//2550" → "2007"; else null. */
export function birthOf(text: string): string | null {
  const [day = '', month = '', year = ''] = text.split('/').map((part) => part.trim());
  const whole = dateOf(`${day || 1}/${month || 1}/${year}`);
  if (whole === null || (day && !month)) return null;
  return whole.slice(0, day ? 10 : month ? 7 : 4);
}

function birthText(born: string | null): string {
  if (born === null) return '';
  const [day = '', month = '', year = ''] = dateText(`${born}-01-01`.slice(0, 10)).split('/');
  return `${born.length > 7 ? day : ''}/${born.length > 4 ? month : ''}/${year}`;
}

function phoneDigits(text: string): string {
  return toWesternDigits(text).replace(/[\s-]/g, '');
}

/** What was typed, once `checkMember` has nothing to say, as the record says it. */
export function fieldsOf(texts: MemberTexts, numberFormat: string) {
  const hasGuardian = isOfMinor(texts);
  return {
    number: toWesternDigits(texts.number).trim().padStart(numberFormat.length, '0'),
    title: normaliseThai(texts.title) || null,
    first_name: normaliseThai(texts.first_name),
    last_name: normaliseThai(texts.last_name),
    pledge_satang: parseBaht(texts.pledge),
    joined_on: dateOf(texts.joined_on),
    phone: phoneDigits(texts.phone) || null,
    member_type: texts.member_type === 'ordinary' ? null : texts.member_type,
    born: birthOf(texts.born),
    guardian_member_id: hasGuardian ? texts.guardian_member || null : null,
    guardian_name: hasGuardian ? normaliseThai(texts.guardian_name) || null : null,
    address: normaliseThai(texts.address) || null,
  };
}

/** `#/groups/:group/members/new` */
export function RegisterMember({ group: groupId }: { group: string }) {
  const group = usePhone().rows.find('group', groupId);
  return group ? <MemberForm group={group} /> : <RowMissing />;
}

/** `#/groups/:group/members/:member/edit` */
export function EditMember({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  return group && member ? <MemberForm group={group} member={member} /> : <RowMissing />;
}

function MemberForm({ group, member }: { group: GroupRow; member?: MemberRow }) {
  const phone = usePhone();
  const today = phone.today();
  const members = membersOf(phone, group.id);
  const others = registerOf(phone, group.id).filter((other) => other.id !== member?.id);
  const numberFormat = settingAt(phone, 'member_no_format', group);
  const proposed = nextMemberNumber(others, numberFormat);
  const taken = new Map(others.map((other) => [Number(other.number), memberName(other)]));
  const whole = (texts: MemberTexts) => ({ ...texts, number: texts.number.trim() || proposed });
  const form = useForm(
    member ? `member/${member.id}` : `member/new/${group.id}`,
    member ? textsOf(member) : blankTexts(group, today),
    (texts) => checkMember(whole(texts), group, taken, today),
  );
  const home = member ? `/groups/${group.id}/members/${member.id}` : `/groups/${group.id}/members`;

  const save = async (more: boolean) => {
    if (!form.check()) return;
    const id = member?.id ?? newId();
    const fields = fieldsOf(whole(form.texts), numberFormat);
    const set = member ? changesOf(member, fields) : { ...fields, status: 'active' };
    if (Object.keys(set).length > 0) {
      await phone.save([{ kind: 'member', scope: groupScope(group.id), id, data: { id, set } }]);
    }
    const { title, pledge, joined_on } = form.texts;
    await form.clear(more ? { title, pledge, joined_on } : {});
    tell(say('member.saved', { number: fields.number, name: memberName(fields) }));
    if (more) setTimeout(() => document.querySelector<HTMLElement>('[data-first] input')?.focus());
    else goTo(home, true);
  };

  if (!form.ready) return null;
  return (
    <Page
      title={member ? say('member.edit') : say('members.add')}
      note={shortName(group)}
      back={member ? { to: home, text: memberName(member) } : { to: home, text: say('members.title') }}
      bottom={
        <>
          {!member && (
            <Button look="main" press={() => save(true)}>
              {say('member.save_and_next')}
            </Button>
          )}
          <Button look={member ? 'main' : 'plain'} wide press={() => save(false)}>
            {say(member ? 'form.save' : 'member.save')}
          </Button>
        </>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <ChoiceField
          form={form}
          name="title"
          label={say('member.title')}
          options={say('member.titles')
            .split(' ')
            .map((title) => ({ value: title, text: title }))}
        />
        <div data-first>
          <TextField form={form} name="first_name" label={say('member.first_name')} />
        </div>
        <TextField form={form} name="last_name" label={say('member.last_name')} />
        {!member && <NearMembers groupId={group.id} members={members} texts={form.texts} />}
        <MoneyField
          form={form}
          name="pledge"
          label={say('member.pledge')}
          hint={member && say('member.pledge_edit_hint')}
        />
        <TextField
          form={form}
          name="number"
          label={say('member.number')}
          hint={form.texts.number.trim() === '' ? say('member.number_proposed', { number: proposed }) : undefined}
          digits
        />
        <DateField form={form} name="joined_on" label={say('member.joined_on')} />
        <TextField form={form} name="phone" label={say('member.phone')} hint={say('field.optional')} digits />
        <DateField form={form} name="born" label={say('member.born')} hint={say('member.born_hint')} />
        {isOfMinor(form.texts) && (
          <GuardianFields form={form} others={members.filter((other) => other.id !== member?.id)} />
        )}
        <MemberType group={group} form={form} />
        <TextField form={form} name="address" label={say('member.address')} hint={say('field.optional')} />
      </form>
    </Page>
  );
}

/** Members who may be the person being registered: a look before the same person is there twice. What is typed stays. */
function NearMembers(properties: { groupId: string; members: readonly MemberRow[]; texts: MemberTexts }) {
  const { groupId, members, texts } = properties;
  const near = nearMembers(texts, members);
  if (near.length === 0) return null;
  return (
    <Banner>
      <p>{say('member.near')}</p>
      {near.slice(0, NEAR_SHOWN).map((each) => (
        <LinkButton key={each.id} to={`/groups/${groupId}/members/${each.id}`}>
          {each.number} {memberName(each)}
        </LinkButton>
      ))}
    </Banner>
  );
}

/** Who answers for a minor: a member of the group, or somebody named. */
function GuardianFields({ form, others }: { form: Form<Name>; others: readonly MemberRow[] }) {
  const adults = others.filter(
    (other) => other.status !== 'left' && !(other.born && isMinor(other.born, other.joined_on)),
  );
  return (
    <>
      <p>{say('member.guardian_why')}</p>
      {adults.length > 0 && (
        <SelectField
          form={form}
          name="guardian_member"
          label={say('member.guardian')}
          blank={say('member.guardian_none')}
          groups={[
            {
              name: say('members.title'),
              options: adults.map((other) => ({ value: other.id, text: `${other.number} ${memberName(other)}` })),
            },
          ]}
        />
      )}
      {!form.texts.guardian_member && (
        <TextField form={form} name="guardian_name" label={say('member.guardian_name')} />
      )}
    </>
  );
}

/** Asked only where a group has other than ordinary members. */
function MemberType({ form, group }: { form: Form<Name>; group: GroupRow }) {
  const types = new Set<string>([...settingAt(usePhone(), 'member_types_enabled', group), form.texts.member_type]);
  if (types.size < 2) return null;
  return (
    <ChoiceField
      form={form}
      name="member_type"
      label={say('member.member_type')}
      options={SHAPES.member.member_type.choices
        .filter((type) => types.has(type))
        .map((type) => ({ value: type, text: say(`member.member_type_${type}`) }))}
    />
  );
}
