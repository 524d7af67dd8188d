/** Founding a group, also without signal; and correcting what was written about it. */

import { LIMITS } from '../contract/contract.gen';
import { SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { goTo } from '../router';
import { newId, type Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, MoneyField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { addDays } from '../values/thai_date';
import { normaliseThai, toWesternDigits } from '../values/thai_text';
import { changesOf, type GroupRow, groupScope, shortName } from './group_rows';
import { RowMissing } from './row_missing';

type Name =
  | 'name'
  | 'area_level'
  | 'subdistrict_code'
  | 'moo'
  | 'place_name'
  | 'founded_on'
  | 'pledge_mode'
  | 'pledge_min'
  | 'unit_price'
  | 'collection_day'
  | 'meeting_place';
type GroupTexts = Record<Name, string>;

/** A whole number typed in Thai or western digits; NaN when it is none. */
function wholeNumber(text: string): number {
  const digits = toWesternDigits(text).trim();
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

function blankTexts(today: string): GroupTexts {
  return {
    name: '',
    area_level: 'village',
    subdistrict_code: '',
    moo: '',
    place_name: '',
    founded_on: dateText(today),
    pledge_mode: 'amount',
    pledge_min: '10',
    unit_price: '50',
    collection_day: '5',
    meeting_place: '',
  };
}

export function textsOf(group: GroupRow): GroupTexts {
  return {
    name: group.name,
    area_level: group.area_level,
    subdistrict_code: group.subdistrict_code,
    moo: group.moo === null ? '' : String(group.moo),
    place_name: group.place_name ?? '',
    founded_on: dateText(group.founded_on),
    pledge_mode: group.pledge_mode,
    pledge_min: formatBaht(group.pledge_min_satang),
    unit_price: group.unit_price_satang === null ? '' : formatBaht(group.unit_price_satang),
    collection_day: String(group.collection_day),
    meeting_place: group.meeting_place ?? '',
  };
}

/** The group's full name in the trade, made of its village: used when the officer types none. */
export function proposedName(texts: Pick<GroupTexts, 'area_level' | 'place_name' | 'moo'>): string {
  const place = normaliseThai(texts.place_name);
  if (!place) return '';
  const moo = texts.area_level === 'village' ? wholeNumber(texts.moo) : Number.NaN;
  return moo >= 1 ? say('group.name_village', { place, moo }) : say('group.name_community', { place });
}

/** A sentence for each field that cannot be saved yet. */
export function checkGroup(texts: GroupTexts, today: string): Partial<GroupTexts> {
  const problems: Partial<GroupTexts> = {};
  const name = normaliseThai(texts.name) || proposedName(texts);
  if (!name) problems.name = say('group.name_missing');
  else if (name.length > SHAPES.group.name.length_max) {
    problems.name = say('field.too_long', { most: SHAPES.group.name.length_max });
  }
  if (!texts.subdistrict_code) problems.subdistrict_code = say('group.subdistrict_missing');
  if (texts.place_name.trim().length > SHAPES.group.place_name.length_max) {
    problems.place_name = say('field.too_long', { most: SHAPES.group.place_name.length_max });
  }
  if (texts.area_level === 'village' && texts.moo.trim() !== '') {
    const moo = wholeNumber(texts.moo);
    if (!(moo >= 1 && moo <= 99)) problems.moo = say('group.moo_range');
  }
  const founded = dateOf(texts.founded_on);
  if (!founded) problems.founded_on = say('date.unclear');
  else if (founded > addDays(today, 1)) problems.founded_on = say('date.not_yet');
  else if (founded < '1974-03-06') problems.founded_on = say('date.too_early');
  if (texts.pledge_mode === 'amount')
    checkMoney(texts.pledge_min, (text) => {
      problems.pledge_min = text;
    });
  else
    checkMoney(texts.unit_price, (text) => {
      problems.unit_price = text;
    });
  const day = wholeNumber(texts.collection_day);
  if (!(day >= 1 && day <= 31)) problems.collection_day = say('group.collection_day_range');
  if (texts.meeting_place.trim().length > SHAPES.group.meeting_place.length_max) {
    problems.meeting_place = say('field.too_long', { most: SHAPES.group.meeting_place.length_max });
  }
  return problems;
}

function checkMoney(text: string, report: (problem: string) => void): void {
  const satang = parseBaht(text);
  if (satang === null || satang < 1) report(say('money.unclear'));
  else if (satang > LIMITS.amount_satang_max)
    report(say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) }));
}

