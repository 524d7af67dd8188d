/** One book of a group over a month or a year: which one, and what stands in it. */

import type { ComponentChildren } from 'preact';
import { groupScope, type MemberRow, memberName, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { balances, naturalSatang } from '../ledger/balance';
import { entryText } from '../ledger/entry_text';
import { HistoryComing } from '../ledger/history_coming';
import { passbook } from '../ledger/passbook';
import { LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { Banner, EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';
import { BOOKS, type BookFacts, type BookName, OF_A_YEAR, readBooks, spanOf, spanText, yearOf } from './book_rows';
import { BookSheet, type Signer, SpanPicker } from './book_sheet';
import { DepositBanner } from './books_page';
import {
  type AccountLine,
  type AmountsByKind,
  accountBook,
  accountOf,
  receiptsAndPayments,
  registerFigures,
  type Span,
  sumOf,
  threeWay,
  trialBalance,
} from './folds';
import { PledgeGrid } from './pledge_grid';

interface Drawn {
  facts: BookFacts;
  span: Span;
}

/** Who signs which book, and how it is drawn. */
const DRAWN: Record<BookName, { signers: readonly Signer[]; draw: (drawn: Drawn) => ComponentChildren }> = {
  cash: { signers: ['treasurer', 'chair'], draw: (drawn) => <AccountTable {...drawn} account="cash" /> },
  bank: {
    signers: ['signer_1', 'signer_2', 'chair'],
    draw: (drawn) => <BankTable {...drawn} />,
  },
  pledges: { signers: ['treasurer', 'secretary', 'chair'], draw: (drawn) => <PledgeGrid {...drawn} /> },
  receipts: { signers: ['treasurer', 'auditor', 'chair'], draw: (drawn) => <Receipts {...drawn} /> },
  trial: { signers: ['treasurer', 'auditor', 'chair'], draw: (drawn) => <Trial {...drawn} /> },
  check: { signers: ['treasurer', 'auditor', 'chair'], draw: (drawn) => <Check {...drawn} /> },
  register: { signers: ['secretary', 'chair'], draw: (drawn) => <Register {...drawn} /> },
};

/** `#/groups/:group/books/:book` and `#/groups/:group/books/:book/:span` */
export function BookScreen({ group: groupId, book, span }: { group: string; book: string; span?: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const name = BOOKS.find((each) => each === book);
  if (!group || !name) return <RowMissing />;
  const back = { to: `/groups/${groupId}/books`, text: say('book.books') };
  const facts = readBooks(phone, group);
  if (!facts) {
    return (
      <Page title={say(`book.${name}`)} note={shortName(group)} back={back}>
        <HistoryComing scope={groupScope(groupId)} />
      </Page>
    );
  }
  const shown = shownSpan(facts, name, span);
  const { signers, draw } = DRAWN[name];
  return (
    <BookSheet
      facts={facts}
      title={say(`book.${name}`)}
      span={spanText(facts, shown)}
      signers={signers}
      wide={name === 'pledges'}
      back={back}
      picker={<SpanPicker facts={facts} book={name} span={shown} />}
    >
      {draw({ facts, span: spanOf(facts, shown) })}
    </BookSheet>
  );
}

/** What the address asks for where the book has it; else this month, or this year. */
function shownSpan(facts: BookFacts, book: BookName, span: string | undefined): string {
  const month = facts.phone.today().slice(0, 7);
  if (span && /^\d{4}-(0[1-9]|1[0-2])$/.test(span)) return book === 'pledges' ? yearOf(facts, span) : span;
  if (span && /^\d{4}$/.test(span) && OF_A_YEAR.includes(book)) return span;
  return book === 'pledges' ? yearOf(facts, month) : month;
}

/** What every account is read by: item, in, out, left. */
function AccountHead() {
  return (
    <thead>
      <tr>
        <th scope="col">{say('book.item')}</th>
        {(['book.in', 'book.out', 'book.left'] as const).map((key) => (
          <th scope="col" class="number" key={key}>
            {say(key)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Cash or bank: each line with what came in, what went out and what was left. */
function AccountTable({ facts, span, account }: Drawn & { account: 'cash' | 'bank' }) {
  const { entries, closes } = facts;
  const book = accountBook(entries, closes, account, span);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const names = new Map(facts.members.map((member) => [member.id, memberName(member)]));
  const what = (line: AccountLine) => {
    const entry = byId.get(line.entry_ids[0] ?? '');
    if (!entry) return null;
    const together = line.entry_ids.length > 1 ? ` (${say('book.lines', { count: line.entry_ids.length })})` : '';
    const who = line.entry_ids.length === 1 ? names.get(entry.member_id ?? '') : undefined;
    const { slip_number, bank_reference, bank_signers, reason } = entry;
    const said =
      line.entry_ids.length === 1
        ? [who, slip_number, bank_reference, bank_signers, reason].filter(Boolean).join(' · ')
        : '';
    const home = `/groups/${facts.group.id}`;
    const to =
      line.entry_ids.length > 1 && line.collection_id
        ? `${home}/collections/${line.collection_id}`
        : `${home}/entries/${entry.id}`;
    const text = line.entry_ids.length > 1 ? say(`entry.${line.entry_kind}`) + together : entryText(entry);
    return (
      <>
        <span class="book-date">{formatThaiDate(line.civil_on, 'short')}</span> <a href={`#${to}`}>{text}</a>
        {said && <div class="soft">{said}</div>}
      </>
    );
  };
  return (
    <table class="book book-folding">
      <AccountHead />
      <tbody>
        <AccountRow name={say('book.brought')} left={book.brought_satang} only />
        {book.lines.map((line) => (
          <AccountRow
            key={line.entry_ids[0]}
            name={what(line)}
            into={line.in_satang}
            out={line.out_satang}
            left={line.balance_satang}
          />
        ))}
      </tbody>
      <tfoot>
        <AccountRow
          name={say('book.total')}
          into={sumOf(book.lines.map((line) => line.in_satang))}
          out={sumOf(book.lines.map((line) => line.out_satang))}
          left={book.carried_satang}
          strong
        />
      </tfoot>
    </table>
  );
}

/** The bank book, and the way to record the next slip. */
function BankTable(drawn: Drawn) {
  return (
    <>
      <DepositBanner facts={drawn.facts} />
      <AccountTable {...drawn} account="bank" />
      <LinkButton to={`/groups/${drawn.facts.group.id}/books/bank/new`} icon="add">
        {say('book.bank_new')}
      </LinkButton>
    </>
  );
}

function AccountRow(row: {
  name: ComponentChildren;
  into?: number;
  out?: number;
  left: number;
  strong?: boolean;
  only?: boolean;
}) {
  return (
    <tr class={row.only ? 'strong only-left' : row.strong ? 'strong' : ''}>
      <th scope="row">{row.name}</th>
      <td class="number">{row.into ? formatBaht(row.into) : ''}</td>
      <td class="number">{row.out ? formatBaht(row.out) : ''}</td>
      <td class="number">{formatBaht(row.left)}</td>
    </tr>
  );
}

/** Receipts above, payments below, cash and bank together. */
function Receipts({ facts, span }: Drawn) {
  const money = receiptsAndPayments(facts.entries, span);
  const part = (name: string, kinds: AmountsByKind) => (
    <>
      <Line name={name} heading />
      {(Object.keys(kinds) as (keyof AmountsByKind)[]).map((kind) => (
        <Line key={kind} name={say(`entry.${kind}`)} satang={kinds[kind] ?? 0} />
      ))}
      <Line name={say('book.total')} satang={sumOf(Object.values(kinds))} strong />
    </>
  );
  return (
    <table class="book">
      <tbody>
        <Line name={say('book.brought_money')} satang={money.brought_satang} strong />
        {part(say('book.receipts_part'), money.receipts)}
        {part(say('book.payments_part'), money.payments)}
        <Line name={say('book.carried')} satang={money.carried_satang} strong />
      </tbody>
    </table>
  );
}

function Line(line: { name: string; satang?: number; strong?: boolean; heading?: boolean }) {
  return (
    <tr class={line.strong ? 'strong' : ''}>
      <th
        scope={line.heading ? 'rowgroup' : 'row'}
        colSpan={line.heading ? 2 : 1}
        class={line.heading ? 'heading' : ''}
      >
        {line.name}
      </th>
      {!line.heading && <td class="number">{formatBaht(line.satang ?? 0)}</td>}
    </tr>
  );
}

/** Every account with what it holds, as debit or credit. */
function Trial({ facts, span }: Drawn) {
  const rows = trialBalance(facts.entries, span.last);
  if (rows.length === 0) return <Nothing />;
  return (
    <table class="book">
      <thead>
        <tr>
          <th scope="col">{say('book.account')}</th>
          <th scope="col" class="number">
            {say('book.debit')}
          </th>
          <th scope="col" class="number">
            {say('book.credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ account, debit_satang, credit_satang }) => (
          <tr key={account}>
            <th scope="row">{say(`account.${account}`)}</th>
            <td class="number">{debit_satang ? formatBaht(debit_satang) : ''}</td>
            <td class="number">{credit_satang ? formatBaht(credit_satang) : ''}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr class="strong">
          <th scope="row">{say('book.total')}</th>
          <td class="number">{formatBaht(sumOf(rows.map((row) => row.debit_satang)))}</td>
          <td class="number">{formatBaht(sumOf(rows.map((row) => row.credit_satang)))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What members are owed and what the group owns, against what is there: it agrees, or by how much it does not, and where to look. */
function Check({ facts, span }: Drawn) {
  const check = threeWay(facts.entries, facts.opens, facts.closes, span.last);
  const names = new Map(facts.members.map((member) => [member.id, memberName(member)]));
  const owed = check.savings_satang + check.funds_satang;
  return (
    <>
      <Banner look={check.is_even ? 'done' : 'needs_you'}>
        <p>
          {check.is_even
            ? `✓ ${say('book.even')}`
            : check.difference_satang === 0
              ? say('book.overdrawn_found')
              : say(check.difference_satang < 0 ? 'book.missing' : 'book.surplus', {
                  amount: formatBaht(Math.abs(check.difference_satang)),
                })}
        </p>
        {check.difference_satang !== 0 && <p>{say('book.difference_help')}</p>}
        {check.overdrawn.map((key) => {
          const account = accountOf(key);
          const member = key.slice(account.length + 1);
          return (
            <p key={key}>
              {say('book.overdrawn', { account: say(`account.${account}`), name: names.get(member) ?? '' })}
            </p>
          );
        })}
      </Banner>
      <table class="book">
        <tbody>
          <Line name={say('book.owed_part')} heading />
          <Line name={say('book.savings')} satang={check.savings_satang} />
          <Line name={say('book.funds')} satang={check.funds_satang} />
          <Line name={say('book.total')} satang={owed} strong />
          <Line name={say('book.there_part')} heading />
          <Line name={say('book.cash_counted')} satang={check.cash_satang} />
          <Line name={say('account.bank')} satang={check.bank_satang} />
          <Line name={say('account.loan')} satang={check.loan_satang} />
          <Line name={say('book.total')} satang={owed + check.difference_satang} strong />
          <Line name={say('book.difference')} satang={check.difference_satang} strong />
        </tbody>
      </table>
    </>
  );
}

/** The members with what they pledged and have saved; each name opens the passbook. */
function Register({ facts, span }: Drawn) {
  const figures = registerFigures(facts.members, span);
  const sums = balances(facts.entries.filter((entry) => entry.civil_on.slice(0, 7) <= span.last));
  const saved = ({ id }: MemberRow) => naturalSatang('pledged_savings', sums.get(`pledged_savings|${id}`) ?? 0);
  if (facts.members.length === 0) return <Nothing />;
  return (
    <>
      <dl class="pairs">
        <dt>{say('book.members_now')}</dt>
        <dd>{figures.active}</dd>
        <dt>{say('book.members_joined')}</dt>
        <dd>{figures.joined}</dd>
        <dt>{say('book.members_left')}</dt>
        <dd>{figures.left}</dd>
      </dl>
      <table class="book book-folding">
        <thead>
          <tr>
            <th scope="col">{say('book.member')}</th>
            <th scope="col" class="number">
              {say('book.joined_on')}
            </th>
            <th scope="col" class="number">
              {say('book.pledged')}
            </th>
            <th scope="col" class="number">
              {say('book.saved')}
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.members.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <a href={`#/groups/${facts.group.id}/books/passbook/${member.id}`}>
                  <span class="room-number">{member.number}</span>
                  {memberName(member)}
                </a>
                {member.status === 'left' && <span class="soft"> {say('member.left')}</span>}
              </th>
              <td class="number">{formatThaiDate(member.joined_on, 'short')}</td>
              <td class="number">{formatBaht(member.pledge_satang)}</td>
              <td class="number">{formatBaht(saved(member))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr class="strong">
            <th scope="row">{say('book.total')}</th>
            <td />
            <td class="number">{formatBaht(figures.pledge_satang)}</td>
            <td class="number">{formatBaht(sumOf(facts.members.map(saved)))}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** `#/groups/:group/books/passbook/:member`: one member's passbook, to print and to sign. */
export function PassbookSheet({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  const facts = group && readBooks(phone, group);
  if (!group || !member) return <RowMissing />;
  const back = { to: `/groups/${groupId}/members/${memberId}`, text: memberName(member) };
  if (!facts) {
    return (
      <Page title={say('passbook.title')} note={shortName(group)} back={back}>
        <HistoryComing scope={groupScope(groupId)} />
      </Page>
    );
  }
  const lines = passbook(facts.entries, memberId, facts.closes);
  const who = `${member.number} ${memberName(member)}`;
  return (
    <BookSheet facts={facts} title={say('passbook.title')} span={who} signers={['member', 'treasurer']} back={back}>
      <p>
        <b>{who}</b>
      </p>
      {lines.length === 0 ? (
        <Nothing />
      ) : (
        <table class="book book-folding">
          <AccountHead />
          <tbody>
            {lines.map(({ entry, change_satang, balance_satang }) => (
              <AccountRow
                key={entry.id}
                name={
                  <>
                    <span class="book-date">{formatThaiDate(entry.civil_on, 'short')}</span> {entryText(entry)}{' '}
                    <span class="soft">{[entry.slip_number, entry.reason].filter(Boolean).join(' · ')}</span>
                  </>
                }
                into={Math.max(change_satang, 0)}
                out={Math.max(-change_satang, 0)}
                left={balance_satang}
              />
            ))}
          </tbody>
        </table>
      )}
    </BookSheet>
  );
}

function Nothing() {
  return (
    <EmptyState title={say('book.nothing')}>
      <p>{say('book.nothing_help')}</p>
    </EmptyState>
  );
}
