/** What was written, read to the room: the whole list, or one member after the other in the largest type. */

import { useEffect, useState } from 'preact/hooks';
import { shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { Button, LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { type CollectionFacts, whoIs } from './collection_facts';
import { Progress } from './collection_progress';
import { addressOf } from './collection_steps';
import { beSilent, isSpeaking, readAloud, thaiVoice } from './collection_voice';

interface Said {
  id: string;
  who: string;
  amount_satang: number;
}

function sentenceOf({ who, amount_satang }: Said): string {
  return `${who} ${say('money.baht', { amount: formatBaht(amount_satang) })}`;
}

/** `…/collection/read_back` */
export function ReadBack({ facts }: { facts: CollectionFacts }) {
  const { group, open, members, state } = facts;
  const [place, setPlace] = useState<number | null>(null);
  usePhone();
  useEffect(() => beSilent, []);
  const brought = members
    .filter((member) => state.brought_satang.has(member.id))
    .map(
      (member): Said => ({
        id: member.id,
        who: whoIs(member),
        amount_satang: state.brought_satang.get(member.id) ?? 0,
      }),
    );
  const missing = members.filter((member) => !state.received_satang.has(member.id));
  const sum = brought.reduce((total, { amount_satang }) => total + amount_satang, 0);
  const total = say('read_back.total', {
    period: formatPeriod(open.period, 'long'),
    count: brought.length,
    amount: formatBaht(sum),
  });
  const toClose = (
    <LinkButton to={addressOf(group.id, 'close')} look="main">
      {say('read_back.right')}
    </LinkButton>
  );
  const one = place === null ? undefined : brought[place];
  const show = (next: number | null) => {
    beSilent();
    setPlace(next);
  };
  return (
    <Page
      title={say('read_back.name')}
      note={shortName(group)}
      back={{ to: addressOf(group.id, 'count'), text: say('step.count') }}
      bottom={
        one && place !== null ? (
          <>
            <div class="totals" role="status">
              <span>{say('read_back.place', { place: place + 1, all: brought.length })}</span>
              <strong>{say('money.baht', { amount: formatBaht(sum) })}</strong>
            </div>
            <Button look="main" press={() => show(place + 1 < brought.length ? place + 1 : null)}>
              {say(place + 1 < brought.length ? 'read_back.next' : 'read_back.all_read')}
            </Button>
          </>
        ) : (
          toClose
        )
      }
    >
      <Progress facts={facts} now="read_back" />
      {one ? (
        <section class="card read-one" aria-live="polite">
          <p class="figure">{one.who}</p>
          <p class="figure">{say('money.baht', { amount: formatBaht(one.amount_satang) })}</p>
          <Speak text={sentenceOf(one)} />
          <LinkButton to={addressOf(group.id, 'room')}>{say('read_back.wrong')}</LinkButton>
          <Button look="quiet" press={() => show(null)}>
            {say('read_back.list')}
          </Button>
        </section>
      ) : (
        <>
          <Card>
            <p>{say('close.read_back', { period: formatPeriod(open.period), count: brought.length })}</p>
            <p class="figure">{say('money.baht', { amount: formatBaht(sum) })}</p>
            <Speak text={[...brought.map(sentenceOf), total].join(' ')} />
            {brought.length > 0 && <Button press={() => show(0)}>{say('read_back.one_by_one')}</Button>}
          </Card>
          <ul class="rows read-list" aria-label={say('read_back.name')}>
            {brought.map((line) => (
              <li class="apart" key={line.id}>
                <span>{line.who}</span>
                <b class="money">{formatBaht(line.amount_satang)}</b>
              </li>
            ))}
          </ul>
          {missing.length > 0 && (
            <div>
              <p class="soft">{say('close.missing', { count: missing.length })}</p>
              <p>{missing.map(whoIs).join(', ')}</p>
            </div>
          )}
        </>
      )}
    </Page>
  );
}

/** Reads aloud, or stops; nothing where the phone has no Thai voice. */
function Speak({ text }: { text: string }) {
  if (!thaiVoice.value) return null;
  return isSpeaking.value ? (
    <Button press={beSilent}>{say('read_back.silent')}</Button>
  ) : (
    <Button press={() => readAloud(text)}>{say('read_back.aloud')}</Button>
  );
}
