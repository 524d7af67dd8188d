/** Labelled fields of a form: text, number, money, choice. */

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { say } from '../i18n';
import { formatBaht, parseBaht } from '../values/money';
import type { Form } from './form';

export interface FieldProperties<Name extends string> {
  form: Form<Name>;
  name: Name;
  label: string;
  hint?: string | undefined;
}

interface FrameProperties {
  id: string;
  label: string;
  hint?: string | undefined;
  echo?: string | null;
  problem: string | null;
  children: ComponentChildren;
}

/** Label above, then hint, the field, what we understood, and what to look at again. */
function FieldFrame({ id, label, hint, echo, problem, children }: FrameProperties) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldNotes id={id} echo={echo} problem={problem} />
    </div>
  );
}

/** The lines under a field; the problem is announced when it appears. */
export function FieldNotes(notes: { id: string; echo?: string | null | undefined; problem: string | null }) {
  return (
    <div id={`${notes.id}-notes`} aria-live="polite">
      {notes.problem ? <p class="problem">{notes.problem}</p> : notes.echo && <p class="echo">{notes.echo}</p>}
    </div>
  );
}

interface TextProperties<Name extends string> extends FieldProperties<Name> {
  kind?: 'text' | 'password';
  autocomplete?: string;
  digits?: boolean;
  unit?: string;
  long?: boolean;
  /** More than one line, and how many are seen. */
  lines?: number;
}

/** One line of text; `digits` opens the number keys (Thai digits are welcome too). */
export function TextField<Name extends string>(properties: TextProperties<Name>) {
  const {
    form,
    name,
    label,
    hint,
    kind = 'text',
    autocomplete = 'off',
    digits,
    unit,
    long,
    lines = long ? 2 : 1,
  } = properties;
  const id = useId();
  const problem = form.problem(name);
  const field = {
    id,
    class: 'input',
    value: form.texts[name],
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-hint ${id}-notes`,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      form.type(name, event.currentTarget.value),
    onBlur: () => form.leave(name),
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      {lines > 1 ? (
        <textarea {...field} rows={lines} />
      ) : (
        <span class="input-with-unit">
          {kind === 'password' ? (
            <input {...field} type="password" autocomplete={autocomplete} inputMode={digits ? 'numeric' : 'text'} />
          ) : (
            <input
              {...field}
              autocomplete={autocomplete}
              inputMode={digits ? 'numeric' : 'text'}
              autocapitalize="none"
            />
          )}
          {unit && <span>{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}

/** Baht as typed (Thai digits and commas understood); what was understood is echoed below. */
export function MoneyField<Name extends string>({ form, name, label, hint }: FieldProperties<Name>) {
  const id = useId();
  const problem = form.problem(name);
  const text = form.texts[name];
  const satang = text.trim() === '' ? null : parseBaht(text);
  return (
    <FieldFrame
      id={id}
      label={label}
      hint={hint}
      problem={problem}
      echo={satang === null ? null : say('money.baht', { amount: formatBaht(satang) })}
    >
      <span class="input-with-unit">
        <input
          id={id}
          class="input input-money"
          inputMode="decimal"
          autocomplete="off"
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint ${id}-notes`}
          onInput={(event) => form.type(name, event.currentTarget.value)}
          onBlur={() => form.leave(name)}
        />
        <span>{say('money.unit')}</span>
      </span>
    </FieldFrame>
  );
}

/** One of a few: every possibility is on the screen and one tap away. */
export function ChoiceField<Name extends string>(
  properties: FieldProperties<Name> & { options: readonly { value: string; text: string }[] },
) {
  const { form, name, label, hint, options } = properties;
  const id = useId();
  const problem = form.problem(name);
  return (
    <fieldset class="field" aria-describedby={`${id}-notes`}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="choices">
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={form.texts[name] === option.value}
              aria-invalid={problem !== null}
              onChange={() => form.type(name, option.value)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} problem={problem} />
    </fieldset>
  );
}

/** One of many, grouped: the phone's own list, which scrolls well and speaks. */
export function SelectField<Name extends string>(
  properties: FieldProperties<Name> & {
    blank: string;
    groups: readonly { name: string; options: readonly { value: string; text: string }[] }[];
  },
) {
  const { form, name, label, hint, blank, groups } = properties;
  const id = useId();
  const problem = form.problem(name);
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      <select
        id={id}
        class="input"
        value={form.texts[name]}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-hint ${id}-notes`}
        onChange={(event) => form.type(name, event.currentTarget.value)}
        onBlur={() => form.leave(name)}
      >
        <option value="">{blank}</option>
        {groups.map((group) => (
          <optgroup label={group.name} key={group.name}>
            {group.options.map((option) => (
              <option value={option.value} key={option.value}>
                {option.text}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}
