/** จดหมายเตือน: where this person is told of alerts besides the app; a test message says whether it works. */

import { useEffect, useState } from 'preact/hooks';
import { say } from '../i18n';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';

interface Addresses {
  channels: string[];
  addresses: { channel: string; shown: string; since: string }[];
}

/** `#/me/mail` */
export function MailScreen() {
  const [round, setRound] = useState(0);
  const told = useReport<Addresses>('addresses', {}, round);
  useEffect(() => hush, []);
  return (
    <Page title={say('delivery.mail')} note={<AsOf told={told} />} back={{ to: '/me', text: say('me.title') }}>
      <p>{say('delivery.mail_help')}</p>
      <Report told={told}>
        {(addresses) =>
          addresses.channels.includes('email') ? (
            <Mail addresses={addresses} again={() => setRound(round + 1)} />
          ) : (
            <EmptyState title={say('delivery.no_channel')}>
              <p>{say('delivery.no_channel_help')}</p>
            </EmptyState>
          )
        }
      </Report>
    </Page>
  );
}

function Mail({ addresses, again }: { addresses: Addresses; again: () => void }) {
  const phone = usePhone();
  const current = addresses.addresses.find((each) => each.channel === 'email');
  const form = useForm('mail', { address: '' }, ({ address }) => ({
    address: /^\S+@\S+\.\S+$/.test(address.trim()) ? null : problemText('email_unclear'),
  }));
  const [refusal, setRefusal] = useState<string | null>(null);
  const ask = async (path: `/deliveries/${string}`, body: object, done: (answer: { state?: string }) => string) => {
    const answered = await phone.ask<{ state?: string }>(path, body);
    setRefusal(answered.ok ? null : problemText(answered.code));
    if (answered.ok) {
      tell(done(answered.value));
      again();
    }
    return answered.ok;
  };
  const save = async () => {
    if (!form.check()) return;
    const address = form.texts.address.trim();
    if (await ask('/deliveries/addresses/email', { address }, () => say('delivery.saved'))) await form.clear();
  };
  return (
    <>
      {current && (
        <Card title={say('delivery.told_at', { address: current.shown })} done>
          <p class="soft">{say('delivery.since', { when: instantText(current.since, phone.today()) })}</p>
          <Button
            wide
            press={() =>
              ask('/deliveries/addresses/email/test', {}, ({ state }) =>
                say(state === 'sent' ? 'delivery.test_sent' : 'delivery.test_waits'),
              )
            }
          >
            {say('delivery.test')}
          </Button>
          <Button wide press={() => ask('/deliveries/addresses/email/end', {}, () => say('delivery.ended'))}>
            {say('delivery.end')}
          </Button>
        </Card>
      )}
      {refusal && (
        <p class="problem" role="alert">
          {refusal}
        </p>
      )}
      {form.ready && (
        <form class="stack" noValidate onSubmit={stay}>
          <TextField
            form={form}
            name="address"
            label={say(current ? 'delivery.other_address' : 'delivery.address')}
            hint={say('delivery.address_hint')}
            autocomplete="email"
          />
          <Button look="main" wide press={save}>
            {say('delivery.save')}
          </Button>
        </form>
      )}
    </>
  );
}
