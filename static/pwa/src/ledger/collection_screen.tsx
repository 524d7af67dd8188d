/** Collection day: one meeting from opening cash to the signature, left and returned to at any step. */

import { useEffect } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import { type GroupRow, groupScope, heldPeriods, openCollection, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { Button, LinkButton } from '../ui/button';
import { MoneyField, SelectField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { hush } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { openDay } from './collection_acts';
import { Close } from './collection_close';
import { Count } from './collection_count';
import { type CollectionFacts, readCollection } from './collection_facts';
import { Payments } from './collection_payments';
import { Progress } from './collection_progress';
import { ReadBack } from './collection_read_back';
import { RollCall } from './collection_roll_call';
import { addressOf, stepAt } from './collection_steps';
import { nextPeriod } from './deposit';
import { HistoryComing } from './history_coming';
import { Room } from './room';

/** `#/groups/:group/collection` goes on where the meeting stands; a step behind it is gone to as far as it has come. */
export function CollectionScreen({ group: groupId, step }: { group: string; step?: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  useEffect(() => hush, []);
  if (!group) return <RowMissing />;
  const open = openCollection(phone, groupId);
  if (!open) return <Opening group={group} />;
  const facts = readCollection(phone, group, open);
  switch (stepAt(step, facts.state)) {
    case 'roll_call':
      return <RollCall facts={facts} />;
    case 'payments':
      return <Payments facts={facts} />;
    case 'count':
      return <Count facts={facts} />;
    case 'read_back':
      return <ReadBack facts={facts} />;
    case 'close':
      return <Close facts={facts} />;
    default:
      return <RoomStep facts={facts} />;
  }
}

/** Which month, and how much cash lies there before anybody pays. */
function Opening({ group }: { group: GroupRow }) {
  const phone = usePhone();
  const today = phone.today();
  const held = heldPeriods(phone, group.id);
  const thisMonth = today.slice(0, 7);
  const proposed = held.has(thisMonth) ? nextPeriod(thisMonth) : thisMonth;
  const months = [lastPeriod(thisMonth), thisMonth, nextPeriod(thisMonth)];
  const form = useForm(`opening/${group.id}`, { period: proposed, cash: '0' }, (texts) => ({
    cash: cashProblem(texts.cash),
  }));
  const start = async () => {
    if (!form.check()) return;
    await openDay(phone, group.id, form.texts.period, parseBaht(form.texts.cash) ?? 0);
    await form.clear();
  };
  const closedToday = phone.rows
    .all('collection_close', groupScope(group.id))
    .filter((close) => close.civil_on === today && close.device_id === phone.device.value?.id)
    .at(-1);
  if (!form.ready) return null;
  return (
    <Page
      title={say('collection.start')}
      note={shortName(group)}
      back={{ to: `/groups/${group.id}`, text: shortName(group) }}
      bottom={
        <Button look="main" press={start}>
          {say('collection.open')}
        </Button>
      }
    >
      <HistoryComing scope={groupScope(group.id)} />
      {closedToday && (
        <Banner look="done">
          <p>{say('closed.today')}</p>
          <LinkButton to={`/groups/${group.id}/collections/${closedToday.collection_id}`}>
            {say('closed.look')}
          </LinkButton>
        </Banner>
      )}
      <Progress now="opening" />
      <form class="stack" noValidate onSubmit={stay}>
        <SelectField
          form={form}
          name="period"
          label={say('collection.period')}
          blank={say('collection.period_choose')}
          groups={[
            {
              name: say('collection.period'),
              options: months.map((period) => ({ value: period, text: formatPeriod(period) })),
            },
          ]}
        />
        <MoneyField
          form={form}
          name="cash"
          label={say('collection.opening_cash')}
          hint={say('collection.opening_cash_hint')}
        />
      </form>
    </Page>
  );
}

function lastPeriod(period: string): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

function cashProblem(text: string): string | null {
  const satang = parseBaht(text);
  if (satang === null) return say('money.unclear');
  return satang > LIMITS.amount_satang_max
    ? say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) })
    : null;
}

/** The room, with the running total that never scrolls away. */
function RoomStep({ facts }: { facts: CollectionFacts }) {
  const phone = usePhone();
  const { group, open, members, state } = facts;
  const brought = [...state.brought_satang.values()].reduce((sum, satang) => sum + satang, 0);
  return (
    <Page
      title={say('collection.title', { period: formatPeriod(open.period) })}
      note={shortName(group)}
      back={{ to: `/groups/${group.id}`, text: shortName(group) }}
      bottom={
        <>
          <div class="totals" role="status">
            <span>{say('room.progress', { count: state.received_satang.size, all: members.length })}</span>
            <strong>{say('money.baht', { amount: formatBaht(brought) })}</strong>
            {state.expected_satang !== brought && (
              <span class="soft">{say('payment.cash_now', { amount: formatBaht(state.expected_satang) })}</span>
            )}
          </div>
          <LinkButton to={addressOf(group.id, 'count')} look="main">
            {say('room.to_count')}
          </LinkButton>
        </>
      }
    >
      <HistoryComing scope={groupScope(group.id)} />
      <Progress facts={facts} now="room" />
      {members.length === 0 ? (
        <EmptyState title={say('members.none')}>
          <LinkButton to={`/groups/${group.id}/members/new`} icon="add">
            {say('members.add')}
          </LinkButton>
        </EmptyState>
      ) : (
        <Room phone={phone} facts={facts} />
      )}
      <LinkButton to={addressOf(group.id, 'payments')}>{say('payment.go')}</LinkButton>
    </Page>
  );
}
