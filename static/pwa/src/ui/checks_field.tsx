/** Some of a few, or of many: each is ticked on the screen. */

import { useId } from 'preact/hooks';
import { FieldNotes, type FieldProperties } from './field';

/** What is ticked, as a form keeps it: the values with a space between. */
export function tickedOf(text: string): string[] {
  return text.split(' ').filter(Boolean);
}

/** Ticks under one name; `long` puts one under another, for names of people. */
export function ChecksField<Name extends string>(
  properties: FieldProperties<Name> & {
    options: readonly { value: string; text: string; note?: string | undefined }[];
    long?: boolean;
  },
) {
  const { form, name, label, hint, options, long } = properties;
  const id = useId();
  const problem = form.problem(name);
  const ticked = new Set(tickedOf(form.texts[name]));
  const turn = (value: string) => {
    const next = new Set(ticked);
    if (!next.delete(value)) next.add(value);
    form.type(name, [...next].join(' '));
  };
  return (
    <fieldset class="field" aria-describedby={`${id}-notes`}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class={long ? 'choices choices-long' : 'choices'}>
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type="checkbox"
              checked={ticked.has(option.value)}
              aria-invalid={problem !== null}
              onChange={() => turn(option.value)}
            />
            <span>
              {option.text}
              {option.note && <small class="soft"> {option.note}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} problem={problem} />
    </fieldset>
  );
}
