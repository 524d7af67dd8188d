/** `#/me/pin`: another PIN for the same store, and what opens it beside the PIN. */

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
import { PasskeyCard } from './passkey_card';
import { PinField } from './pin_field';

export function ChangePin() {
  const { gate } = usePhone();
  const [isWrong, setIsWrong] = useState(false);
  const form = useForm(null, { current: '' }, (texts) => ({ current: texts.current ? null : say('pin.missing') }));
  const change = async (next: string) => {
    setIsWrong(false);
    if (!form.check()) return;
    const keys = await gate.keys();
    if (!(await keys?.changePin(plainPin(form.texts.current), next))) return setIsWrong(true);
    goTo('/me', true);
    tell(say('pin.changed'));
  };
  return (
    <Page title={say('pin.name')} back={{ to: '/me', text: say('me.title') }}>
      <PinField form={form} name="current" label={say('pin.current')} letters />
      {isWrong && <Banner look="needs_you">{say('pin.wrong')}</Banner>}
      <NewPin choose={change} verb={say('pin.change')} />
      <PasskeyCard />
    </Page>
  );
}
