/** One field for a PIN: number keys first, letters for whoever chose a passphrase. */

import { say } from '../i18n';
import { TextField } from '../ui/field';
import type { Form } from '../ui/form';

interface PinProperties<Name extends string> {
  form: Form<Name>;
  name: Name;
  label: string;
  hint?: string;
  letters: boolean;
}

export function PinField<Name extends string>({ letters, ...field }: PinProperties<Name>) {
  return <TextField {...field} kind="password" digits={!letters} />;
}

/** Changes the keys of the fields above. */
export function KeysButton({ letters, change }: { letters: boolean; change: (letters: boolean) => void }) {
  return (
    <button type="button" class="button button-quiet" onClick={() => change(!letters)}>
      {say(letters ? 'pin.use_digits' : 'pin.use_letters')}
    </button>
  );
}
