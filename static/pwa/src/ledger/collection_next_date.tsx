/** The next collection: the day by the rule, or the one the meeting agrees on. */

import { type Meeting, nextMeeting } from '../groups/collection_date';
import { agreedDates, type GroupRow, heldPeriods } from '../groups/group_rows';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { daysBetween } from '../values/thai_date';
import { normaliseThai } from '../values/thai_text';
import { setCollectionDate } from './collection_acts';

/** A meeting further ahead than this is a slip of the finger. */
const AHEAD_MAX_DAYS = 400;

/** The meeting that comes next, and whether the group has agreed on its day. */
export function useNextMeeting(group: GroupRow): Meeting & { is_agreed: boolean } {
  const phone = usePhone();
  const agreed = agreedDates(phone, group.id);
  // a collection held today is over: the next one is another day
  const next = nextMeeting(group.collection_day, phone.today(), heldPeriods(phone, group.id), agreed);
  return { ...next, is_agreed: agreed.has(next.period) };
}

/** Asks for the day while it is not agreed on; afterwards it can still be moved. */
export function NextDate({ group }: { group: GroupRow }) {
  const phone = usePhone();
  const next = useNextMeeting(group);
  const agree = () => setCollectionDate(phone, group.id, next.period, next.collection_on);
  return next.is_agreed ? (
    <details>
      <summary>{say('next_date.move')}</summary>
      <MoveDate group={group} meeting={next} />
    </details>
  ) : (
    <Card title={say('next_date.ask')}>
      <p class="figure-words">{dayText(next.collection_on, phone.today())}</p>
      <Button wide press={agree}>
        {say('next_date.agree')}
      </Button>
      <details>
        <summary>{say('next_date.other')}</summary>
        <MoveDate group={group} meeting={next} />
      </details>
    </Card>
  );
}

/** Another day for one month's collection, and why. */
export function MoveDate({ group, meeting }: { group: GroupRow; meeting: Meeting }) {
  const phone = usePhone();
  const today = phone.today();
  const blank = { date: dateText(meeting.collection_on), why: '' };
  const form = useForm(`next_date/${group.id}/${meeting.period}`, blank, (texts) => ({
    date: dateProblem(dateOf(texts.date), today),
  }));
  const save = async () => {
    const collectionOn = dateOf(form.texts.date);
    if (!form.check() || collectionOn === null) return;
    await setCollectionDate(phone, group.id, meeting.period, collectionOn, normaliseThai(form.texts.why) || null);
    await form.clear();
  };
  if (!form.ready) return null;
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <DateField form={form} name="date" label={say('next_date.day')} />
      <TextField form={form} name="why" label={say('next_date.why')} hint={say('next_date.why_hint')} />
      <Button wide submit press={save}>
        {say('next_date.save')}
      </Button>
    </form>
  );
}

function dateProblem(day: string | null, today: string): string | null {
  if (day === null) return say('next_date.unclear');
  if (day < today) return say('next_date.past');
  return daysBetween(today, day) > AHEAD_MAX_DAYS ? say('next_date.far') : null;
}
