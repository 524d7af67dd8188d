/** What stands before a person's store: the PIN that opens it, or the first one that is chosen. Works without signal. */

import { useEffect, useState } from 'preact/hooks';
import { say } from '../i18n';
import { plainPin } from '../sync/pin';
import type { Lock, OtherStore, ShutWork } from '../sync/ports';
import { Button } from '../ui/button';
import { stay, useForm } from '../ui/form';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { NewPin } from './new_pin';
import { KeysButton, PinField } from './pin_field';

export function LockScreen({ lock }: { lock: Lock }) {
  const [forgot, setForgot] = useState(false);
  return (
    <main class="scroll">
      <div class="login">
        <header class="login-name">
          <p class="soft">{say('app.name')}</p>
          <h1>{say(lock.sort === 'new' ? 'pin.choose' : 'pin.name')}</h1>
        </header>
        {lock.sort === 'new' ? (
          <Choose lock={lock} />
        ) : forgot ? (
          <Forgot lock={lock} back={() => setForgot(false)} />
        ) : (
          <Unlock lock={lock} forgot={() => setForgot(true)} />
        )}
        {!forgot && <Others />}
      </div>
    </main>
  );
}

function Unlock({ lock, forgot }: { lock: Lock; forgot: () => void }) {
  const phone = usePhone();
  const [letters, setLetters] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);
  const [isNobody, setIsNobody] = useState(false);
  const [wait, setWait] = useState(0);
  const form = useForm(null, { pin: '' }, (texts) => ({ pin: texts.pin ? null : say('pin.missing') }));
  useEffect(() => {
    if (wait <= 0) return;
    const alarm = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(alarm);
  }, [wait]);
  const unlock = async () => {
    setAnswer(null);
    setIsNobody(false);
    if (!form.check()) return;
    const unlocked = await phone.gate.unlock(plainPin(form.texts.pin));
    if (unlocked.ok) return;
    if (unlocked.code === 'pin_wrong') {
      await form.clear();
      setAnswer(say('pin.wrong'));
    }
    setWait(unlocked.retry_after_seconds);
  };
  const unlockByPasskey = async () => {
    setAnswer(null);
    setIsNobody(false);
    const keys = await phone.gate.keys();
    setIsNobody(!(await keys?.openByPasskey()));
  };
  return (
    <>
      <p>{say('pin.whose', { name: lock.name })}</p>
      {lock.waiting > 0 && <Banner>{say('pin.waiting', { count: lock.waiting })}</Banner>}
      <form class="stack" noValidate onSubmit={stay}>
        <PinField form={form} name="pin" label={say('pin.name')} letters={letters} />
        <div aria-live="polite">
          {answer && <Banner look="needs_you">{answer}</Banner>}
          {isNobody && <p>{say('pin.passkey_failed')}</p>}
          {wait > 0 && <p>{say('pin.wait', { seconds: wait })}</p>}
        </div>
        <Button look="main" submit disabled={wait > 0} press={unlock}>
          {say('pin.open')}
        </Button>
        {lock.has_passkey && (
          <Button wide press={unlockByPasskey}>
            {say('pin.passkey')}
          </Button>
        )}
        <KeysButton letters={letters} change={setLetters} />
        <Button look="quiet" press={forgot}>
          {say('pin.forgot')}
        </Button>
      </form>
    </>
  );
}

function Choose({ lock }: { lock: Lock }) {
  const phone = usePhone();
  return (
    <>
      <p>{say('pin.whose', { name: lock.name })}</p>
      <p>{say('pin.why')}</p>
      <NewPin choose={(pin) => phone.gate.choose(pin)} verb={say('pin.keep')} />
    </>
  );
}

/** Nobody can open a store without its PIN: what was sent comes again, what was not goes to support or stays. All of it is said. */
function Forgot({ lock, back }: { lock: Lock; back: () => void }) {
  const phone = usePhone();
  const [work, setWork] = useState<ShutWork>({ handed_in: 0, to_hand_in: 0, shut: 0 });
  useEffect(() => {
    const unknown = { handed_in: 0, to_hand_in: 0, shut: lock.waiting };
    void phone.gate
      .shutWork()
      .catch(() => unknown)
      .then(setWork);
  }, []);
  return (
    <div class="stack">
      <p>{say('pin.forgot_why')}</p>
      {work.to_hand_in > 0 && <Banner>{say('pin.forgot_to_hand_in', { count: work.to_hand_in })}</Banner>}
      {work.handed_in > 0 && <Banner>{say('pin.forgot_handed_in', { count: work.handed_in })}</Banner>}
      {work.shut > 0 && <Banner look="needs_you">{say('pin.forgot_waiting', { count: work.shut })}</Banner>}
      <Button look="main" press={back}>
        {say('pin.try_again')}
      </Button>
      <Button press={() => phone.gate.forget()}>{say('pin.begin_another')}</Button>
    </div>
  );
}

/** A phone that several people share: another one is one tap and their own PIN away. */
function Others() {
  const { gate } = usePhone();
  const [others, setOthers] = useState<readonly OtherStore[]>([]);
  useEffect(() => {
    void gate.others().then(setOthers);
  }, []);
  return (
    <div class="stack lock-others">
      {others.map(({ store, name, is_former }) => (
        <Button key={store} wide press={() => gate.turnTo(store)}>
          {say(is_former ? 'pin.former_store' : 'pin.other', { name })}
        </Button>
      ))}
      <Button look="quiet" press={() => gate.turnTo(null)}>
        {say('pin.somebody_else')}
      </Button>
    </div>
  );
}
