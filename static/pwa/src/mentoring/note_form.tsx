/** Noting that coaching took place, also without signal; whoever writes it signs it by saving. */

import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { normaliseThai } from '../values/thai_text';
import { CONTACTS } from './coaching';
import { otherName, pairScope } from './pair_rows';
import { checkText } from './pair_screen';

const BLANK = { on: '', sort: '', text: '' };
type Texts = typeof BLANK;

/** A sentence for each field that cannot be saved yet. */
export function checkCoaching(texts: Texts, fromOn: string, today: string): Partial<Texts> {
  const on = dateOf(texts.on);
  const text = checkText(texts.text);
  return {
    ...(!on && { on: say('date.unclear') }),
    ...(on && on > today && { on: say('date.not_yet') }),
    ...(on && on < fromOn && { on: say('mentoring.before') }),
    ...(texts.sort === '' && { sort: say('mentoring.sort_missing') }),
    ...(text && { text }),
  };
}

/** `#/mentoring/:pair/new` */
export function WriteCoaching({ pair: pairId }: { pair: string }) {
  const phone = usePhone();
  const today = phone.today();
  const pair = phone.rows.find('mentorship', pairId);
  const form = useForm(`mentoring/${pairId}/new`, { ...BLANK, on: dateText(today) }, (texts) =>
    checkCoaching(texts, pair?.from_on ?? '', today),
  );
  if (!pair || !form.ready) return pair ? null : <RowMissing />;
  const home = `/mentoring/${pairId}`;
  const scope = pairScope(pairId);

  const save = async () => {
    if (!form.check()) return;
    const { on, sort, text } = form.texts;
    const data = { sort, text: normaliseThai(text.trim()) };
    const [id] = await phone.save([{ kind: 'coaching_note', scope, civil_on: dateOf(on) ?? today, data }]);
    await form.clear();
    goTo(home, true);
    tell(say('mentoring.noted'), () =>
      phone.save([{ kind: 'coaching_sign', scope, data: { note_id: id, word: 'did_not' } }]),
    );
  };

  return (
    <Page
      title={say('mentoring.note')}
      note={say('mentoring.with', { name: otherName(phone, pair) })}
      back={{ to: home, text: say('mentoring.name') }}
      bottom={
        <Button look="main" press={save}>
          {say('mentoring.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <DateField form={form} name="on" label={say('mentoring.on')} />
        <ChoiceField
          form={form}
          name="sort"
          label={say('mentoring.how')}
          options={CONTACTS.map((sort) => ({ value: sort, text: say(`mentoring.${sort}`) }))}
        />
        <TextField form={form} name="text" label={say('mentoring.what')} hint={say('mentoring.text_hint')} lines={5} />
        <p class="soft">{say('mentoring.save_help', { name: otherName(phone, pair) })}</p>
      </form>
    </Page>
  );
}
