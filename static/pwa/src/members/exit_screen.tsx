/** A member leaves: the sheet on which both settle up, one tap that records it, and the way back. */

import { useEffect } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope, type MemberRow, memberName, mergesOf } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { HistoryComing } from '../ledger/history_coming';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, MoneyField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { addDays, formatThaiDate } from '../values/thai_date';
import { normaliseThai } from '../values/thai_text';
import { statementsOf } from './beneficiaries';
import { type ExitRow, recordExit, takeExitBack } from './exit_acts';
import { partsOf } from './merged';
import { mayTakeBack, type Payee, type Settlement, settleUp, standingExit } from './settle_up';

interface ExitTexts extends Record<string, string> {
  exit_kind: string;
  left_on: string;
  fine: string;
  payee: string;
  reason: string;
}

const EXIT_KINDS = SHAPES.member_exit.exit_kind.choices;

/** `#/groups/:group/members/:member/exit` */
export function ExitScreen({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  useEffect(() => hush, []);
  if (!group || !member) return <RowMissing />;
  return member.status === 'left' ? <Gone group={group} member={member} /> : <Leaving group={group} member={member} />;
}

/** A sentence for each field that cannot be saved yet; `hasHeirs` when beneficiaries were named. */
export function checkExit(
  texts: ExitTexts,
  member: Pick<MemberRow, 'joined_on'>,
  hasHeirs: boolean,
  today: string,
): Partial<ExitTexts> {
  const problems: Partial<ExitTexts> = {};
  const leftOn = dateOf(texts.left_on);
  if (!leftOn) problems.left_on = say('date.unclear');
  else if (leftOn > addDays(today, 1)) problems.left_on = say('date.not_yet');
  else if (leftOn < member.joined_on) problems.left_on = say('exit.date_early');
  const fine = fineSatang(texts);
  if (fine === null) problems.fine = say('money.unclear');
  else if (fine > LIMITS.amount_satang_max) {
    problems.fine = say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) });
  }
  if (texts.exit_kind === 'died' && !hasHeirs && !texts.payee.trim()) problems.payee = say('exit.payee_missing');
  for (const [name, most] of [
    ['payee', SHAPES.member_exit.payees.each.parts.name.length_max],
    ['reason', SHAPES.member_exit.reason.length_max],
  ] as const) {
    if (texts[name].trim().length > most) problems[name] = say('field.too_long', { most });
  }
  return problems;
}

function fineSatang(texts: Pick<ExitTexts, 'fine'>): number | null {
  return texts.fine.trim() === '' ? 0 : parseBaht(texts.fine);
}

function Leaving({ group, member }: { group: GroupRow; member: MemberRow }) {
  const phone = usePhone();
  const today = phone.today();
  const scope = groupScope(group.id);
  const [statement] = statementsOf(phone.rows.all('beneficiary_statement', scope), member.id);
  const heirs = statement?.beneficiaries ?? [];
  const form = useForm<keyof ExitTexts & string>(
    `exit/${member.id}`,
    { exit_kind: 'resigned', left_on: dateText(today), fine: '', payee: '', reason: '' },
    (texts) => checkExit(texts as ExitTexts, member, heirs.length > 0, today),
  );
  const texts = form.texts as ExitTexts;
  const book = bookOf(phone, scope);
  const sums = balances(book.entries, book.brought);
  const parts = partsOf(mergesOf(phone, group.id), member.id);
  const hasDied = texts.exit_kind === 'died';
  const named = hasDied
    ? heirs.length > 0
      ? heirs
      : [{ name: normaliseThai(texts.payee) || say('exit.payee'), percent: 100 }]
    : [{ name: memberName(member), percent: 100 }];
  const settlement = settleUp(
    {
      member_id: member.id,
      accounts: [...parts].flatMap((id) => [
        { member_id: id, entry_kind: 'exit_payout', amount_satang: balanceOf(sums, 'pledged_savings', id) },
        { member_id: id, entry_kind: 'special_payout', amount_satang: balanceOf(sums, 'special_savings', id) },
      ]),
      loan_satang: [...parts].reduce((sum, id) => sum + balanceOf(sums, 'loan', id), 0),
      fine_satang: fineSatang(texts) ?? 0,
    },
    named,
  );
  const cash = balanceOf(sums, 'cash');
  const amount = formatBaht(settlement.net_satang);

  const save = async () => {
    if (!form.check()) return;
    await recordExit(phone, group.id, member, settlement, {
      exit_kind: texts.exit_kind as ExitRow['exit_kind'],
      left_on: dateOf(texts.left_on) ?? today,
      reason: normaliseThai(texts.reason) || null,
    });
    await form.clear();
    tell(say('exit.saved', { name: memberName(member), amount }));
  };

  if (!form.ready) return null;
  return (
    <Page
      personal
      title={say('exit.leave')}
      note={`${member.number} ${memberName(member)}`}
      back={{ to: `/groups/${group.id}/members/${member.id}`, text: memberName(member) }}
      bottom={
        settlement.blocks.length === 0 && (
          <Button look="main" press={save}>
            {settlement.net_satang > 0 ? say('exit.pay', { amount }) : say('exit.pay_nothing')}
          </Button>
        )
      }
    >
      <HistoryComing scope={scope} />
      {settlement.blocks.length > 0 && (
        <Banner look="needs_you">
          <p>
            <b>{say('exit.blocked')}</b>
          </p>
          {settlement.blocks.map((block) => (
            <p key={block}>{blockText(block, settlement)}</p>
          ))}
        </Banner>
      )}
      <form class="stack" noValidate onSubmit={stay}>
        <ChoiceField
          form={form}
          name="exit_kind"
          label={say('exit.exit_kind')}
          options={EXIT_KINDS.map((kind) => ({ value: kind, text: say(`exit.exit_kind_${kind}`) }))}
        />
        <DateField form={form} name="left_on" label={say('exit.left_on')} />
        {hasDied && heirs.length === 0 && (
          <TextField form={form} name="payee" label={say('exit.payee')} hint={say('exit.payee_hint')} />
        )}
        <MoneyField form={form} name="fine" label={say('exit.fine')} hint={say('field.optional')} />
        <TextField form={form} name="reason" label={say('exit.reason')} hint={say('field.optional')} />
      </form>
      <Sheet settlement={settlement} />
      {settlement.blocks.length === 0 && cash < settlement.net_satang && (
        <Banner>
          <p>{say('exit.cash_short', { cash: formatBaht(cash) })}</p>
        </Banner>
      )}
    </Page>
  );
}

