/** Counting the cash on the table by note and coin. */

import { useId } from 'preact/hooks';
import { DENOMINATIONS_SATANG } from '../contract/later.gen';
import { say } from '../i18n';
import type { Form } from '../ui/form';
import { formatBaht } from '../values/money';
import { toWesternDigits } from '../values/thai_text';

/** Names of the fields: one a denomination. */
export type CountName = `${(typeof DENOMINATIONS_SATANG)[number]}`;

/** No pieces typed yet. */
export const NO_COUNTS = Object.fromEntries(DENOMINATIONS_SATANG.map((name) => [`${name}`, ''])) as Record<
  CountName,
  string
>;

/** The fields that hold no number of pieces. */
export function unclearCounts(texts: Record<CountName, string>): Partial<Record<CountName, string>> {
  const names = DENOMINATIONS_SATANG.map((name): CountName => `${name}`);
  return Object.fromEntries(
    names.filter((name) => piecesOf(texts[name]) === null).map((name) => [name, say('count.unclear')]),
  );
}

function piecesOf(text: string): number | null {
  const digits = toWesternDigits(text).replaceAll(',', '').trim();
  return /^\d{0,5}$/.test(digits) ? Number(digits) : null;
}

/** Pieces by denomination as they are saved; an empty field is none. Null while a field is not a number. */
export function readCounts(texts: Record<CountName, string>): Record<string, number> | null {
  const counts: Record<string, number> = {};
  for (const denomination of DENOMINATIONS_SATANG) {
    const pieces = piecesOf(texts[`${denomination}`]);
    if (pieces === null) return null;
    if (pieces > 0) counts[String(denomination)] = pieces;
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
        const pieces = piecesOf(form.texts[name]) ?? 0;
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
              maxLength={6}
              value={form.texts[name]}
              aria-invalid={form.problem(name) !== null}
              onInput={(event) => form.type(name, event.currentTarget.value)}
              onBlur={() => form.leave(name)}
            />
            <span class="money">{pieces > 0 ? formatBaht(pieces * denomination) : '–'}</span>
            {form.problem(name) && <p class="problem">{form.problem(name)}</p>}
          </li>
        );
      })}
    </ul>
  );
}
