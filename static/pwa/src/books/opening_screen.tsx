/** Opening balances of an old group, copied once from the cut-off sheet its committee signed; afterwards what was written. */

import { useRef, useState } from 'preact/hooks';
import { LIMITS } from '../contract/contract.gen';
import {
  type EntryRow,
  type GroupRow,
  groupScope,
  type MemberRow,
  memberName,
  membersOf,
  shortName,
} from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { inBookOrder } from '../ledger/passbook';
import { Button, LinkButton } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { MoneyField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { memo } from '../ui/memo';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';
import { sumOf } from './folds';
import {
  correction,
  isEven,
  type OpeningAmounts,
  type OpeningLine,
  openingDrafts,
  openingLines,
  readOpening,
  type SheetName,
} from './opening';

/** `#/groups/:group/books/opening` */
export function OpeningScreen({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const scope = groupScope(groupId);
  const sheet = inBookOrder(phone.rows.all('opening_sheet', scope))[0];
  const standing = standingOpening(phone.rows.all('entry', scope));
  const isOpened = sheet !== undefined || standing.length > 0;
  const members = membersOf(phone, groupId);
  const back = { to: `/groups/${groupId}/books`, text: say('book.books') };
  if (!isOpened && members.length > 0) return <SheetForm group={group} members={members} back={back} />;
  return (
    <Page title={say('book.opening')} note={shortName(group)} back={back}>
      {isOpened ? (
        <Written scope={scope} members={members} entries={standing} cutOffOn={sheet?.cut_off_on} />
      ) : (
        <EmptyState title={say('book.opening_first')}>
          <LinkButton to={`/groups/${groupId}/members/new`} look="main" icon="add">
            {say('members.add')}
          </LinkButton>
        </EmptyState>
      )}
    </Page>
  );
}

interface SheetProperties {
  group: GroupRow;
  members: readonly MemberRow[];
  back: { to: string; text: string };
}

function SheetForm({ group, members, back }: SheetProperties) {
  const phone = usePhone();
  const today = phone.today();
  const blank = { cut_off: dateText(today), cash: '', bank: '', funds: '' } as Record<SheetName, string>;
  for (const { id } of members) blank[`member/${id}`] = '';
  const form = useForm<SheetName>(`opening_sheet/${group.id}`, blank, (texts) => {
    const day = dateOf(texts.cut_off);
    return {
      ...Object.fromEntries(
        (Object.keys(blank) as SheetName[])
          .filter((name) => name !== 'cut_off')
          .map((name) => [name, amountProblem(texts[name] ?? '')]),
      ),
      cut_off: !day
        ? say('date.unclear')
        : day > today
          ? say('date.not_yet')
          : day < group.founded_on
            ? say('date.too_early')
            : null,
    };
  });
  // what is typed goes to the form through one function for ever, so that a keystroke redraws one line
  const type = useRef(form.type).current;
  const amounts = readOpening(form.texts, members);

  const save = async () => {
    const cutOffOn = dateOf(form.texts.cut_off);
    if (!form.check() || !cutOffOn || !amounts || !isEven(amounts)) return;
    await phone.save(openingDrafts(group.id, cutOffOn, amounts));
    await form.clear();
    tell(say('book.opening_done'));
  };

  if (!form.ready) return null;
  return (
    <Page
      title={say('book.opening')}
      note={shortName(group)}
      back={back}
      bottom={
        <>
          <Totals amounts={amounts} />
          <Button look="main" disabled={!amounts || !isEven(amounts)} press={save}>
            {say('book.opening_save')}
          </Button>
        </>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <p>{say('book.opening_help')}</p>
        <DateField form={form} name="cut_off" label={say('book.opening_cut_off')} />
        <MoneyField form={form} name="cash" label={say('book.opening_cash')} />
        <MoneyField form={form} name="bank" label={say('book.opening_bank')} />
        <MoneyField form={form} name="funds" label={say('book.opening_funds')} hint={say('book.opening_funds_hint')} />
        <h2>{say('book.opening_members')}</h2>
        <ul class="rows opening" aria-label={say('book.opening_members')}>
          {members.map((member) => (
            <MemberAmount
              key={member.id}
              name={`member/${member.id}`}
              number={member.number}
              who={memberName(member)}
              text={form.texts[`member/${member.id}`] ?? ''}
              type={type}
            />
          ))}
        </ul>
      </form>
    </Page>
  );
}

function amountProblem(text: string): string | null {
  if (text.trim() === '') return null;
  const amount = parseBaht(text);
  if (amount === null) return say('money.unclear');
  return amount > LIMITS.amount_satang_max
    ? say('money.too_much', { most: formatBaht(LIMITS.amount_satang_max) })
    : null;
}

interface AmountProperties {
  name: SheetName;
  number: string;
  who: string;
  text: string;
  type: (name: SheetName, text: string) => void;
}

const MemberAmount = memo(function MemberAmount({ name, number, who, text, type }: AmountProperties) {
  const [left, setLeft] = useState(false);
  const problem = left ? amountProblem(text) : null;
  return (
    <li>
      <label for={name}>
        <span class="room-number">{number}</span>
        {who}
      </label>
      <input
        id={name}
        class="input"
        inputMode="decimal"
        autocomplete="off"
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={`${name}-problem`}
        onInput={(event) => type(name, event.currentTarget.value)}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
      />
      <span id={`${name}-problem`} aria-live="polite">
        {problem && <span class="problem">{problem}</span>}
      </span>
    </li>
  );
});

/** What there must be, what there is, and by how much they differ, while it is typed. */
function Totals({ amounts }: { amounts: OpeningAmounts | null }) {
  if (!amounts) return <p class="problem">{say('book.opening_unclear')}</p>;
  const owed = sumOf([...amounts.savings_satang.values()]) + amounts.funds_satang;
  const there = amounts.cash_satang + amounts.bank_satang;
  const difference = there - owed;
  return (
    <div>
      <p class="totals">
        <span>
          {say('book.owed_part')} <b>{formatBaht(owed)}</b>
        </span>
        <span>
          {say('book.there_part')} <b>{formatBaht(there)}</b>
        </span>
      </p>
      <p role="status" class={difference === 0 ? 'echo' : 'problem'}>
        {difference !== 0
          ? say(difference < 0 ? 'book.opening_less' : 'book.opening_more', {
              amount: formatBaht(Math.abs(difference)),
            })
          : say(there === 0 ? 'book.opening_nothing' : 'book.opening_even')}
      </p>
    </div>
  );
}

/** What the group began with, as far as nothing has taken it back. */
function standingOpening(entries: readonly EntryRow[]): EntryRow[] {
  const reversed = new Set(entries.map((entry) => entry.reverses));
  return inBookOrder(entries).filter(
    (entry) => entry.entry_kind.startsWith('opening_') && !entry.reverses && !reversed.has(entry.id),
  );
}

interface WrittenProperties {
  scope: string;
  members: readonly MemberRow[];
  entries: readonly EntryRow[];
  cutOffOn: string | undefined;
}

/** The opening entries that stand, each with a way to correct it. */
function Written({ scope, members, entries, cutOffOn }: WrittenProperties) {
  const phone = usePhone();
  const [correcting, setCorrecting] = useState<string | null>(null);
  const names = new Map(members.map((member) => [member.id, `${member.number} ${memberName(member)}`]));
  const lines = openingLines(entries, members);
  const unwritten = lines.filter((line) => !line.entry);
  const save = async (line: OpeningLine, amountSatang: number) => {
    if (amountSatang !== (line.entry?.amount_satang ?? 0)) await phone.save(correction(scope, line, amountSatang));
    setCorrecting(null);
    tell(say('form.saved'));
  };
  const draw = (line: OpeningLine) => {
    const key = line.entry?.id ?? `${line.entry_kind}/${line.member_id}`;
    const name = names.get(line.member_id ?? '') ?? say(`entry.${line.entry_kind as 'opening_cash'}`);
    return (
      <li key={key}>
        <span>
          {name}
          {line.entry && (
            <>
              <br />
              <b class="money">{formatBaht(line.entry.amount_satang)}</b>
            </>
          )}
        </span>
        {correcting === key ? (
          <Correct save={(amount) => save(line, amount)} />
        ) : (
          <Button label={`${say('book.opening_add')} ${name}`} press={() => setCorrecting(key)}>
            {say('book.opening_add')}
          </Button>
        )}
      </li>
    );
  };
  return (
    <>
      <Banner look="done">
        <p>
          <b>
            {say('book.opening_done')} {cutOffOn && formatThaiDate(cutOffOn)}
          </b>
        </p>
        <p>{say('book.opening_done_help')}</p>
      </Banner>
      <ul class="rows opening" aria-label={say('book.opening')}>
        {lines.filter((line) => line.entry).map(draw)}
      </ul>
      {unwritten.length > 0 && (
        <details>
          <summary>{say('book.opening_unwritten', { count: unwritten.length })}</summary>
          <ul class="rows opening">{unwritten.map(draw)}</ul>
        </details>
      )}
    </>
  );
}

function Correct({ save }: { save: (amountSatang: number) => Promise<void> }) {
  const form = useForm<'amount'>(null, { amount: '' }, ({ amount }) => ({
    amount: parseBaht(amount) === null ? say('money.unclear') : amountProblem(amount),
  }));
  const press = async () => {
    const amount = parseBaht(form.texts.amount);
    if (form.check() && amount !== null) await save(amount);
  };
  return (
    <div class="stack-close">
      <MoneyField form={form} name="amount" label={say('book.opening_correct')} />
      <Button wide press={press}>
        {say('form.save')}
      </Button>
    </div>
  );
}
