/** Yearly balance confirmation: each member hears the balance and says whether it is right; the figure is kept as it was. */

import { useState } from 'preact/hooks';
import { groupScope, type MemberRow, memberName, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { balances, naturalSatang } from '../ledger/balance';
import { HistoryComing } from '../ledger/history_coming';
import { inBookOrder } from '../ledger/passbook';
import type { RowOf, Shown } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';
import { normaliseThai } from '../values/thai_text';
import { type BookFacts, readBooks } from './book_rows';
import { BookSheet } from './book_sheet';

type Word = Shown<RowOf['balance_confirmation']>;

/** `#/groups/:group/books/confirm` */
export function ConfirmScreen({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const facts = readBooks(phone, group);
  if (facts) return <Walk facts={facts} />;
  return (
    <Page
      title={say('book.confirm')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}/books`, text: say('book.books') }}
    >
      <HistoryComing scope={groupScope(groupId)} />
    </Page>
  );
}

function Walk({ facts }: { facts: BookFacts }) {
  const { phone, group, entries } = facts;
  const [disputing, setDisputing] = useState<string | null>(null);
  const today = phone.today();
  const scope = groupScope(group.id);
  const words = inBookOrder(phone.rows.all('balance_confirmation', scope));
  const form = useForm<'as_of'>(`confirm/${group.id}`, { as_of: dateText(words.at(-1)?.as_of ?? today) }, (texts) => {
    const day = dateOf(texts.as_of);
    return { as_of: !day ? say('date.unclear') : day > today ? say('date.not_yet') : null };
  });
  const typed = dateOf(form.texts.as_of);
  const asOf = typed && typed <= today ? typed : today;
  const sums = balances(entries.filter((entry) => entry.civil_on <= asOf));
  const answers = new Map<string, Word>(
    words.filter((word) => word.as_of === asOf).map((word) => [word.member_id, word]),
  );
  const members = facts.members.filter((member) => member.status !== 'left' || answers.has(member.id));
  const disputed = members.filter((member) => answers.get(member.id)?.answer === 'disputed');

  const answer = async (member: MemberRow, balance_satang: number, note: string | null) => {
    await phone.save([
      {
        kind: 'balance_confirmation',
        scope,
        data: {
          member_id: member.id,
          as_of: asOf,
          balance_satang,
          answer: note === null ? 'confirmed' : 'disputed',
          note: note || null,
        },
      },
    ]);
    setDisputing(null);
  };

  if (!form.ready) return null;
  return (
    <BookSheet
      facts={facts}
      title={say('book.confirm')}
      span={`${say('book.confirm_as_of')} ${formatThaiDate(asOf)}`}
      signers={['auditor', 'chair']}
      back={{ to: `/groups/${group.id}/books`, text: say('book.books') }}
      picker={<DateField form={form} name="as_of" label={say('book.confirm_as_of')} hint={say('book.confirm_help')} />}
    >
      {members.length === 0 && (
        <EmptyState title={say('book.confirm_none')}>
          <p>{say('book.nothing_help')}</p>
        </EmptyState>
      )}
      <p>
        <b>{say('book.confirm_answered', { answered: answers.size, all: members.length })}</b>
      </p>
      {disputed.length > 0 && (
        <section class="stack-close">
          <h2>{say('book.confirm_disputed', { count: disputed.length })}</h2>
          <ul class="rows">
            {disputed.map((member) => (
              <li class="slip" key={member.id}>
                <a href={`#/groups/${group.id}/members/${member.id}`}>{memberName(member)}</a>
                <span class="money">{formatBaht(answers.get(member.id)?.balance_satang ?? 0)}</span>
                <span class="soft">{answers.get(member.id)?.note}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul class="rows walk" aria-label={say('book.confirm')}>
        {members.map((member) => {
          const balance = naturalSatang('pledged_savings', sums.get(`pledged_savings|${member.id}`) ?? 0);
          const word = answers.get(member.id);
          return (
            <li key={member.id}>
              <b>
                <span class="room-number">{member.number}</span>
                {memberName(member)}
              </b>
              <span class="money">{formatBaht(balance)}</span>
              <Said word={word} balance={balance} />
              {balance < 0 ? (
                <span class="problem">{say('book.confirm_negative')}</span>
              ) : disputing === member.id ? (
                <Dispute save={(note) => answer(member, balance, note)} />
              ) : (
                <span class="beside">
                  <Button
                    label={`${say('book.confirm_yes')} ${memberName(member)}`}
                    press={() => answer(member, balance, null)}
                  >
                    {say('book.confirm_yes')}
                  </Button>
                  <Button
                    look="danger"
                    label={`${say('book.confirm_no')} ${memberName(member)}`}
                    press={() => setDisputing(member.id)}
                  >
                    {say('book.confirm_no')}
                  </Button>
                </span>
              )}
              <span class="print-only">{say('book.signed')}</span>
            </li>
          );
        })}
      </ul>
    </BookSheet>
  );
}

/** What the member said, and the figure of that moment where the books have moved since. */
function Said({ word, balance }: { word: Word | undefined; balance: number }) {
  if (!word) return <span class="soft">{say('book.not_answered')}</span>;
  return (
    <span class={word.answer === 'confirmed' ? 'echo' : 'problem'}>
      {say(word.answer === 'confirmed' ? 'book.confirm_yes' : 'book.confirm_no')} <Mark mark={word.mark} />{' '}
      {word.balance_satang !== balance && say('book.confirm_noted', { amount: formatBaht(word.balance_satang) })}
    </span>
  );
}

function Dispute({ save }: { save: (note: string) => Promise<void> }) {
  const form = useForm<'note'>(null, { note: '' }, ({ note }) => ({
    note: note.trim().length > 200 ? say('field.too_long', { most: 200 }) : null,
  }));
  return (
    <div class="stack-close">
      <TextField form={form} name="note" label={say('book.confirm_note')} hint={say('field.optional')} long />
      <Button look="danger" wide press={() => form.check() && save(normaliseThai(form.texts.note))}>
        {say('book.confirm_save_no')}
      </Button>
    </div>
  );
}
