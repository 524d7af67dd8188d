/** Counting the cash on the table by note and coin. */

import { useId } from 'preact/hooks';
import { DENOMINATIONS_SATANG } from '../contract/later.gen';
import { say } from '../i18n';
import type { Form } from '../ui/form';
import { formatBaht } from '../values/money';
import { toWesternDigits } from '../values/thai_text';

/** Names of the fields: one a denomination, and the reason of a difference. */
export type CountName = `${(typeof DENOMINATIONS_SATANG)[number]}` | 'reason';

/** No pieces typed yet. */
export const NO_COUNTS = Object.fromEntries(
  [...DENOMINATIONS_SATANG.map(String), 'reason'].map((name) => [name, '']),
) as Record<CountName, string>;

/** Pieces by denomination as they are saved; an empty field is none. Null while a field is not a number. */
export function readCounts(texts: Record<CountName, string>): Record<string, number> | null {
  const counts: Record<string, number> = {};
  for (const denomination of DENOMINATIONS_SATANG) {
    const text = toWesternDigits(texts[`${denomination}`]).trim();
    if (!/^\d{0,5}$/.test(text)) return null;
    if (Number(text) > 0) counts[String(denomination)] = Number(text);
  }
  return counts;
}

/** One line a denomination: its value, how many pieces, what they come to. */
export function CountForm({ form }: { form: Form<CountName> }) {
  const id = useId();
  return (
    <ul class="counts">
      {DENOMINATIONS_SATANG.map((denomination) => {
        const name: CountName = `${denomination}`;
        const pieces = Number(toWesternDigits(form.texts[name]));
        const isNote = denomination >= 2000;
        return (
          <li key={denomination}>
            <label for={`${id}-${denomination}`}>
              <span class="unseen">{say(isNote ? 'count.note' : 'count.coin')} </span>
              {formatBaht(denomination)}
              <span aria-hidden="true"> ×</span>
            </label>
            <input
              id={`${id}-${denomination}`}
              class="input"
              inputMode="numeric"
              autocomplete="off"
              maxLength={5}
              value={form.texts[name]}
              aria-invalid={form.problem(name) !== null}
              onInput={(event) => form.type(name, event.currentTarget.value)}
            />
            <span class="money">{pieces > 0 ? formatBaht(pieces * denomination) : '–'}</span>
          </li>
        );
      })}
    </ul>
  );
}
