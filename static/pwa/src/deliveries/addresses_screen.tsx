/** เตือนนอกแอป: where this person is told of alerts besides the app; a test message says whether each works. */

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
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import type { Answered, Ask } from './ask';
import { LineCard } from './line_card';
import { PushCard } from './push_card';

interface Addresses {
  channels: string[];
  /** Missing in an answer kept from before, as `device_id`. */
  push_key?: string | null;
  addresses: { channel: string; shown: string; device_id?: string | null; since: string }[];
}

/** `#/me/mail` */
export function AddressesScreen() {
  const phone = usePhone();
  const [round, setRound] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const told = useReport<Addresses>('addresses', {}, round);
  useEffect(() => hush, []);
  const ask: Ask = async (path, body, done) => {
    const answered = await phone.ask<Answered>(path, body);
    setRefusal(answered.ok ? null : problemText(answered.code));
    if (answered.ok) {
      tell(done(answered.value));
      setRound((before) => before + 1);
    }
    return answered.ok;
  };
  return (
    <Page title={say('delivery.name')} note={<AsOf told={told} />} back={{ to: '/me', text: say('me.title') }}>
      <p>{say('delivery.help')}</p>
      {refusal && (
        <p class="problem" role="alert">
          {refusal}
        </p>
      )}
      <Report told={told}>
        {({ channels, push_key = null, addresses }) => {
          const of = (channel: string) => addresses.filter((each) => each.channel === channel);
          const isThisPhone = of('push').some((each) => each.device_id === phone.device.value?.id);
          return (
            <>
              <PushCard publicKey={push_key} isKnown={isThisPhone} ask={ask} />
              <MailCard isThere={channels.includes('email')} current={of('email')[0]} ask={ask} />
              <LineCard isThere={channels.includes('line')} since={of('line')[0]?.since} ask={ask} />
            </>
          );
        }}
      </Report>
    </Page>
  );
}

function MailCard(properties: { isThere: boolean; current: Addresses['addresses'][number] | undefined; ask: Ask }) {
  const { isThere, current, ask } = properties;
  const phone = usePhone();
  const form = useForm('mail', { address: '' }, ({ address }) => ({
    address: /^\S+@\S+\.\S+$/.test(address.trim()) ? null : problemText('email_unclear'),
  }));
  const save = async () => {
    if (!form.check()) return;
    const address = form.texts.address.trim();
    if (await ask('/deliveries/addresses/email', { address }, () => say('delivery.saved'))) await form.clear();
  };
  if (!isThere) {
    return (
      <Card title={say('delivery.mail')}>
        <p class="soft">{say('delivery.no_channel')}</p>
      </Card>
    );
  }
  return (
    <Card title={say('delivery.mail')} done={current !== undefined}>
      {current && (
        <>
          <p>
            {say('delivery.told_at', { address: current.shown })}{' '}
            <span class="soft">{say('delivery.since', { when: instantText(current.since, phone.today()) })}</span>
          </p>
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
        </>
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
          <Button wide press={save}>
            {say('delivery.save')}
          </Button>
        </form>
      )}
    </Card>
  );
}
