/** ส่งข้อมูล: nothing hidden. What waits, what needs a person, what arrived today, where each of it lies, and the one button. */

import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { openCasesOf } from '../cases/open_cases';
import { PROBLEMS, type ProblemCode } from '../contract/later.gen';
import { isTyped, retype } from '../groups/retype';
import { say } from '../i18n';
import { LoginForm } from '../people/login';
import { goTo } from '../router';
import type { OutboxItem, SentItem, Sign } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { GrowingRows } from '../ui/growing_rows';
import { MarkSign } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { oldestText, signText } from '../ui/sync_sign';
import { instantText } from '../ui/when';
import { FormerWork } from './former_work';
import { operationText } from './operation_text';
import { OutboxCopy } from './outbox_copy';
import { problemText } from './problem_text';
import { SupportAnswers } from './support_answers';

const STATES = ['needs_you', 'with_support', 'held', 'waiting'] as const;

/** `#/sync` */
export function SyncPage() {
  const phone = usePhone();
  const today = phone.today();
  const sign = phone.sign.value;
  const outbox = phone.outbox.value;
  const oldest = oldestText(sign, today);
  const sent = useSentToday();
  const send = () => {
    phone.syncNow();
    tell(say('sync.sending'));
  };
  return (
    <Page
      title={say('sync.title')}
      bottom={
        sign.session !== 'expired' && (
          <Button look="main" icon="send" press={send}>
            {say('sync.send_now')}
          </Button>
        )
      }
    >
      {sign.is_overdue && (
        <Banner look="needs_you">
          <h2>{say('sign.overdue_since', { when: instantText(sign.oldest_at ?? '', today) })}</h2>
          <p>{say(sign.online ? 'sync.overdue_online' : 'sync.overdue_offline')}</p>
        </Banner>
      )}
      <Card done={sign.state === 'sent'}>
        <p class={`figure-words sign-${sign.is_overdue ? 'needs_you' : sign.state}`}>{signText(sign)}</p>
        {oldest && <p>{oldest}</p>}
        <p class="soft">
          {sign.last_contact_at
            ? say('sync.last_contact', { when: instantText(sign.last_contact_at, today) })
            : say('sync.no_contact')}
        </p>
        <Places sign={sign} sent={sent} />
      </Card>
      {!sign.online && (
        <Banner>
          <p>{say('sync.offline')}</p>
        </Banner>
      )}
      {sign.session !== 'ok' && (
        <Banner {...(sign.session === 'expired' ? { look: 'needs_you' } : {})}>
          <h2>{say(`sync.session_${sign.session}`)}</h2>
          <p>{say(`sync.session_${sign.session}_help`)}</p>
          <LoginForm name={phone.person.value?.name ?? ''} done={() => phone.syncNow()} />
        </Banner>
      )}
      {sign.photos > 0 && (
        <Banner>
          <p>{say('sync.photos', { count: sign.photos })}</p>
        </Banner>
      )}
      {STATES.map((state) => (
        <Operations key={state} state={state} items={outbox.filter((item) => item.state === state)} />
      ))}
      <FormerWork />
      <Sent items={sent} />
      <SupportAnswers />
      {outbox.length === 0 ? <p>{say('sync.nothing')}</p> : <OutboxCopy />}
    </Page>
  );
}

/** What this phone sent today, the latest first; read again whenever something waits, arrives or is pulled. */
function useSentToday(): readonly SentItem[] {
  const phone = usePhone();
  const { waiting, needs_you, unseen } = phone.sign.value;
  const [sent, setSent] = useState<readonly SentItem[]>([]);
  useEffect(() => {
    let here = true;
    phone.sentToday().then((found) => {
      if (here) setSent(found);
    });
    return () => {
      here = false;
    };
  }, [waiting, needs_you, unseen]);
  return sent;
}

/** In how many places the work lies: only here; here and on the server; confirmed, because it came back from there. */
function Places({ sign, sent }: { sign: Sign; sent: readonly SentItem[] }) {
  const confirmed = sent.filter((item) => item.is_confirmed).length;
  const places = [
    ['phone', say('sync.place_phone'), sign.waiting],
    ['phone', say('sync.place_both'), sign.unseen + sign.needs_you],
    ['server', say('sync.place_server'), confirmed],
  ] as const;
  return (
    <dl class="pairs">
      {places
        .filter(([, , count]) => count > 0)
        .map(([mark, name, count]) => (
          <Fragment key={name}>
            <dt>
              <MarkSign mark={mark} /> {name}
            </dt>
            <dd class="money">{count}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

/** The operations of one state, each in words with when it was written, why it stopped, and what to do about it. */
function Operations({ state, items }: { state: (typeof STATES)[number]; items: readonly OutboxItem[] }) {
  const phone = usePhone();
  if (items.length === 0) return null;
  const title = say(`sync.state_${state}`, { count: items.length });
  return (
    <section class="stack-close">
      <h2>{title}</h2>
      <p class="soft">{say(`sync.state_${state}_help`)}</p>
      <GrowingRows
        label={title}
        items={items}
        row={(item) => (
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
                {item.ticket && state === 'with_support' && (
                  <div>{say('sync.ticket_tell', { ticket: item.ticket })}</div>
                )}
                {state === 'needs_you' && <Remedy item={item} />}
              </>
            }
          />
        )}
      />
    </section>
  );
}

/** The one button that mends it: choose between two values, or correct what was typed and send it again. */
function Remedy({ item }: { item: OutboxItem }) {
  const phone = usePhone();
  const settle = <Button press={() => phone.settle(item.id)}>{say('sync.settle')}</Button>;
  if (item.outcome === 'conflict') {
    const own = openCasesOf(phone.rows, item.scope).find((each) => each.operation_id === item.id);
    if (!own) return <p>{say('sync.conflict_coming')}</p>;
    return (
      <LinkButton to={`/groups/${item.scope.replace(/^group:/, '')}/cases/${own.id}`}>{say('sync.choose')}</LinkButton>
    );
  }
  const isCorrectable = item.code !== null && PROBLEMS[item.code as ProblemCode] === 'correct';
  if (!isCorrectable || !isTyped(item)) return settle;
  return (
    <div class="beside">
      <Button press={async () => goTo(await retype(phone, item))}>{say('sync.correct')}</Button>
      {settle}
    </div>
  );
}

/** What arrived today, so that nobody has to believe it. */
function Sent({ items }: { items: readonly SentItem[] }) {
  const phone = usePhone();
  if (items.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('sync.sent_today')}</h2>
      <Rows label={say('sync.sent_today')}>
        {items.map((item) => (
          <Row
            key={item.id}
            title={operationText(phone, item)}
            note={say('sync.sent_at', { when: instantText(item.received_at, phone.today()) })}
            end={
              <>
                <MarkSign mark={item.is_confirmed ? 'server' : 'phone'} />
                <span class="small">{say(item.is_confirmed ? 'sync.confirmed' : 'sync.confirming')}</span>
              </>
            }
          />
        ))}
      </Rows>
    </section>
  );
}
