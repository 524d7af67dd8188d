/** Who is this? Asked once on a phone; after that it opens without signal. */

import { useState } from 'preact/hooks';
import { learnTheRest, say } from '../i18n';
import type { UsedDevice } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { lazy } from '../ui/lazy';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';

const ChooseDevice = lazy(() => import('../devices/choose_device').then((module) => module.ChooseDevice));
const CodeForm = lazy(() => import('./second_factor').then((module) => module.CodeForm));

interface LoginFormProperties {
  /** Called when the server knows the person. */
  done?: () => void;
  /** The name is already known when a session only ran out. */
  name?: string;
}

/** Name and password. Without signal it says what is safe and what to do. */
export function LoginForm({ done, name = '' }: LoginFormProperties) {
  const phone = usePhone();
  const [answer, setAnswer] = useState<string | null>(null);
  const [devices, setDevices] = useState<readonly UsedDevice[] | undefined>();
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm(null, { name, password: '' }, (texts) => ({
    name: texts.name.trim() ? null : say('login.name_missing'),
    password: texts.password ? null : say('login.password_missing'),
  }));
  const enter = async (retire?: string) => {
    setAnswer(null);
    if (!form.check()) return;
    const login = await phone.login(form.texts.name.trim(), form.texts.password, undefined, retire);
    setDevices(login.ok ? undefined : login.devices);
    if (login.ok) done?.();
    else if (login.code === 'second_factor_needed') setAsksCode(true);
    else setAnswer(login.code === 'offline' ? say('login.offline') : await refusalText(login.code));
  };
  if (asksCode) return <CodeForm name={form.texts.name.trim()} password={form.texts.password} done={done} />;
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <TextField form={form} name="name" label={say('login.name')} autocomplete="username" />
      <TextField
        form={form}
        name="password"
        label={say('login.password')}
        kind="password"
        autocomplete="current-password"
      />
      {devices ? (
        <ChooseDevice devices={devices} choose={enter} />
      ) : (
        answer && <Banner look="needs_you">{answer}</Banner>
      )}
      <Button look="main" submit press={() => enter()}>
        {say('login.enter')}
      </Button>
    </form>
  );
}

/** Why the server refused, in its own sentence: those are fetched with the screens behind the first. */
async function refusalText(code: string): Promise<string> {
  try {
    const [{ problemText }] = await Promise.all([import('../syncing/problem_text'), learnTheRest()]);
    return problemText(code);
  } catch {
    return say('login.refused');
  }
}

/** The first screen of a phone nobody uses yet. */
export function LoginScreen() {
  return (
    <main class="scroll">
      <div class="login">
        <header class="login-name">
          <p class="soft">{say('app.full_name')}</p>
          <h1>{say('app.name')}</h1>
        </header>
        <p>{say('login.once')}</p>
        <LoginForm />
        <p>
          <LinkButton to="/join" look="quiet">
            {say('login.by_code')}
          </LinkButton>
        </p>
      </div>
    </main>
  );
}
