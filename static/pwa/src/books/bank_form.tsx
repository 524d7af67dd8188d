/** Recording what a bank slip says: the amount typed twice, the slip's number, and who signed a withdrawal. */

import { LIMITS } from '../contract/contract.gen';
import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { takeBack } from '../ledger/collection_acts';
import { PhotosField, useFormPhotos } from '../photos/form_photos';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, MoneyField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { normaliseThai } from '../values/thai_text';

type Name = 'way' | 'amount' | 'slip_amount' | 'on' | 'reference' | `signer/${number}`;
type BankTexts = Record<Name, string>;

function blankTexts(today: string, signersRequired: number): BankTexts {
  const texts: BankTexts = { way: 'bank_in', amount: '', slip_amount: '', on: dateText(today), reference: '' };
  for (const name of signerNames(signersRequired)) texts[name] = '';
  return texts;
}

function signerNames(signersRequired: number): `signer/${number}`[] {
  return Array.from({ length: signersRequired }, (_, index): `signer/${number}` => `signer/${index + 1}`);
}

/** A sentence for each field that cannot be saved yet. */
export function checkBank(
  texts: BankTexts,
  group: Pick<GroupRow, 'founded_on'>,
  signersRequired: number,
  today: string,
): Partial<BankTexts> {
  const problems: Partial<BankTexts> = {};
  const amount = parseBaht(texts.amount);
  if (!amount) problems.amount = say('money.unclear');
  else if (amount > LIMITS.amount_satang_max) {
    problems.amount = say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) });
  }
  if (parseBaht(texts.slip_amount) === null) problems.slip_amount = say('money.unclear');
  else if (parseBaht(texts.slip_amount) !== amount) problems.slip_amount = say('book.bank_slip_differs');
  const on = dateOf(texts.on);
  if (!on) problems.on = say('date.unclear');
  else if (on > today) problems.on = say('date.not_yet');
  else if (on < group.founded_on) problems.on = say('date.too_early');
  const { length_max: most } = SHAPES.entry.bank_reference;
  if (texts.reference.trim().length > most) problems.reference = say('field.too_long', { most });
  if (texts.way === 'bank_out') {
    const most = Math.floor(SHAPES.entry.bank_signers.length_max / signersRequired) - 2;
    for (const name of signerNames(signersRequired)) {
      if (!texts[name]?.trim()) problems[name] = say('book.bank_signer_missing', { count: signersRequired });
      else if (texts[name].trim().length > most) problems[name] = say('field.too_long', { most });
    }
  }
  return problems;
}

/** `#/groups/:group/books/bank/new` */
export function BankForm({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  return group ? <SlipForm group={group} /> : <RowMissing />;
}

function SlipForm({ group }: { group: GroupRow }) {
  const phone = usePhone();
  const today = phone.today();
  const signersRequired = settingAt(phone, 'bank_signers_required', group);
  const key = `bank/${group.id}`;
  const form = useForm<Name>(key, blankTexts(today, signersRequired), (texts) =>
    checkBank(texts, group, signersRequired, today),
  );
  const home = `/groups/${group.id}/books/bank`;
  const photos = useFormPhotos(key);
  const isOut = form.texts.way === 'bank_out';

  const save = async () => {
    if (!form.check()) return;
    const { way, amount, on, reference } = form.texts;
    const signers = signerNames(signersRequired).map((name) => normaliseThai(form.texts[name] ?? ''));
    const amount_satang = parseBaht(amount) ?? 0;
    const [photo_sha256 = null] = await photos.handOver(groupScope(group.id));
    const data = {
      entry_kind: way,
      amount_satang,
      member_id: null,
      period: null,
      collection_id: null,
      reverses: null,
      slip_number: null,
      reason: null,
      bank_reference: normaliseThai(reference) || null,
      bank_signers: isOut ? signers.join(', ') : null,
      photo_sha256,
    };
    const [id = ''] = await phone.save([
      { kind: 'entry', scope: groupScope(group.id), civil_on: dateOf(on) ?? today, data },
    ]);
    await Promise.all([form.clear(), photos.clear()]);
    tell(
      say('book.bank_saved', {
        kind: say(isOut ? 'entry.bank_out' : 'entry.bank_in'),
        amount: formatBaht(amount_satang),
      }),
      () => takeBack(phone, group.id, [{ ...data, id }]),
    );
    goTo(home, true);
  };

  if (!form.ready || !photos.ready) return null;
  return (
    <Page
      title={say('book.bank_new')}
      note={shortName(group)}
      back={{ to: home, text: say('book.bank') }}
      bottom={
        <Button look="main" press={save}>
          {say('form.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <ChoiceField
          form={form}
          name="way"
          label={say('book.bank_way')}
          options={[
            { value: 'bank_in', text: say('book.bank_in') },
            { value: 'bank_out', text: say('book.bank_out') },
          ]}
        />
        <MoneyField form={form} name="amount" label={say('book.bank_amount')} />
        <DateField form={form} name="on" label={say('book.bank_date')} />
        <TextField form={form} name="reference" label={say('book.bank_reference')} hint={say('field.optional')} />
        <MoneyField
          form={form}
          name="slip_amount"
          label={say('book.bank_slip_amount')}
          hint={say('book.bank_slip_hint')}
        />
        <PhotosField form={photos} scope={groupScope(group.id)} motif="slip" />
        {isOut &&
          signerNames(signersRequired).map((name, index) => (
            <TextField
              key={name}
              form={form}
              name={name}
              label={say('book.bank_signer', { number: index + 1 })}
              hint={say('book.bank_signer_hint')}
            />
          ))}
      </form>
    </Page>
  );
}
