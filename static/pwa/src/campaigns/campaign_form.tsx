/** Setting up a campaign, and changing it: the printed words first, then the day they are read as. */

import { SHAPES } from '../contract/later.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { newId } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, TextField } from '../ui/field';
import { type Form, stay, tooLong, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { normaliseThai, toWesternDigits } from '../values/thai_text';
import { type CampaignRow, campaignScope } from './campaign_rows';
import { readingsOf } from './deadline_words';

export interface CampaignTexts {
  name: string;
  agenda: string;
  unit: string;
  unit_name: string;
  quantity: string;
  signed_on: string;
  starts_on: string;
  target_words: string;
  target_on: string;
  hard_words: string;
  hard_on: string;
}

/** How many, as typed; null for what is no whole number within the limits. */
export function readQuantity(text: string, least: number, most: number): number | null {
  const typed = toWesternDigits(text).trim();
  return /^\d{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : null;
}

/** A sentence for each field that cannot be saved yet. */
export function checkCampaign(texts: CampaignTexts): Partial<CampaignTexts> {
  const { minimum: least, maximum: most } = SHAPES.campaign.quantity;
  const [target, hard] = [dateOf(texts.target_on), dateOf(texts.hard_on)];
  const unclear = say('date.unclear');
  return {
    ...tooLong(SHAPES.campaign, { ...texts }),
    ...(texts.name.trim() === '' && { name: say('campaign.name_missing') }),
    ...(texts.unit === 'other' && texts.unit_name.trim() === '' && { unit_name: say('campaign.unit_name_missing') }),
    ...(readQuantity(texts.quantity, least, most) === null && {
      quantity: say('campaign.quantity_unclear', { least, most }),
    }),
    ...(!dateOf(texts.signed_on) && { signed_on: unclear }),
    ...(!dateOf(texts.starts_on) && { starts_on: unclear }),
    ...(!target && { target_on: unclear }),
    ...(!hard && { hard_on: unclear }),
    ...(target && hard && hard < target && { hard_on: say('campaign.order_wrong') }),
  };
}

/** What is saved of what was typed; the reading is unconfirmed from then on where words or dates are new. */
export function campaignOf(texts: CampaignTexts, before?: CampaignRow) {
  const words = {
    target_words: normaliseThai(texts.target_words) || null,
    hard_words: normaliseThai(texts.hard_words) || null,
  };
  const dates = { target_on: dateOf(texts.target_on) ?? '', hard_on: dateOf(texts.hard_on) ?? '' };
  const isAsBefore =
    before !== undefined &&
    (before.target_words ?? null) === words.target_words &&
    (before.hard_words ?? null) === words.hard_words &&
    before.target_on === dates.target_on &&
    before.hard_on === dates.hard_on;
  return {
    name: normaliseThai(texts.name),
    agenda: normaliseThai(texts.agenda) || null,
    unit_name: texts.unit === 'other' ? normaliseThai(texts.unit_name) : null,
    quantity: Number(toWesternDigits(texts.quantity)),
    signed_on: dateOf(texts.signed_on) ?? '',
    starts_on: dateOf(texts.starts_on) ?? '',
    ...words,
    ...dates,
    target_earliest_on: readingsOf(texts.target_words)[0] ?? null,
    ...(!isAsBefore && { confirmed_on: null, confirmed_by_name: null }),
  };
}

function textsOf(campaign: CampaignRow | undefined, today: string): CampaignTexts {
  const typed = (day: string | undefined) => (day ? dateText(day) : '');
  return {
    name: campaign?.name ?? '',
    agenda: campaign?.agenda ?? '',
    unit: campaign?.unit_name ? 'other' : 'group',
    unit_name: campaign?.unit_name ?? '',
    quantity: String(campaign?.quantity ?? 1),
    signed_on: dateText(campaign?.signed_on ?? today),
    starts_on: dateText(campaign?.starts_on ?? today),
    target_words: campaign?.target_words ?? '',
    target_on: typed(campaign?.target_on),
    hard_words: campaign?.hard_words ?? '',
    hard_on: typed(campaign?.hard_on),
  };
}

/** `#/campaigns/new` */
export function NewCampaign() {
  return <CampaignForm />;
}

/** `#/campaigns/:campaign/edit` */
export function EditCampaign({ campaign: campaignId }: { campaign: string }) {
  const campaign = usePhone().rows.find('campaign', campaignId);
  return campaign ? <CampaignForm campaign={campaign} /> : <RowMissing />;
}

function CampaignForm({ campaign }: { campaign?: CampaignRow }) {
  const phone = usePhone();
  const form = useForm(
    campaign ? `campaign/${campaign.id}` : 'campaign/new',
    { ...textsOf(campaign, phone.today()) },
    checkCampaign,
  );
  const save = async () => {
    if (!form.check()) return;
    const typed = campaignOf(form.texts, campaign);
    const id = campaign?.id ?? newId();
    const area_code = campaign?.area_code ?? phone.assignments.value[0]?.area_code.slice(0, 2) ?? '';
    const set = campaign ? typed : { ...typed, area_code, state: 'open' };
    await phone.save([
      { kind: 'campaign', scope: campaignScope({ area_code }), ...(campaign ? {} : { id }), data: { id, set } },
    ]);
    await form.clear();
    tell(say('campaign.saved'));
    goTo(`/campaigns/${id}`, true);
  };
  if (!form.ready) return null;
  const home = { to: campaign ? `/campaigns/${campaign.id}` : '/campaigns', text: say('campaign.name') };
  return (
    <Page
      title={say(campaign ? 'campaign.change' : 'campaign.new')}
      back={home}
      bottom={
        <Button look="main" press={save}>
          {say('campaign.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <TextField form={form} name="name" label={say('campaign.name_field')} long />
        <TextField form={form} name="agenda" label={say('campaign.agenda')} hint={say('campaign.agenda_hint')} long />
        <ChoiceField
          form={form}
          name="unit"
          label={say('campaign.unit')}
          options={[
            { value: 'group', text: say('campaign.unit_group') },
            { value: 'other', text: say('campaign.unit_other') },
          ]}
        />
        {form.texts.unit === 'other' && (
          <TextField
            form={form}
            name="unit_name"
            label={say('campaign.unit_name')}
            hint={say('campaign.unit_name_hint')}
          />
        )}
        <TextField form={form} name="quantity" label={say('campaign.quantity')} digits />
        <DateField form={form} name="signed_on" label={say('campaign.signed_on')} />
        <DateField form={form} name="starts_on" label={say('campaign.starts_on')} />
        <TextField
          form={form}
          name="target_words"
          label={say('campaign.target_words')}
          hint={say('campaign.target_words_hint')}
        />
        <Readings form={form} words="target_words" date="target_on" />
        <DateField form={form} name="target_on" label={say('campaign.target_on')} />
        <TextField form={form} name="hard_words" label={say('campaign.hard_words')} hint={say('field.optional')} />
        <Readings form={form} words="hard_words" date="hard_on" />
        <DateField form={form} name="hard_on" label={say('campaign.hard_on')} />
      </form>
    </Page>
  );
}

/** The days the words can mean, each one tap away from the date below. */
function Readings(properties: {
  form: Form<keyof CampaignTexts>;
  words: 'target_words' | 'hard_words';
  date: 'target_on' | 'hard_on';
}) {
  const { form, words, date } = properties;
  const readings = readingsOf(form.texts[words]);
  if (readings.length === 0) return null;
  return (
    <div class="stack-close">
      <p class="hint">
        {readings.length > 1 ? say('campaign.readings_several', { count: readings.length }) : say('campaign.readings')}
      </p>
      <div class="choices">
        {readings.map((reading) => (
          <button
            key={reading}
            type="button"
            class="button"
            aria-pressed={dateOf(form.texts[date]) === reading}
            onClick={() => form.type(date, dateText(reading))}
          >
            {dateOf(form.texts[date]) === reading && '✓ '}
            {formatThaiDate(reading)}
          </button>
        ))}
      </div>
    </div>
  );
}
