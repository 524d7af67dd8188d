/** Collection day: one task from opening cash to slips, left and returned to at any step. */

import { useEffect, useState } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import { type GroupRow, groupScope, heldPeriods, openCollection, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button, LinkButton } from '../ui/button';
import { MoneyField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { hush } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, EmptyState, StepList } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { countedSatang, suspectedMembers } from './collection';
import { closeDay, openDay } from './collection_acts';
import { type CollectionFacts, readCollection, whoIs } from './collection_facts';
import { CountForm, NO_COUNTS, readCounts } from './count_form';
import { nextPeriod } from './deposit';
import { HistoryComing } from './history_coming';
import { Room } from './room';

type Step = 'room' | 'count' | 'close';

function stepNames(): string[] {
  return [say('step.opening'), say('step.room'), say('step.count'), say('step.close')];
}

/** `#/groups/:group/collection`, and `/count`, `/close` behind it. */
export function CollectionScreen({ group: groupId, step = 'room' }: { group: string; step?: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  useEffect(() => hush, []);
  if (!group) return <RowMissing />;
  const open = openCollection(phone, groupId);
  if (!open) return <Opening group={group} />;
  const facts = readCollection(phone, group, open);
  if (step === 'count' || step === 'close') return <Count facts={facts} step={step} />;
  return <RoomStep facts={facts} />;
}

function addressOf(groupId: string, step: Step): string {
  return step === 'room' ? `/groups/${groupId}/collection` : `/groups/${groupId}/collection/${step}`;
}

/** Step 1: which month, and how much cash lies there before anybody pays. */
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
      <StepList names={stepNames()} now={0} />
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

/** Steps 2 and 3, with the running total that never scrolls away. */
function RoomStep({ facts }: { facts: CollectionFacts }) {
  const phone = usePhone();
  const { group, open, members, state } = facts;
  return (
    <Page
      title={say('collection.title', { period: formatPeriod(open.period) })}
      note={shortName(group)}
      back={{ to: `/groups/${group.id}`, text: shortName(group) }}
      bottom={
        <>
          <div class="totals" role="status">
            <span>{say('room.progress', { count: state.received_satang.size, all: members.length })}</span>
            <strong>{say('money.baht', { amount: formatBaht(state.total_satang) })}</strong>
          </div>
          <LinkButton to={addressOf(group.id, 'count')} look="main">
            {say('room.to_count')}
          </LinkButton>
        </>
      }
    >
      <HistoryComing scope={groupScope(group.id)} />
      <StepList names={stepNames()} now={1} />
      {members.length === 0 ? (
        <EmptyState title={say('members.none')}>
          <LinkButton to={`/groups/${group.id}/members/new`} icon="add">
            {say('members.add')}
          </LinkButton>
        </EmptyState>
      ) : (
        <Room phone={phone} facts={facts} />
      )}
    </Page>
  );
}

/** Steps 4 and 5: count, look where a difference comes from, read back and close. */
function Count({ facts, step }: { facts: CollectionFacts; step: 'count' | 'close' }) {
  const phone = usePhone();
  const { group, open, members, state } = facts;
  const [asked, setAsked] = useState(false);
  const form = useForm(`count/${open.id}`, NO_COUNTS, () => ({}));
  const counts = readCounts(form.texts);
  const counted = counts ? countedSatang(counts) : 0;
  const difference = counted - state.expected_satang;
  const reason = form.texts.reason.trim();
  const needsReason = difference !== 0 && reason === '';

  const close = async () => {
    if (!counts || needsReason) {
      setAsked(true);
      return;
    }
    await closeDay(phone, group.id, open.id, counts, {
      lines: state.lines.length,
      total_satang: state.total_satang,
      counted_satang: counted,
      reason: difference === 0 ? null : reason,
    });
    await form.clear();
    goTo(`/groups/${group.id}/collections/${open.id}`, true);
  };

  if (!form.ready) return null;
  const sums = (
    <dl class="pairs" aria-live="polite">
      <dt>{say('count.expected')}</dt>
      <dd class="money">{formatBaht(state.expected_satang)}</dd>
      <dt>{say('count.counted')}</dt>
      <dd class="money">{formatBaht(counted)}</dd>
      {difference !== 0 && (
        <>
          <dt class="difference">▲ {say(difference > 0 ? 'count.over' : 'count.short')}</dt>
          <dd class="money difference">{formatBaht(Math.abs(difference))}</dd>
        </>
      )}
    </dl>
  );
  if (step === 'close') {
    return (
      <Page
        title={say('close.title')}
        note={shortName(group)}
        back={{ to: addressOf(group.id, 'count'), text: say('step.count') }}
        bottom={
          <Button look="main" press={close}>
            {say('close.close')}
          </Button>
        }
      >
        <StepList names={stepNames()} now={3} />
        <ReadBack facts={facts} />
        {sums}
        {difference !== 0 && (
          <TextField
            form={{
              ...form,
              problem: (name) => (name === 'reason' && asked && needsReason ? say('close.reason_missing') : null),
            }}
            name="reason"
            label={say('close.reason')}
            hint={say('close.reason_hint')}
            long
          />
        )}
      </Page>
    );
  }
  const suspects = new Set(suspectedMembers(difference, members, state.received_satang));
  return (
    <Page
      title={say('count.title')}
      note={shortName(group)}
      back={{ to: addressOf(group.id, 'room'), text: say('step.room') }}
      bottom={
        <>
          {sums}
          <LinkButton to={addressOf(group.id, 'close')} look="main">
            {difference === 0 ? say('count.to_close') : say('count.to_close_differing')}
          </LinkButton>
        </>
      }
    >
      <StepList names={stepNames()} now={2} />
      <form noValidate onSubmit={stay}>
        <CountForm form={form} />
      </form>
      {counted > 0 && suspects.size > 0 && (
        <Banner look="needs_you">
          <p>{say(difference > 0 ? 'count.maybe_unwritten' : 'count.maybe_unpaid')}</p>
          <ul>
            {members
              .filter((member) => suspects.has(member.id))
              .slice(0, 5)
              .map((member) => (
                <li key={member.id}>{whoIs(member)}</li>
              ))}
          </ul>
          <LinkButton to={addressOf(group.id, 'room')}>{say('count.look')}</LinkButton>
        </Banner>
      )}
    </Page>
  );
}

/** The totals in the largest type, so that the committee can read them across the table and say no. */
function ReadBack({ facts }: { facts: CollectionFacts }) {
  const { open, members, state } = facts;
  const missing = members.filter((member) => !state.received_satang.has(member.id));
  return (
    <section class="card">
      <p>{say('close.read_back', { period: formatPeriod(open.period), count: state.received_satang.size })}</p>
      <p class="figure">{say('money.baht', { amount: formatBaht(state.total_satang) })}</p>
      {missing.length > 0 && (
        <div>
          <p class="soft">{say('close.missing', { count: missing.length })}</p>
          <p>{missing.map(whoIs).join(', ')}</p>
        </div>
      )}
    </section>
  );
}
