/** ส่งข้อมูล: nothing hidden. What waits, what needs a person, since when, and the one button. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { LoginForm } from '../people/login';
import type { OutboxItem } from '../sync/ports';
import { Button } from '../ui/button';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { oldestText, signText } from '../ui/sync_sign';
import { instantText } from '../ui/when';
import { operationText } from './operation_text';
import { problemText } from './problem_text';

const SHOWN_AT_ONCE = 50;
const STATES = ['needs_you', 'with_support', 'held', 'waiting'] as const;

/** `#/sync` */
export function SyncPage() {
  const phone = usePhone();
  const today = phone.today();
  const sign = phone.sign.value;
  const outbox = phone.outbox.value;
  const oldest = oldestText(sign, today);
  const send = () => {
    phone.syncNow();
    tell(say('sync.sending'));
  };
  return (
    <Page
      title={say('sync.title')}
      bottom={
        sign.session === 'ok' && (
          <Button look="main" icon="send" press={send}>
            {say('sync.send_now')}
          </Button>
        )
      }
    >
      <Card done={sign.state === 'sent'}>
        <p class={`figure-words sign-${sign.state}`}>{signText(sign)}</p>
        {oldest && <p>{oldest}</p>}
        <p class="soft">
          {sign.last_contact_at
            ? say('sync.last_contact', { when: instantText(sign.last_contact_at, today) })
            : say('sync.no_contact')}
        </p>
      </Card>
      {!sign.online && (
        <Banner>
          <p>{say('sync.offline')}</p>
        </Banner>
      )}
      {sign.session === 'expired' && (
        <Banner look="needs_you">
          <h2>{say('sync.session_expired')}</h2>
          <p>{say('sync.session_expired_help')}</p>
          <LoginForm name={phone.person.value?.name ?? ''} done={() => phone.syncNow()} />
        </Banner>
      )}
      {STATES.map((state) => (
        <Operations key={state} state={state} items={outbox.filter((item) => item.state === state)} />
      ))}
      {outbox.length === 0 ? (
        <p>{say('sync.nothing')}</p>
      ) : (
        <Card title={say('sync.copy')}>
          <p class="soft">{say('sync.copy_help')}</p>
          <Button press={async () => saveCopy(await phone.exportOutbox())}>{say('sync.copy_save')}</Button>
        </Card>
      )}
    </Page>
  );
}

/** Puts the lines into a file of the phone, as they are. */
function saveCopy(lines: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([lines], { type: 'application/x-ndjson' }));
  link.download = 'omsap.ndjson';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The operations of one state, each in words with when it was written and, if refused, why. */
function Operations({ state, items }: { state: (typeof STATES)[number]; items: readonly OutboxItem[] }) {
  const phone = usePhone();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  if (items.length === 0) return null;
  const title = say(`sync.state_${state}`, { count: items.length });
  return (
    <section class="stack-close">
      <h2>{title}</h2>
      <p class="soft">{say(`sync.state_${state}_help`)}</p>
      <Rows label={title}>
        {items.slice(0, shown).map((item) => (
          <Row
            key={item.id}
            title={operationText(phone, item)}
            note={
              <>
                <div>{instantText(item.made_at, phone.today())}</div>
                {item.code && (
                  <div class="problem">
                    {problemText(item.code)} <span class="small">{item.code}</span>
                  </div>
                )}
                {state === 'needs_you' && <Button press={() => phone.settle(item.id)}>{say('sync.settle')}</Button>}
                {item.ticket && <div class="small">{say('sync.ticket', { ticket: item.ticket })}</div>}
              </>
            }
          />
        ))}
      </Rows>
      {items.length > shown && (
        <Button wide press={() => setShown(shown + SHOWN_AT_ONCE)}>
          {say('group.history_older', { count: items.length - shown })}
        </Button>
      )}
    </section>
  );
}
