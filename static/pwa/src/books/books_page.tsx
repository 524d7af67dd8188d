/** All books of a group, each with the one figure that people ask for first. */

import { groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { balanceOf, balances } from '../ledger/balance';
import { cashOver } from '../ledger/cash_over';
import { HistoryComing } from '../ledger/history_coming';
import { settingAt } from '../rulebook/setting';
import { LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { Banner, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { BOOKS, type BookFacts, type BookName, readBooks } from './book_rows';
import { depositDue } from './deposit_due';
import { receiptsAndPayments, registerFigures, sumOf, threeWay } from './folds';

/** `#/groups/:group/books` */
export function BooksPage({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const facts = readBooks(phone, group);
  return (
    <Page title={say('book.books')} note={group.name} back={{ to: `/groups/${groupId}`, text: shortName(group) }}>
      {facts ? <BookList facts={facts} /> : <HistoryComing scope={groupScope(groupId)} />}
    </Page>
  );
}

function BookList({ facts }: { facts: BookFacts }) {
  const { group, phone, entries, opens, closes, members } = facts;
  const month = phone.today().slice(0, 7);
  const sums = balances(entries);
  const check = threeWay(entries, opens, closes, month);
  const money = receiptsAndPayments(entries, { first: month, last: month });
  const figures: Record<BookName, { note: string; end: string }> = {
    cash: { note: say('book.left_now'), end: formatBaht(balanceOf(sums, 'cash')) },
    bank: { note: say('book.left_now'), end: formatBaht(balanceOf(sums, 'bank')) },
    pledges: { note: say('book.all_members'), end: formatBaht(balanceOf(sums, 'pledged_savings')) },
    receipts: {
      note: say('book.received_in', { period: formatPeriod(month) }),
      end: formatBaht(sumOf(Object.values(money.receipts))),
    },
    trial: { note: say('book.trial_note'), end: '' },
    check: {
      note: say(check.is_even ? 'book.even' : 'book.uneven'),
      end: check.is_even ? '✓' : formatBaht(check.difference_satang),
    },
    register: {
      note: say('book.members_now'),
      end: String(registerFigures(members, { first: month, last: month }).active),
    },
  };
  return (
    <>
      <DepositBanner facts={facts} />
      <Rows label={say('book.books')}>
        {BOOKS.map((book) => (
          <Row
            key={book}
            to={`/groups/${group.id}/books/${book}`}
            title={say(`book.${book}`)}
            note={figures[book].note}
            end={
              <span class={book === 'check' && !check.is_even ? 'money difference' : 'money'}>{figures[book].end}</span>
            }
          />
        ))}
      </Rows>
      <section class="stack-close">
        <h2>{say('book.more')}</h2>
        <Rows label={say('book.more')}>
          <Row to={`/groups/${group.id}/books/bank/new`} title={say('book.bank_new')} />
          <Row to={`/groups/${group.id}/books/confirm`} title={say('book.confirm')} />
          <Row to={`/groups/${group.id}/books/opening`} title={say('book.opening')} />
        </Rows>
      </section>
    </>
  );
}

/** Collected cash that should be in the bank by now, or more of it than the group lets anybody keep. */
export function DepositBanner({ facts: { phone, group, entries } }: { facts: BookFacts }) {
  const most = settingAt(phone, 'deposit_to_bank_within_days', group);
  const due = depositDue(entries, phone.today(), most);
  const cash = balanceOf(balances(entries), 'cash');
  const limit = settingAt(phone, 'cash_on_hand_limit_satang', group);
  const over = cashOver(cash, limit);
  if (!due && !over) return null;
  return (
    <Banner look="needs_you">
      {due && <p>{say('book.deposit_due', { amount: formatBaht(due.cash_satang), days: due.days, most })}</p>}
      {over > 0 && (
        <p>{say('book.cash_over', { amount: formatBaht(cash), most: formatBaht(limit), bank: formatBaht(over) })}</p>
      )}
      <LinkButton to={`/groups/${group.id}/books/bank/new`}>{say('book.bank_new')}</LinkButton>
    </Banner>
  );
}
