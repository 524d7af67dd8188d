/** `#/me/pin`: another PIN for the same store. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { goTo } from '../router';
import { plainPin } from '../sync/pin';
import { useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { NewPin } from './new_pin';
import { PinField } from './pin_field';

export function ChangePin() {
  const { gate } = usePhone();
  const [isWrong, setIsWrong] = useState(false);
  const form = useForm(null, { current: '' }, (texts) => ({ current: texts.current ? null : say('pin.missing') }));
  const change = async (next: string) => {
    setIsWrong(false);
    if (!form.check()) return;
    const changed = await gate.change(plainPin(form.texts.current), next);
    if (!changed.ok) return setIsWrong(true);
    goTo('/me', true);
    tell(say('pin.changed'));
  };
  return (
    <Page title={say('pin.change')} back={{ to: '/me', text: say('me.title') }}>
      <PinField form={form} name="current" label={say('pin.current')} letters />
      {isWrong && <Banner look="needs_you">{say('pin.wrong')}</Banner>}
      <NewPin choose={change} verb={say('pin.change')} />
    </Page>
  );
}
