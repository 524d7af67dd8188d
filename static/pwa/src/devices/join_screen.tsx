/** A new phone joins: the code comes with the scanned address, or is typed. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { goTo } from '../router';
import type { UsedDevice } from '../sync/ports';
import { problemText } from '../syncing/problem_text';
import { Button, LinkButton } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { ChooseDevice } from './choose_device';

const CODE_LENGTH = 8;

/** "k7qm-3xyz" as the server made it: K7QM3XYZ. */
export function bareCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** `#/join`, `#/join/:code`. A tap is asked for even with the code there: opening an address must change nothing. */
export function JoinScreen({ code = '' }: { code?: string }) {
  const phone = usePhone();
  const [answer, setAnswer] = useState<string | null>(null);
  const form = useForm(null, { code: bareCode(code) }, (texts) => ({
    code: bareCode(texts.code).length === CODE_LENGTH ? null : say('joining.code_missing'),
  }));
  const [devices, setDevices] = useState<readonly UsedDevice[] | undefined>();
  const join = async (retire?: string) => {
    setAnswer(null);
    if (!form.check()) return;
    const joined = await phone.join(bareCode(form.texts.code), retire);
    setDevices(joined.ok ? undefined : joined.devices);
    if (joined.ok) goTo('/', true);
    else setAnswer(joined.code === 'offline' ? say('login.offline') : problemText(joined.code));
  };
  const somebody = phone.person.value;
  return (
    <main class="scroll">
      <div class="login">
        <header class="login-name">
          <p class="soft">{say('app.name')}</p>
          <h1>{say('joining.name')}</h1>
        </header>
        {somebody && <Banner>{say('joining.somebody_here', { name: somebody.display_name })}</Banner>}
        <p>{say('joining.welcome')}</p>
        <form class="stack" noValidate onSubmit={stay}>
          <div class="join-field">
            <TextField form={form} name="code" label={say('joining.code')} autocomplete="one-time-code" />
          </div>
          {devices ? (
            <ChooseDevice devices={devices} choose={join} />
          ) : (
            answer && <Banner look="needs_you">{answer}</Banner>
          )}
          <Button look="main" submit press={() => join()}>
            {say('joining.enter')}
          </Button>
        </form>
        <p>
          <LinkButton to="/" look="quiet">
            {say('joining.with_password')}
          </LinkButton>
        </p>
      </div>
    </main>
  );
}
