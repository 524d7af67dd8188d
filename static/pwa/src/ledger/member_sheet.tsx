/** What is not the ordinary pledge: another amount, other money, absent, sent through somebody, taken back later. */

import { useEffect, useRef } from 'preact/hooks';
import type { EntryRow, GroupRow, MemberRow } from '../groups/group_rows';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import { Button } from '../ui/button';
import { ChoiceField, MoneyField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { formatBaht, parseBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { normaliseThai } from '../values/thai_text';
import type { Presence } from './collection';
import { depositProblem, depositRules, moneyProblem, owedOf, paidElsewhere, splitOf } from './collection_deposit';
import { type CollectionFacts, whoIs } from './collection_facts';
import { entryText } from './entry_text';

/** Money of a member that is no pledge. */
export interface OtherLine {
  entry_kind: 'special_deposit' | 'entry_fee' | 'fine';
  period: null;
  amount_satang: number;
}

interface MemberSheetProperties {
  facts: CollectionFacts;
  member: MemberRow;
  close: () => void;
  take: (amountSatang: number) => Promise<void>;
  takeBack: () => Promise<void>;
  takeOther: (line: OtherLine) => Promise<void>;
  takeBackOther: (entry: EntryRow) => Promise<void>;
  note: (presence: Presence, proxyName?: string) => Promise<void>;
}

/** A sheet from the bottom over the room; Escape or "ปิด" leaves it with nothing changed. */
export function MemberSheet(properties: MemberSheetProperties) {
  const { facts, member, close, take, takeBack, takeOther, takeBackOther, note } = properties;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const lines = facts.state.lines.filter(
    (line) => line.member_id === member.id && line.entry_kind !== 'special_payout',
  );
  const savings = lines.filter((line) => line.period !== null || line.entry_kind === 'exit_payout');
  const others = lines.filter((line) => !savings.includes(line));
  const andClose =
    <Given extends unknown[]>(act: (...given: Given) => Promise<void>) =>
    async (...given: Given) => {
      await act(...given);
      close();
    };
  return (
    <dialog class="sheet" ref={dialog} aria-label={whoIs(member)} onClose={close}>
      <div class="stack">
        {/* not the field: the keyboard would hide what is tapped more often */}
        <h2 tabIndex={-1} autofocus>
          {whoIs(member)}
        </h2>
        {savings.length > 0 ? (
          <>
            <Lines lines={savings} />
            <p>
              {savings.map((line) => (
                <a class="slip-link" key={line.id} href={`#/groups/${facts.group.id}/slips/${line.id}`}>
                  {say('passbook.slip', { number: line.slip_number ?? '–' })}
                </a>
              ))}
            </p>
            <Button wide look="danger" icon="undo" press={andClose(takeBack)}>
              {say('room.take_back')}
            </Button>
          </>
        ) : (
          <OtherAmount facts={facts} member={member} take={andClose(take)} note={andClose(note)} />
        )}
        {others.map((line) => (
          <div class="apart" key={line.id}>
            <span>
              {entryText(line)} <b class="money">{formatBaht(line.amount_satang)}</b>
            </span>
            <Button
              look="danger"
              icon="undo"
              press={() => takeBackOther(line)}
              label={say('deposit.take_back_line', { what: entryText(line), amount: formatBaht(line.amount_satang) })}
            >
              {say('deposit.take_back')}
            </Button>
          </div>
        ))}
        <OtherMoney
          group={facts.group}
          draft={`deposit_other/${facts.open.id}/${member.id}`}
          take={andClose(takeOther)}
        />
        <Button wide look="quiet" press={() => dialog.current?.close()}>
          {say('form.close')}
        </Button>
      </div>
    </dialog>
  );
}

type SplitLine = Parameters<typeof entryText>[0] & { amount_satang: number };

/** More months of one kind than this are said in one line, so that the button stays in sight. */
const MONTHS_SAID_APART = 3;

function Lines({ lines }: { lines: readonly SplitLine[] }) {
  const kinds = [...new Set(lines.map((line) => line.entry_kind))];
  const said = kinds.flatMap((kind) => {
    const same = lines.filter((line) => line.entry_kind === kind);
    return same.length > MONTHS_SAID_APART ? [togetherOf(same)] : same.map((line) => [entryText(line), line] as const);
  });
  return (
    <ul aria-label={say('room.split')}>
      {said.map(([text, { amount_satang }]) => (
        <li class="apart" key={text}>
          <span>{text}</span>
          <span class="money">{formatBaht(amount_satang)}</span>
        </li>
      ))}
    </ul>
  );
}

/** "เงินสัจจะล่วงหน้า ม.ค. 70 – ธ.ค. 70 ". */
function togetherOf(lines: readonly SplitLine[]): readonly [string, { amount_satang: number }] {
  const [first, last] = [lines[0], lines.at(-1)];
  const text = say('deposit.months', {
    from: first ? entryText(first) : '',
    to: formatPeriod(last?.period ?? ''),
  });
  return [text, { amount_satang: lines.reduce((sum, line) => sum + line.amount_satang, 0) }];
}

/** A sum that is not the pledge, with what it will become; who brought it; or that nobody came. */
function OtherAmount(properties: Pick<MemberSheetProperties, 'facts' | 'member' | 'take' | 'note'>) {
  const { facts, member, take, note } = properties;
  const phone = usePhone();
  const rules = depositRules(phone, facts.group);
  const presence = facts.state.presence.get(member.id);
  const form = useForm(`deposit/${facts.open.id}/${member.id}`, { amount: '' }, (texts) => ({
    amount: depositProblem(facts, member, texts.amount, rules),
  }));
  const satang = parseBaht(form.texts.amount);
  const { lines } = satang ? splitOf(facts, member, satang, rules) : { lines: [] };
  const before = paidElsewhere(facts, member);
  const owed = owedOf(facts, member);
  const owedSatang = owed.reduce((sum, month) => sum + month.missing_satang, facts.due_satang.get(member.id) ?? 0);
  return (
    <form class="stack" noValidate onSubmit={stay}>
      {before.map((entry) => (
        <Banner look="needs_you" key={entry.id}>
          <p>
            {say('deposit.paid_elsewhere', {
              amount: formatBaht(entry.amount_satang),
              date: dayText(entry.civil_on, phone.today()),
            })}
          </p>
        </Banner>
      ))}
      {owed.length > 0 && (
        <div class="stack-close">
          <p>{say('deposit.owes', { months: owed.map((month) => formatPeriod(month.period)).join(', ') })}</p>
          <Button wide press={() => take(owedSatang)}>
            {say('deposit.take_owed', { amount: formatBaht(owedSatang) })}
          </Button>
        </div>
      )}
      <MoneyField
        form={form}
        name="amount"
        label={say('room.other_amount')}
        hint={say('member.pledge_is', { amount: formatBaht(member.pledge_satang) })}
      />
      {lines.length > 0 && <Lines lines={lines.map((line) => ({ ...line, reverses: null }))} />}
      <Button
        look="main"
        submit
        press={async () => {
          if (!form.check() || satang === null) return;
          await take(satang);
          await form.clear();
        }}
      >
        {say('room.take_amount')}
      </Button>
      <div class="choices">
        {presence === 'absent' ? (
          <Button press={() => note('present')}>{say('room.is_present')}</Button>
        ) : (
          <Button press={() => note('absent')}>{say('room.is_absent')}</Button>
        )}
        {presence !== 'proxy' && <Button press={() => note('proxy')}>{say('room.is_proxy')}</Button>}
      </div>
      {presence === 'proxy' && (
        <ProxyName known={facts.state.proxy_names.get(member.id) ?? ''} note={(name) => note('proxy', name)} />
      )}
    </form>
  );
}

/** Who brought the money for somebody who did not come; it may stay unknown. */
export function ProxyName({ known, note }: { known: string; note: (name: string) => Promise<void> }) {
  const form = useForm(null, { name: known }, () => ({}));
  const name = normaliseThai(form.texts.name);
  return (
    <div class="stack-close">
      <TextField form={form} name="name" label={say('roll_call.proxy_name')} />
      {name !== '' && name !== known && (
        <Button wide press={() => note(name)}>
          {say('roll_call.proxy_save')}
        </Button>
      )}
    </div>
  );
}

/** Special savings, entry fee, fine: which and how much, with the rule's amount proposed. */
function OtherMoney(properties: { group: GroupRow; draft: string; take: (line: OtherLine) => Promise<void> }) {
  const { group, draft, take } = properties;
  const phone = usePhone();
  const proposed: Record<OtherLine['entry_kind'], number> = {
    special_deposit: 0,
    entry_fee: settingAt(phone, 'entry_fee_satang', group),
    fine: settingAt(phone, 'fine_per_miss_satang', group),
  };
  const kinds = (Object.keys(proposed) as OtherLine['entry_kind'][]).filter(
    (kind) => kind !== 'special_deposit' || settingAt(phone, 'special_savings_enabled', group),
  );
  const form = useForm(draft, { kind: '', other: '' }, (texts) => ({
    kind: texts.kind === '' ? say('deposit.kind_missing') : null,
    other: moneyProblem(texts.other),
  }));
  const choosing = {
    ...form,
    type: (name: 'kind' | 'other', text: string) => {
      form.type(name, text);
      const satang = proposed[text as OtherLine['entry_kind']];
      if (name === 'kind') form.type('other', satang > 0 ? formatBaht(satang) : '');
    },
  };
  return (
    <details>
      <summary>{say('deposit.other')}</summary>
      <form class="stack" noValidate onSubmit={stay}>
        <ChoiceField
          form={choosing}
          name="kind"
          label={say('deposit.kind')}
          options={kinds.map((kind) => ({ value: kind, text: say(`entry.${kind}`) }))}
        />
        <MoneyField form={form} name="other" label={say('deposit.other_amount')} />
        <Button
          wide
          submit
          press={async () => {
            if (!form.check()) return;
            const entry_kind = form.texts.kind as OtherLine['entry_kind'];
            await take({ entry_kind, period: null, amount_satang: parseBaht(form.texts.other) ?? 0 });
            await form.clear();
          }}
        >
          {say('deposit.take_other')}
        </Button>
      </form>
    </details>
  );
}
