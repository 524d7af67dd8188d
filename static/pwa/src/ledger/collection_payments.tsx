/** Money that is no member's deposit: paid out, banked, drawn from special savings, received otherwise. */

import { useRef } from 'preact/hooks';
import { type EntryRow, groupScope, shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import { Button, LinkButton } from '../ui/button';
import { ChoiceField, MoneyField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { normaliseThai } from '../values/thai_text';
import { balanceOf, balances } from './balance';
import { bookOf } from './brought_forward';
import { takeBack, writePayment } from './collection_acts';
import { moneyProblem } from './collection_deposit';
import { type CollectionFacts, whoIs } from './collection_facts';
import { Progress } from './collection_progress';
import { addressOf, isPayment } from './collection_steps';
import { entryText } from './entry_text';

const KINDS = ['expense', 'bank_in', 'special_payout', 'other_receipt'] as const;
const BLANK = { kind: '', amount: '', slip: '', member: '', reason: '' };

/** `…/collection/payments` */
export function Payments({ facts }: { facts: CollectionFacts }) {
  const phone = usePhone();
  const { group, open, members, state } = facts;
  const latest = useRef(state.lines);
  latest.current = state.lines;
  const book = bookOf(phone, groupScope(group.id));
  const sums = balances(book.entries, book.brought);
  const kinds = KINDS.filter((kind) => kind !== 'special_payout' || settingAt(phone, 'special_savings_enabled', group));

  const form = useForm(`payment/${open.id}`, BLANK, (texts) => {
    const short = shortageOf(texts);
    const isSilent = normaliseThai(texts.reason) === '';
    return {
      kind: texts.kind === '' ? say('payment.kind_missing') : null,
      member: texts.kind === 'special_payout' && texts.member === '' ? say('payment.member_missing') : null,
      amount: moneyProblem(texts.amount),
      slip:
        texts.kind === 'bank_in' && parseBaht(texts.slip) !== parseBaht(texts.amount)
          ? say('payment.slip_differs')
          : null,
      reason: !isSilent
        ? null
        : short
          ? say('payment.short_reason_missing', { amount: formatBaht(short) })
          : texts.kind === 'expense' || texts.kind === 'other_receipt'
            ? say('payment.reason_missing')
            : null,
    };
  });

  /** By how much a payment is above the cash that is there, or the special savings it is drawn from. */
  function shortageOf(texts: typeof BLANK): number {
    const amount = parseBaht(texts.amount) ?? 0;
    if (texts.kind === '' || texts.kind === 'other_receipt') return 0;
    const special = texts.kind === 'special_payout' ? balanceOf(sums, 'special_savings', texts.member) : amount;
    return Math.max(0, amount - state.expected_satang, texts.member === '' ? 0 : amount - special);
  }

  const save = async () => {
    if (!form.check()) return;
    const { kind, amount, member, reason } = form.texts;
    const ids = await writePayment(phone, group.id, open.id, {
      entry_kind: kind,
      amount_satang: parseBaht(amount) ?? 0,
      member_id: kind === 'special_payout' ? member : null,
      reason: normaliseThai(reason) || null,
    });
    await form.clear();
    tell(say('payment.saved', { what: say(`entry.${kind as (typeof KINDS)[number]}`), amount }), () =>
      takeBack(
        phone,
        group.id,
        latest.current.filter((line) => ids.includes(line.id)),
      ),
    );
  };

  if (!form.ready) return null;
  const { kind } = form.texts;
  const short = shortageOf(form.texts);
  return (
    <Page
      title={say('payment.name')}
      note={shortName(group)}
      back={{ to: addressOf(group.id, 'room'), text: say('step.room') }}
      bottom={
        <>
          <div class="totals" role="status">
            <span>{say('payment.cash')}</span>
            <strong>{say('money.baht', { amount: formatBaht(state.expected_satang) })}</strong>
          </div>
          <LinkButton to={addressOf(group.id, 'count')} look="main">
            {say('room.to_count')}
          </LinkButton>
        </>
      }
    >
      <Progress facts={facts} now="payments" />
      <Written lines={state.lines.filter(isPayment)} facts={facts} back={(line) => takeBack(phone, group.id, [line])} />
      <Card title={say('payment.new')}>
        <form class="stack" noValidate onSubmit={stay}>
          <ChoiceField
            form={form}
            name="kind"
            label={say('payment.kind')}
            options={kinds.map((each) => ({ value: each, text: say(`entry.${each}`) }))}
          />
          {kind === 'special_payout' && (
            <SelectField
              form={form}
              name="member"
              label={say('payment.member')}
              blank={say('payment.member_choose')}
              groups={[
                {
                  name: say('members.title'),
                  options: members.map((member) => ({ value: member.id, text: whoIs(member) })),
                },
              ]}
            />
          )}
          <MoneyField form={form} name="amount" label={say('payment.amount')} />
          {kind === 'bank_in' && (
            <MoneyField form={form} name="slip" label={say('payment.slip')} hint={say('payment.slip_hint')} />
          )}
          {short > 0 && (
            <Banner look="needs_you">
              <p>{say('payment.short', { amount: formatBaht(short) })}</p>
            </Banner>
          )}
          <TextField form={form} name="reason" label={say('payment.reason')} hint={say('payment.reason_hint')} />
          <Button wide submit press={save}>
            {say('payment.save')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}

function Written(properties: {
  lines: readonly EntryRow[];
  facts: CollectionFacts;
  back: (line: EntryRow) => Promise<void>;
}) {
  const { lines, facts, back } = properties;
  if (lines.length === 0) return <p class="soft">{say('payment.none')}</p>;
  const names = new Map(facts.members.map((member) => [member.id, whoIs(member)]));
  return (
    <ul class="rows" aria-label={say('payment.name')}>
      {lines.map((line) => (
        <li class="row" key={line.id}>
          <span class="row-words">
            <b>{entryText(line)}</b> <span class="money">{formatBaht(line.amount_satang)}</span>
            <span class="soft"> {[names.get(line.member_id ?? ''), line.reason].filter(Boolean).join(', ')}</span>
          </span>
          <Button
            look="danger"
            icon="undo"
            press={() => back(line)}
            label={say('deposit.take_back_line', { what: entryText(line), amount: formatBaht(line.amount_satang) })}
          >
            {say('deposit.take_back')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
