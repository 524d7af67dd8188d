/** Changing or ending a memorandum: in words of its own, which both parties sign; the memorandum stays as it is. */

import { readQuantity } from '../campaigns/campaign_form';
import { ownTargetOf } from '../campaigns/campaign_rows';
import { SHAPES } from '../contract/later.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { type Draft, newId, type Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf } from '../ui/date_field';
import { ChoiceField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { normaliseLines } from '../values/thai_text';
import { fingerprintOf } from './fingerprint';
import { fileOf, type MouRow } from './mou_rows';

const BLANK = { change: '', quantity: '', target_on: '', text: '' };
export type AmendTexts = typeof BLANK;

/** A sentence for each field that cannot be saved yet. */
export function checkAmendment(texts: AmendTexts): Partial<AmendTexts> {
  const { length_max: longest } = SHAPES.mou_amendment.text;
  const isTerms = texts.change === 'terms';
  const isEmptyDay = texts.target_on.replaceAll('/', '').trim() === '';
  return {
    ...(texts.change === '' && { change: say('mou.change_missing') }),
    ...(isTerms && isEmptyDay && texts.quantity.trim() === '' && { target_on: say('mou.terms_missing') }),
    ...(isTerms && !isEmptyDay && !dateOf(texts.target_on) && { target_on: say('date.unclear') }),
    ...(isTerms &&
      texts.quantity.trim() !== '' &&
      quantityOf(texts) === null && { quantity: say('campaign.quantity_unclear', { least: 0, most: 100 }) }),
    ...(texts.text.trim() === '' && { text: say('mou.text_missing') }),
    ...(texts.text.length > longest && { text: say('field.too_long', { most: longest }) }),
  };
}

function quantityOf(texts: AmendTexts): number | null {
  const { minimum, maximum } = SHAPES.mou_amendment.quantity;
  return readQuantity(texts.quantity, minimum, maximum);
}

/** `#/mou/:mou/amend/new` */
export function AmendScreen({ mou: mouId }: { mou: string }) {
  const mou = usePhone().rows.find('mou', mouId);
  return mou ? <Amend mou={mou} /> : <RowMissing />;
}

function Amend({ mou }: { mou: MouRow }) {
  const phone = usePhone();
  const form = useForm(`mou_amend/${mou.id}`, { ...BLANK }, checkAmendment);
  const save = async () => {
    if (!form.check()) return;
    const text = normaliseLines(form.texts.text);
    const isTerms = form.texts.change === 'terms';
    const terms = {
      quantity: isTerms ? quantityOf(form.texts) : null,
      target_on: isTerms ? dateOf(form.texts.target_on) : null,
    };
    const data = { mou_id: mou.id, change: form.texts.change, ...terms, text, fingerprint: await fingerprintOf(text) };
    await phone.save([
      { kind: 'mou_amendment', scope: fileOf(mou), data },
      ...(isTerms ? [targetDraft(phone, mou, terms, text)] : []),
    ]);
    await form.clear();
    tell(say('mou.amended'));
    goTo(`/mou/${mou.id}`, true);
  };
  if (!form.ready) return null;
  return (
    <Page
      title={say('mou.amend')}
      note={say('mou.amend_help')}
      back={{ to: `/mou/${mou.id}`, text: say('mou.name') }}
      bottom={
        <Button look="main" press={save}>
          {say('form.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <ChoiceField
          form={form}
          name="change"
          label={say('mou.change')}
          options={[
            { value: 'terms', text: say('mou.change_terms') },
            { value: 'ended', text: say('mou.change_ended') },
          ]}
        />
        {form.texts.change === 'terms' && (
          <>
            <TextField
              form={form}
              name="quantity"
              label={say('campaign.quantity')}
              hint={`${say('mou.as_before')}: ${mou.quantity}`}
              digits
            />
            <DateField form={form} name="target_on" label={say('campaign.target_on')} />
          </>
        )}
        <TextField
          form={form}
          name="text"
          label={say('mou.amendment_text')}
          hint={say('mou.amendment_text_hint')}
          lines={5}
        />
      </form>
    </Page>
  );
}

/** The person's own target follows what was agreed anew, so that screens and alerts do too. */
function targetDraft(
  phone: Phone,
  mou: MouRow,
  terms: { quantity: number | null; target_on: string | null },
  text: string,
): Draft {
  const target = ownTargetOf(phone, mou.party2_id, mou.campaign_id);
  const reason = text.replaceAll('\n', ' ').slice(0, SHAPES.target.reason.length_max);
  const news = {
    ...(terms.quantity !== null && { quantity: terms.quantity }),
    ...(terms.target_on && { target_on: terms.target_on }),
    reason,
  };
  const kept = { campaign_id: mou.campaign_id, quantity: mou.quantity };
  const id = target?.id ?? newId();
  return {
    kind: 'target',
    scope: fileOf(mou),
    ...(target ? {} : { id }),
    data: { id, set: target ? news : { ...kept, ...news } },
  };
}
