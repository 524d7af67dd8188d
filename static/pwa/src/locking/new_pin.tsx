/** Choosing a PIN: typed twice, and not one that anybody would guess. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { PASSPHRASE_LETTERS_MIN, PIN_DIGITS_MIN, pinProblem, plainPin } from '../sync/pin';
import { Button } from '../ui/button';
import { stay, useForm } from '../ui/form';
import { KeysButton, PinField } from './pin_field';

const LENGTHS = { digits: PIN_DIGITS_MIN, letters: PASSPHRASE_LETTERS_MIN };

/** The sentence for a PIN that may not be chosen. */
function problemOf(typed: string): string | null {
  const problem = pinProblem(plainPin(typed));
  return problem && say(problem === 'short' ? 'pin.short' : 'pin.easy', LENGTHS);
}

/** `choose` gets the PIN as it counts. */
export function NewPin({ choose, verb }: { choose: (pin: string) => Promise<void>; verb: string }) {
  const [letters, setLetters] = useState(false);
  const form = useForm(null, { pin: '', again: '' }, (texts) => ({
    pin: problemOf(texts.pin),
    again: plainPin(texts.again) === plainPin(texts.pin) ? null : say('pin.different'),
  }));
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <PinField form={form} name="pin" label={say('pin.new')} hint={say('pin.new_hint', LENGTHS)} letters={letters} />
      <PinField form={form} name="again" label={say('pin.again')} letters={letters} />
      <Button
        look="main"
        submit
        press={async () => {
          if (form.check()) await choose(plainPin(form.texts.pin));
        }}
      >
        {verb}
      </Button>
      <KeysButton letters={letters} change={setLetters} />
    </form>
  );
}
