/** One book as it is read on the phone and as it prints: heading, span, table, signature lines, when and from what it was printed. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { auditorOf, holderOf } from '../governance/committee_rows';
import { placeText } from '../groups/group_rows';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { signText } from '../ui/sync_sign';
import { printedText } from '../ui/when';
import { monthNames } from '../values/thai_date';
import { type BookFacts, type BookName, OF_A_YEAR, spanOf, spanText, yearsOf } from './book_rows';
import { monthsFrom } from './folds';

/** Who signs a book: a role of the committee, or the member. */
export type Signer = 'auditor' | 'chair' | 'member' | 'secretary' | 'signer_1' | 'signer_2' | 'treasurer';

interface SheetProperties {
  facts: BookFacts;
  title: string;
  /** What stands beside the title on paper: "พฤศจิกายน 2569". */
  span: string;
  signers: readonly Signer[];
  wide?: boolean;
  back: { to: string; text: string };
  picker?: ComponentChildren;
  children: ComponentChildren;
}

/** Paper stays the original: every book prints to A4, with room to sign. Emblem and register number are left to the group. */
export function BookSheet({ facts, title, span, signers, wide, back, picker, children }: SheetProperties) {
  const { group, phone } = facts;
  const place = placeText(group, phone.places.value);
  return (
    <Page
      title={title}
      note={group.name}
      back={back}
      bottom={<Button press={() => print()}>{say('book.print')}</Button>}
    >
      {picker}
      <article class={`stack sheet-a4${wide ? ' sheet-wide' : ''}`}>
        <header class="print-only print-head">
          <span class="print-emblem" />
          <div>
            <p>
              <b>{title}</b>
            </p>
            <p>{group.name}</p>
            <p>{place}</p>
            <p>{span}</p>
          </div>
          <p class="print-number">{say('book.register_number')}</p>
        </header>
        {children}
        <footer class="print-only">
          <div class="print-signers">
            {signers.map((role) => (
              <p key={role}>
                {say('book.signed')}
                <br />
                {nameLine(signerOf(facts, role))}
                <br />
                {say(`book.${role}`)}
              </p>
            ))}
          </div>
          <PrintedAt facts={facts} />
        </footer>
      </article>
    </Page>
  );
}

/** The name as it stands below a signature; dots where nobody holds the post. */
function nameLine(name: string): string {
  return name ? `(${name})` : say('book.name_line');
}

/** Who signs in a role today; "" where the committee names nobody, and for roles that are no post. */
export function signerOf({ phone, group }: Pick<BookFacts, 'phone' | 'group'>, role: Signer): string {
  const today = phone.today();
  switch (role) {
    case 'chair':
    case 'secretary':
    case 'treasurer':
      return holderOf(phone, group.id, role, today);
    case 'auditor':
      return auditorOf(phone, group.id, today);
    default:
      return '';
  }
}

/** Written at the moment of printing: when, and whether everything had been sent by then. */
function PrintedAt({ facts: { phone } }: { facts: BookFacts }) {
  const line = useRef<HTMLParagraphElement>(null);
  const sign = signText(phone.sign.value);
  useEffect(() => {
    const stamp = () => {
      const when = printedText(new Date().toISOString());
      if (line.current) line.current.textContent = say('book.printed', { when, state: sign });
    };
    stamp();
    addEventListener('beforeprint', stamp);
    return () => removeEventListener('beforeprint', stamp);
  }, [sign]);
  return <p class="print-stamp" ref={line} />;
}

/** Month and Buddhist year of a book; the empty month is the whole year. The address says what is shown. */
export function SpanPicker({ facts, book, span }: { facts: BookFacts; book: BookName; span: string }) {
  const { phone, group } = facts;
  const year = span.slice(0, 4);
  const isYear = span.length === 4;
  const years = yearsOf(facts);
  const today = phone.today().slice(0, 7);
  const show = (next: string) => goTo(`/groups/${group.id}/books/${book}/${next}`, true);
  const [before, after] = isYear
    ? [String(Number(year) - 1), String(Number(year) + 1)]
    : [stepped(span, -1), stepped(span, 1)];
  return (
    <div class="span-picker">
      <Button icon="back" label={say('book.earlier')} press={() => show(before)}>
        <span class="unseen">{say('book.earlier')}</span>
      </Button>
      {book !== 'pledges' && (
        <select
          class="input"
          aria-label={say('date.month')}
          value={isYear ? '' : span.slice(5)}
          onChange={({ currentTarget: { value } }) => show(value ? `${year}-${value}` : year)}
        >
          {OF_A_YEAR.includes(book) && <option value="">{say('book.whole_year')}</option>}
          {monthNames('short').map((name, index) => (
            <option key={name} value={String(index + 1).padStart(2, '0')}>
              {name}
            </option>
          ))}
        </select>
      )}
      <select
        class="input"
        aria-label={say('date.year')}
        value={year}
        onChange={({ currentTarget: { value } }) => show(value + span.slice(4))}
      >
        {[...new Set([...years, year])]
          .sort()
          .reverse()
          .map((each) => (
            <option key={each} value={each}>
              {isYear ? spanText(facts, each) : String(Number(each) + 543)}
            </option>
          ))}
      </select>
      <Button
        icon="next"
        label={say('book.later')}
        disabled={spanOf(facts, after).first > today}
        press={() => show(after)}
      >
        <span class="unseen">{say('book.later')}</span>
      </Button>
    </div>
  );
}

function stepped(month: string, by: 1 | -1): string {
  const year = Number(month.slice(0, 4));
  return by === 1 ? (monthsFrom(month, 2)[1] ?? month) : (monthsFrom(`${year - 1}${month.slice(4)}`, 12)[11] ?? month);
}