function fieldsOf(texts: GroupTexts) {
  const inUnits = texts.pledge_mode === 'units';
  const unitPrice = inUnits ? parseBaht(texts.unit_price) : null;
  return {
    name: normaliseThai(texts.name) || proposedName(texts),
    moo: texts.area_level === 'village' && texts.moo.trim() !== '' ? wholeNumber(texts.moo) : null,
    place_name: normaliseThai(texts.place_name) || null,
    founded_on: dateOf(texts.founded_on),
    pledge_mode: texts.pledge_mode,
    pledge_min_satang: inUnits ? unitPrice : parseBaht(texts.pledge_min),
    unit_price_satang: unitPrice,
    collection_day: wholeNumber(texts.collection_day),
    meeting_place: normaliseThai(texts.meeting_place) || null,
  };
}

/** Subdistricts where the officer works today, by district; the whole province while nothing narrower is known. */
function assignedSubdistricts(phone: Phone) {
  const codes = phone.assignments.value.map((assignment) => assignment.area_code);
  const lies = (code: string) =>
    codes.length === 0 || codes.some((area) => area.startsWith(code) || code.startsWith(area));
  return (phone.places.value?.districts ?? [])
    .filter((district) => lies(district.code))
    .map((district) => ({
      name: say('place.district', { name: district.name_th }),
      options: district.subdistricts
        .filter((subdistrict) => lies(subdistrict.code))
        .map((subdistrict) => ({
          value: subdistrict.code,
          text: `${subdistrict.name_th} (${say('place.district_short', { name: district.name_th })})`,
        })),
    }));
}

/** `#/groups/new` */
export function FoundGroup() {
  return <GroupForm />;
}

/** `#/groups/:group/edit` */
export function EditGroup({ group: groupId }: { group: string }) {
  const group = usePhone().rows.find('group', groupId);
  return group ? <GroupForm group={group} /> : <RowMissing />;
}

function GroupForm({ group }: { group?: GroupRow }) {
  const phone = usePhone();
  const today = phone.today();
  const form = useForm(group ? `group/${group.id}` : 'group/new', group ? textsOf(group) : blankTexts(today), (texts) =>
    checkGroup(texts, today),
  );
  const { texts } = form;
  const proposed = proposedName(texts);

  const save = async () => {
    if (!form.check()) return;
    const id = group?.id ?? newId();
    const fields = fieldsOf(texts);
    const set = group
      ? changesOf(group, fields)
      : {
          ...fields,
          area_level: texts.area_level,
          subdistrict_code: texts.subdistrict_code,
          officer_id: phone.person.value?.id,
          status: 'founding',
        };
    if (Object.keys(set).length > 0) {
      await phone.save([{ kind: 'group', scope: groupScope(id), id, data: { id, set } }]);
    }
    await form.clear();
    goTo(`/groups/${id}`, true);
    tell(group ? say('form.saved') : say('group.founded'));
  };

  if (!form.ready) return null;
  return (
    <Page
      title={group ? say('group.edit') : say('groups.found')}
      note={!group && say('group.found_help')}
      back={
        group ? { to: `/groups/${group.id}`, text: shortName(group) } : { to: '/groups', text: say('groups.title') }
      }
      bottom={
        <Button look="main" press={save}>
          {group ? say('form.save') : say('group.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay} onInput={hush}>
        {!group && (
          <>
            <SelectField
              form={form}
              name="subdistrict_code"
              label={say('place.subdistrict')}
              blank={say('place.choose_subdistrict')}
              groups={assignedSubdistricts(phone)}
            />
            <ChoiceField
              form={form}
              name="area_level"
              label={say('group.area_level')}
              options={[
                { value: 'village', text: say('group.village') },
                { value: 'community', text: say('group.community') },
              ]}
            />
          </>
        )}
        <TextField
          form={form}
          name="place_name"
          label={texts.area_level === 'community' ? say('group.community_name') : say('group.village_name')}
          hint={texts.area_level === 'community' ? undefined : say('group.village_name_hint')}
        />
        {texts.area_level !== 'community' && <TextField form={form} name="moo" label={say('group.moo')} digits />}
        <TextField
          form={form}
          name="name"
          label={say('group.name')}
          hint={proposed && !texts.name.trim() ? say('group.name_proposed', { name: proposed }) : undefined}
        />
        <DateField form={form} name="founded_on" label={say('group.founded_on')} />
        <ChoiceField
          form={form}
          name="pledge_mode"
          label={say('group.pledge_mode')}
          options={[
            { value: 'amount', text: say('group.pledge_amount') },
            { value: 'units', text: say('group.pledge_units') },
          ]}
        />
        {texts.pledge_mode === 'units' ? (
          <MoneyField form={form} name="unit_price" label={say('group.unit_price')} />
        ) : (
          <MoneyField form={form} name="pledge_min" label={say('group.pledge_min')} />
        )}
        <TextField
          form={form}
          name="collection_day"
          label={say('group.collection_day')}
          hint={say('group.collection_day_hint')}
          digits
        />
        <TextField form={form} name="meeting_place" label={say('group.meeting_place')} hint={say('field.optional')} />
      </form>
    </Page>
  );
}
