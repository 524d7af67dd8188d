/** An officer's mentors, for their chief: given and ended, and whether coaching takes place. */

import { say } from '../i18n';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { SelectField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { useSending } from './post_fields';
import type { CardProperties, MentorPair } from './shapes';

/** Nothing for somebody who is no officer of the reader's. */
export function Mentors({ list, staff, change }: CardProperties) {
  const pairs = staff.mentors ?? [];
  if (pairs.length === 0 && !staff.may_pair) return null;
  return (
    <Card title={say('mentoring.of_staff')}>
      {pairs.length === 0 && <p class="soft">{say('mentoring.none_yet')}</p>}
      {pairs.map((pair) => (
        <Pair key={pair.id} staff={staff} pair={pair} change={change} />
      ))}
      {staff.may_pair && <ChooseMentor list={list} staff={staff} change={change} />}
    </Card>
  );
}

function Pair({ staff, pair, change }: Omit<CardProperties, 'list'> & { pair: MentorPair }) {
  const today = usePhone().today();
  const { send, refusal } = useSending(change);
  const from = formatThaiDate(pair.from_on, 'short');
  const end = () =>
    send(`/staffing/people/${staff.id}/mentors/${pair.id}/end`, { to_on: today }, say('mentoring.ended'));
  return (
    <div class="stack-close">
      <div>
        <b>{pair.mentor_name}</b>
      </div>
      <div class="soft">
        {pair.to_on
          ? say('mentoring.from_to', { from, to: formatThaiDate(pair.to_on, 'short') })
          : say('mentoring.from', { from })}
      </div>
      <div>
        {pair.last_on
          ? say('mentoring.counts', {
              noted: pair.noted,
              signed: pair.signed,
              date: formatThaiDate(pair.last_on, 'short'),
            })
          : say('mentoring.counts_none')}
      </div>
      {pair.may_end && (
        <Button wide press={end}>
          {say('staff.end_today')}
        </Button>
      )}
      {refusal}
    </div>
  );
}

const BLANK = { mentor: '', from: '' };

/** A sentence for each field that cannot be sent yet. */
export function checkMentor(texts: typeof BLANK): Partial<typeof BLANK> {
  return {
    ...(texts.mentor === '' && { mentor: say('mentoring.mentor_missing') }),
    ...(!dateOf(texts.from) && { from: say('date.unclear') }),
  };
}

function ChooseMentor({ list, staff, change }: CardProperties) {
  const phone = usePhone();
  const { send, refusal } = useSending(change);
  const form = useForm(`staff/${staff.id}/mentor`, { ...BLANK, from: dateText(phone.today()) }, checkMentor);
  const give = async () => {
    if (!form.check()) return;
    const body = { mentor_id: form.texts.mentor, from_on: dateOf(form.texts.from) };
    const answered = await send(`/staffing/people/${staff.id}/mentors`, body, say('mentoring.given'));
    if (answered.ok) await form.clear();
  };
  if (!form.ready) return null;
  const options = (list.mentors ?? [])
    .filter((each) => each.id !== staff.id)
    .map((each) => ({ value: each.id, text: each.display_name }));
  return (
    <details>
      <summary>{say('mentoring.give')}</summary>
      <form class="stack" noValidate onSubmit={stay}>
        <SelectField
          form={form}
          name="mentor"
          label={say('mentoring.mentor')}
          hint={say('mentoring.mentor_hint')}
          blank={say('mentoring.mentor_choose')}
          groups={[{ name: say('mentoring.may_be'), options }]}
        />
        <DateField form={form} name="from" label={say('staff.from_on')} />
        {refusal}
        <Button wide press={give}>
          {say('mentoring.give')}
        </Button>
      </form>
    </details>
  );
}
