/** รหัสยืนยันสองชั้น: setting up an authenticator, its backup codes, and the code at login. */

import { useEffect, useState } from 'preact/hooks';
import { ChooseDevice } from '../devices/choose_device';
import { say } from '../i18n';
import { goTo } from '../router';
import type { UsedDevice } from '../sync/ports';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { QrCode } from '../ui/qr_code';

interface State {
  is_on: boolean;
  is_needed: boolean;
  backup_codes: number;
}

interface Proposed {
  secret: string;
  uri: string;
}

function sentence(code: string): string {
  return code === 'offline' ? say('login.offline') : problemText(code);
}

/** `#/me/second-factor` */
export function SecondFactorScreen() {
  const phone = usePhone();
  const [state, setState] = useState<State | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  const [proposed, setProposed] = useState<Proposed | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  useEffect(() => {
    phone.ask<State>('/people/second-factor').then((told) => {
      if (told.ok) setState(told.value);
      else setAnswer(sentence(told.code));
    });
  }, []);
  return (
    <Page title={say('second_factor.name')} back={{ to: '/me', text: say('me.title') }}>
      {codes ? (
        <BackupCodes codes={codes} />
      ) : proposed ? (
        <Confirm proposed={proposed} done={setCodes} />
      ) : (
        <>
          {state?.is_needed && !state.is_on && (
            <Banner look="needs_you">
              <p>{say('second_factor.needed')}</p>
            </Banner>
          )}
          <p>{say('second_factor.why')}</p>
          {answer && <Banner look="needs_you">{answer}</Banner>}
          {state && <Begin state={state} done={setProposed} />}
        </>
      )}
    </Page>
  );
}

function Begin({ state, done }: { state: State; done: (proposed: Proposed) => void }) {
  const phone = usePhone();
  const [answer, setAnswer] = useState<string | null>(null);
  const form = useForm(null, { password: '' }, (texts) => ({
    password: texts.password ? null : say('login.password_missing'),
  }));
  const begin = async () => {
    setAnswer(null);
    if (!form.check()) return;
    const told = await phone.ask<Proposed>('/people/second-factor', { password: form.texts.password });
    if (told.ok) done(told.value);
    else setAnswer(told.code === 'login_failed' ? say('password.wrong') : sentence(told.code));
  };
  return (
    <Card
      title={state.is_on ? say('second_factor.is_on', { count: state.backup_codes }) : say('second_factor.is_off')}
      done={state.is_on}
    >
      <form class="stack" noValidate onSubmit={stay}>
        <TextField
          form={form}
          name="password"
          label={say('second_factor.password')}
          kind="password"
          autocomplete="current-password"
        />
        {answer && <Banner look="needs_you">{answer}</Banner>}
        <Button look={state.is_on ? 'plain' : 'main'} submit press={begin}>
          {say(state.is_on ? 'second_factor.begin_anew' : 'second_factor.begin')}
        </Button>
      </form>
    </Card>
  );
}

function Confirm({ proposed, done }: { proposed: Proposed; done: (codes: readonly string[]) => void }) {
  const phone = usePhone();
  const [answer, setAnswer] = useState<string | null>(null);
  const form = useForm(null, { code: '' }, (texts) => ({
    code: texts.code.trim() ? null : say('second_factor.code_missing'),
  }));
  const confirm = async () => {
    setAnswer(null);
    if (!form.check()) return;
    const told = await phone.ask<{ codes: string[] }>('/people/second-factor/confirm', { code: form.texts.code });
    if (told.ok) done(told.value.codes);
    else setAnswer(sentence(told.code));
  };
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <p>{say('second_factor.scan')}</p>
      <QrCode text={proposed.uri} label={say('second_factor.qr')} />
      <a class="button" href={proposed.uri}>
        {say('second_factor.open_app')}
      </a>
      <p>{say('second_factor.secret')}</p>
      <p class="secret">{inFours(proposed.secret)}</p>
      <TextField form={form} name="code" label={say('second_factor.code')} digits autocomplete="one-time-code" />
      {answer && <Banner look="needs_you">{answer}</Banner>}
      <Button look="main" submit press={confirm}>
        {say('second_factor.confirm')}
      </Button>
    </form>
  );
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Card title={say('second_factor.backup')} done>
      <p>{say('second_factor.backup_help')}</p>
      <ul class="secrets">
        {codes.map((code) => (
          <li key={code} class="secret">
            {code}
          </li>
        ))}
      </ul>
      <div class="choices">
        <Button press={() => print()}>{say('second_factor.print')}</Button>
        <Button look="main" press={() => goTo('/', true)}>
          {say('second_factor.done')}
        </Button>
      </div>
    </Card>
  );
}

interface CodeFormProperties {
  name: string;
  password: string;
  done: (() => void) | undefined;
}

/** The second step of a login: the password was right. */
export function CodeForm({ name, password, done }: CodeFormProperties) {
  const phone = usePhone();
  const [answer, setAnswer] = useState<string | null>(null);
  const form = useForm(null, { code: '' }, (texts) => ({
    code: texts.code.trim() ? null : say('second_factor.code_missing'),
  }));
  const [devices, setDevices] = useState<readonly UsedDevice[] | undefined>();
  const enter = async (retire?: string) => {
    setAnswer(null);
    if (!form.check()) return;
    const login = await phone.login(name, password, form.texts.code.trim(), retire);
    setDevices(login.ok ? undefined : login.devices);
    if (login.ok) done?.();
    else setAnswer(sentence(login.code));
  };
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <TextField form={form} name="code" label={say('second_factor.code_or_backup')} autocomplete="one-time-code" />
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

/** "JBSWY3DP" as people copy it: "JBSW Y3DP". */
function inFours(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
