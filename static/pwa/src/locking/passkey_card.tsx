/** Fingerprint or face beside the PIN: added and removed, where this phone can open a store with one. */

import { useEffect, useState } from 'preact/hooks';
import { say } from '../i18n';
import { plainPin } from '../sync/pin';
import type { Keys } from '../sync/ports';
import { Button } from '../ui/button';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { PinField } from './pin_field';

type State = Awaited<ReturnType<Keys['passkeyState']>>;

export function PasskeyCard() {
  const { gate } = usePhone();
  const [keys, setKeys] = useState<Keys | null>(null);
  const [state, setState] = useState<State>('cannot');
  const look = async () => {
    const found = await gate.keys();
    setState((await found?.passkeyState()) ?? 'cannot');
    setKeys(found);
  };
  useEffect(() => void look(), []);
  if (!keys || state === 'cannot') return null;
  const remove = async () => {
    await keys.removePasskeys();
    await look();
    tell(say('pin.passkey_removed'));
  };
  return (
    <Card title={say('pin.passkey')}>
      {state === 'added' ? (
        <>
          <p>{say('pin.passkey_is_on')}</p>
          <Button press={remove}>{say('pin.passkey_remove')}</Button>
        </>
      ) : (
        <AddPasskey keys={keys} added={look} />
      )}
    </Card>
  );
}

function AddPasskey({ keys, added }: { keys: Keys; added: () => Promise<void> }) {
  const [isAsking, setIsAsking] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);
  const form = useForm(null, { pin: '' }, (texts) => ({ pin: texts.pin ? null : say('pin.missing') }));
  const add = async () => {
    setAnswer(null);
    if (!isAsking) return setIsAsking(true);
    if (!form.check()) return;
    const told = await keys.addPasskey(plainPin(form.texts.pin));
    if (!told.ok) return setAnswer(say(told.code === 'pin_wrong' ? 'pin.wrong' : `pin.passkey_${told.code}`));
    await added();
    tell(say('pin.passkey_added'));
  };
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <p>{say('pin.passkey_help')}</p>
      <p>{say('pin.passkey_who')}</p>
      {isAsking && <PinField form={form} name="pin" label={say('pin.name')} letters />}
      {answer && <Banner look="needs_you">{answer}</Banner>}
      <Button submit press={add}>
        {say('pin.passkey_add')}
      </Button>
    </form>
  );
}