function blockText(block: Settlement['blocks'][number], settlement: Settlement): string {
  if (block === 'owes') return say('exit.owes', { amount: formatBaht(settlement.loan_satang) });
  if (block === 'fine_too_much') return say('exit.fine_too_much');
  const amounts = settlement.accounts.map((account) => account.amount_satang);
  return say('exit.account_negative', { amount: formatBaht(-Math.min(settlement.loan_satang, ...amounts)) });
}

/** What the group owes, what is deducted, and who is paid how much: to be read out before the money is handed over. */
function Sheet({ settlement }: { settlement: Settlement }) {
  const { pledged_satang, special_satang, loan_satang, fine_satang, net_satang, remainder_satang } = settlement;
  return (
    <Card title={say('exit.sheet')}>
      <dl class="pairs">
        <dt>{say('exit.pledged')}</dt>
        <dd class="money">{formatBaht(pledged_satang)}</dd>
        {special_satang !== 0 && (
          <>
            <dt>{say('exit.special')}</dt>
            <dd class="money">{formatBaht(special_satang)}</dd>
          </>
        )}
        {loan_satang !== 0 && (
          <>
            <dt>{say('exit.debt')}</dt>
            <dd class="money">{formatBaht(-loan_satang)}</dd>
          </>
        )}
        {fine_satang > 0 && (
          <>
            <dt>{say('exit.fine_deducted')}</dt>
            <dd class="money">{formatBaht(-fine_satang)}</dd>
          </>
        )}
      </dl>
      <div>
        <p class="soft">{say('exit.net')}</p>
        <p class="figure">{say('money.baht', { amount: formatBaht(net_satang) })}</p>
      </div>
      {settlement.blocks.length === 0 && <Payees payees={settlement.payees} />}
      {remainder_satang > 0 && <p class="soft">{say('exit.remainder', { satang: remainder_satang })}</p>}
    </Card>
  );
}

function Payees({ payees }: { payees: readonly Payee[] }) {
  if (payees.length === 0) return null;
  return (
    <Rows label={say('exit.payees')}>
      {payees.map((payee) => (
        <Row key={payee.name} title={payee.name} end={<span class="money">{formatBaht(payee.amount_satang)}</span>} />
      ))}
    </Rows>
  );
}

/** Who has left: when, why, who was paid how much; and back again while nobody else has acted. */
function Gone({ group, member }: { group: GroupRow; member: MemberRow }) {
  const phone = usePhone();
  const scope = groupScope(group.id);
  const exit = standingExit(phone.rows.all('member_exit', scope), member.id);
  const name = memberName(member);
  const isMine = exit && mayTakeBack(exit, phone.rows.all('entry', scope), phone.person.value?.id);
  const takeBack = async () => {
    if (!exit) return;
    await takeExitBack(phone, group.id, exit);
    tell(say('exit.taken_back', { name }));
  };
  return (
    <Page
      personal
      title={say('exit.already', { name })}
      note={say('member.number_is', { number: member.number })}
      back={{ to: `/groups/${group.id}/members/${member.id}`, text: name }}
    >
      {exit && (
        <Card>
          <dl class="pairs">
            <dt>{say('exit.exit_kind')}</dt>
            <dd>{say(`exit.exit_kind_${exit.exit_kind}`)}</dd>
            <dt>{say('exit.left_on')}</dt>
            <dd>{formatThaiDate(exit.left_on, 'short')}</dd>
          </dl>
          {exit.reason && <p>{exit.reason}</p>}
          <Payees payees={exit.payees} />
        </Card>
      )}
      {isMine ? (
        <Button wide look="danger" icon="undo" press={takeBack}>
          {say('exit.take_back')}
        </Button>
      ) : (
        exit && <p class="soft">{say('exit.take_back_late')}</p>
      )}
    </Page>
  );
}
