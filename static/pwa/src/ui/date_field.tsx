/** A date in three big fields: day, month, พ.ศ. */

import { useId } from 'preact/hooks';
import { say } from '../i18n';
import { formatThaiDate, monthNames, parseThaiDate } from '../values/thai_date';
import { FieldNotes, type FieldProperties } from './field';

/** A date as the form keeps it, "27/5/2565", any part still empty: the ISO date, or null while it is none. */
export function dateOf(text: string): string | null {
  return text.split('/').every((part) => part.trim() !== '') ? parseThaiDate(text) : null;
}

/** An ISO date as a date field keeps it: "2022-05-27" → "27/5/2565". */
export function dateText(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return `${day}/${month}/${year + 543}`;
}

/** Three fields under one name; years 2565 and 2022 are both understood, and the whole date is echoed in words. */
export function DateField<Name extends string>({ form, name, label, hint }: FieldProperties<Name>) {
  const id = useId();
  const problem = form.problem(name);
  const [day = '', month = '', year = ''] = form.texts[name].split('/');
  const type = (index: number, text: string) => {
    const parts = [day, month, year];
    parts[index] = text.replaceAll('/', '');
    form.type(name, parts.join('/'));
  };
  const iso = dateOf(form.texts[name]);
  const shared = {
    class: 'input',
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-notes`,
  };
  return (
    <fieldset
      class="field"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) form.leave(name);
      }}
    >
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="date-parts">
        <div>
          <label for={`${id}-day`}>{say('date.day')}</label>
          <input
            {...shared}
            id={`${id}-day`}
            inputMode="numeric"
            maxLength={2}
            autocomplete="off"
            value={day}
            onInput={(event) => type(0, event.currentTarget.value)}
          />
        </div>
        <div>
          <label for={`${id}-month`}>{say('date.month')}</label>
          <select {...shared} id={`${id}-month`} value={month} onChange={(event) => type(1, event.currentTarget.value)}>
            <option value="" />
            {monthNames().map((monthName, index) => (
              <option value={String(index + 1)} key={monthName}>
                {monthName}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for={`${id}-year`}>{say('date.year')}</label>
          <input
            {...shared}
            id={`${id}-year`}
            inputMode="numeric"
            maxLength={4}
            autocomplete="off"
            value={year}
            onInput={(event) => type(2, event.currentTarget.value)}
          />
        </div>
      </div>
      <FieldNotes id={id} problem={problem} echo={iso && formatThaiDate(iso)} />
    </fieldset>
  );
}
