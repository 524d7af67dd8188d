/** The phone's clock cannot be right: one question, answered with one tap, or with the day typed. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { stay, useForm } from '../ui/form';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';

/** A sheet over whatever screen; Escape puts the question off until the app is next looked at. */
export function DaySheet({ day, later }: { day: string; later: () => void }) {
  const phone = usePhone();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOther, setOther] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const form = useForm(null, { day: dateText(day) }, (texts) => ({
    day: dateOf(texts.day) ? null : say('date.unclear'),
  }));
  const useTyped = async () => {
    if (form.check()) await phone.confirmToday(dateOf(form.texts.day) as string);
  };
  return (
    <dialog class="sheet" ref={dialog} aria-label={say('day.which')} onClose={later}>
      <form class="stack" noValidate onSubmit={stay}>
        <h2 tabIndex={-1} autofocus>
          {say('day.which')}
        </h2>
        <p>{say('day.which_help')}</p>
        {isOther ? (
          <>
            <DateField form={form} name="day" label={say('day.today')} />
            <Button wide look="main" press={useTyped}>
              {say('day.use')}
            </Button>
          </>
        ) : (
          <>
            <p class="figure-words">{formatThaiDate(day)}</p>
            <Button wide look="main" press={() => phone.confirmToday(day)}>
              {say('day.is_right')}
            </Button>
            <Button wide press={() => setOther(true)}>
              {say('day.is_other')}
            </Button>
          </>
        )}
      </form>
    </dialog>
  );
}
