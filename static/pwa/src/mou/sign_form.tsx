/** Putting a name under a memorandum or an amendment: drawn on the glass, or typed with the reason why not. */

import { SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { readStrokes, Signature, SignatureField } from '../ledger/collection_signature';
import type { Draft, Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, tooLong, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { normaliseThai } from '../values/thai_text';
import { fileOf, type MouRow, type Party, type Signable, type SignatureRow, signaturesOf } from './mou_rows';
import { type Reading, useReading } from './use_reading';

const BLANK = { name: '', post: '', how: 'drawn', strokes: '', reason: '' };
export type SignTexts = typeof BLANK;

/** A sentence for each field that cannot be saved yet. */
export function checkSignature(texts: SignTexts): Partial<SignTexts> {
  const { signer_name, signer_post, reason } = SHAPES.mou_signature;
  return {
    ...tooLong({ name: signer_name, post: signer_post, reason }, texts),
    ...(texts.name.trim() === '' && { name: say('mou.signer_name_missing') }),
    ...(texts.how === 'drawn' && texts.strokes === '' && { strokes: say('confirm.draw_missing') }),
    ...(texts.how === 'typed' && texts.reason.trim() === '' && { reason: say('mou.reason_missing') }),
  };
}

/** The signature as it is sent. */
export function signatureDraft({ mou, amendment }: Signable, party: Party, texts: SignTexts): Draft {
  const isDrawn = texts.how === 'drawn';
  return {
    kind: 'mou_signature',
    scope: fileOf(mou),
    data: {
      mou_id: mou.id,
      amendment_id: amendment?.id ?? null,
      party,
      signer_name: normaliseThai(texts.name),
      signer_post: normaliseThai(texts.post) || null,
      fingerprint: (amendment ?? mou).fingerprint,
      strokes: isDrawn ? readStrokes(texts.strokes) : null,
      reason: isDrawn ? null : normaliseThai(texts.reason),
      repeats: null,
    },
  };
}

/** The name drawn before, once more under this memorandum: each touch is a signature of its own. */
export function repeatDraft(mou: MouRow, drawn: SignatureRow): Draft {
  const { signer_name, signer_post, strokes } = drawn;
  const data = { mou_id: mou.id, amendment_id: null, party: 'party1', fingerprint: mou.fingerprint, reason: null };
  return {
    kind: 'mou_signature',
    scope: fileOf(mou),
    data: { ...data, signer_name, signer_post, strokes, repeats: drawn.id },
  };
}

/** Who stands on the paper; a witness is whoever witnessed last on this phone. */
function signerOf(phone: Phone, mou: MouRow, party: Party): { name: string; post: string } {
  if (party === 'party1') return { name: mou.party1_name, post: mou.party1_post };
  if (party === 'party2') return { name: mou.party2_name, post: mou.party2_post };
  const last = phone.rows
    .all('mou_signature')
    .filter((each) => each.party === party && each.device_id === phone.device.value?.id)
    .sort((left, right) => right.made_at.localeCompare(left.made_at))[0];
  return { name: last?.signer_name ?? '', post: last?.signer_post ?? '' };
}

/** What stands in the way of signing, said in a sentence; nothing while the text is the one that was agreed. */
export function ReadingBanner({ reading }: { reading: Reading }) {
  if (reading !== 'differs' && reading !== 'missing') return null;
  return (
    <Banner look="needs_you">
      <p>{say(reading === 'differs' ? 'mou.text_differs' : 'mou.text_not_here')}</p>
    </Banner>
  );
}

/** Fields and button for one place on the paper; `also` is saved with the signature. */
export function SignForm(properties: {
  signable: Signable;
  party: Party;
  also?: () => readonly Draft[];
  done?: () => void;
}) {
  const { signable, party, also, done } = properties;
  const { mou, amendment } = signable;
  const phone = usePhone();
  const text = amendment ? amendment.text : phone.rows.find('mou_template', mou.template_id)?.text;
  const reading = useReading(text, (amendment ?? mou).fingerprint);
  const signer = signerOf(phone, mou, party);
  const isWitness = party === 'witness1' || party === 'witness2';
  const form = useForm(`mou_sign/${amendment?.id ?? mou.id}/${party}`, { ...BLANK, ...signer }, checkSignature);
  const sign = async () => {
    if (!form.check()) return;
    await phone.save([signatureDraft(signable, party, form.texts), ...(also?.() ?? [])]);
    await form.clear();
    tell(say('mou.signed', { party: say(`mou.${party}`) }));
    done?.();
  };
  if (!form.ready) return null;
  const isDrawn = form.texts.how === 'drawn';
  if (reading !== 'same') return <ReadingBanner reading={reading} />;
  return (
    <form class="stack" noValidate onSubmit={stay}>
      {isWitness && (
        <>
          <TextField form={form} name="name" label={say('mou.signer_name')} />
          <TextField form={form} name="post" label={say('mou.signer_post')} hint={say('field.optional')} />
        </>
      )}
      {isDrawn ? (
        <SignatureField
          form={form}
          name="strokes"
          label={isWitness ? say('confirm.draw') : signer.name}
          hint={isWitness ? undefined : signer.post}
        />
      ) : (
        <>
          {!isWitness && <p>{signer.name}</p>}
          <TextField form={form} name="reason" label={say('mou.reason')} hint={say('mou.reason_hint')} />
        </>
      )}
      <Button look="main" wide press={sign}>
        {say('mou.sign', { party: say(`mou.${party}`) })}
      </Button>
      <Button look="quiet" press={() => form.type('how', isDrawn ? 'typed' : 'drawn')}>
        {say(isDrawn ? 'mou.how_typed' : 'mou.how_drawn')}
      </Button>
    </form>
  );
}

/** A signature as it stands: the drawing, or the typed name with its reason; who, when, on which phone. */
export function Signed({ signable, signature }: { signable: Signable; signature: SignatureRow }) {
  const phone = usePhone();
  const before = signaturesOf(phone, signable).filter((each) => each.party === signature.party).length - 1;
  return (
    <>
      {signature.strokes && <Signature strokes={signature.strokes} />}
      <p class="soft">
        {say('mou.signed_line', {
          name: signature.signer_name,
          date: instantText(signature.made_at, phone.today()),
        })}{' '}
        <Mark mark={signature.mark} />
      </p>
      {signature.reason && <p class="soft">{say('mou.typed_signature', { reason: signature.reason })}</p>}
      {signature.repeats && <p class="soft">{say('mou.repeated')}</p>}
      {before > 0 && <p class="soft">{say('mou.before', { count: before })}</p>}
    </>
  );
}
