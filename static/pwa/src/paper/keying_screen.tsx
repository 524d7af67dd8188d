/** One page of paper, keyed row by row in its order, and compared with the total on it before anything is saved. */

import { useState } from 'preact/hooks';
import {
  type GroupRow,
  groupScope,
  type MemberRow,
  memberName,
  membersOf,
  type OpenRow,
  openCollection,
  shortName,
} from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { suspectedMembers } from '../ledger/collection';
import { depositProblem, depositRules, splitOf } from '../ledger/collection_deposit';
import { type CollectionFacts, readCollection, whoIs } from '../ledger/collection_facts';
import type { DepositRules } from '../ledger/deposit';
import { goTo } from '../router';
import { newId, type Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { MoneyField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht, parseBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { type KeyedRow, pageDrafts, pageSatang, rowSatang } from './keyed_page';
import { type SheetPage, sheetPages } from './sheet';

interface Parts {
  group: string;
  period: string;
  page: string;
}

/** `#/groups/:group/paper/:period/:page` */
export function KeyingScreen({ group: groupId, period, page: pageText }: Parts) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const members = membersOf(phone, groupId).filter((member) => member.status !== 'left');
  const pages = sheetPages(groupId, period, members);
  const page = pages[Number(pageText) - 1];
  if (!group || !page) return <RowMissing />;
  const open = openCollection(phone, groupId);
  if (open && open.period !== period) return <OtherOpen group={group} open={open} />;
  return <Keying key={page.code} group={group} period={period} page={page} pages={pages.length} open={open} />;
}

/** Money of two months must not run into one count: what is open is closed first. */
function OtherOpen({ group, open }: { group: GroupRow; open: OpenRow }) {
  return (
    <Page title={say('paper.key_heading')} back={{ to: `/groups/${group.id}/paper`, text: say('paper.heading') }}>
      <Banner look="needs_you">
        <p>{say('paper.other_open', { period: formatPeriod(open.period) })}</p>
        <LinkButton to={`/groups/${group.id}/collection`}>{say('collection.continue')}</LinkButton>
      </Banner>
    </Page>
  );
}

interface KeyingProperties {
  group: GroupRow;
  period: string;
  page: SheetPage<MemberRow>;
  pages: number;
  open: OpenRow | undefined;
}

function Keying({ group, period, page, pages, open }: KeyingProperties) {
  const phone = usePhone();
  const today = phone.today();
  const [compared, setCompared] = useState(false);
  // a collection that is not there yet is read as if it were, so that sums are split by the same rules
  const [fresh] = useState(() => ({ id: newId(), period, opening_cash_satang: 0 }) as OpenRow);
  const facts = readCollection(phone, group, open ?? fresh);
  const rules = paperRules(phone, group);
  const blank = Object.fromEntries(
    page.members.flatMap((member) => [
      [`amount ${member.id}`, ''],
      [`proxy ${member.id}`, ''],
    ]),
  );
  const form = useForm<string>(
    `paper/${group.id}/${period}/${page.code}`,
    { day: open ? dateText(open.civil_on) : '//', cash: '0', total: '', ...blank },
    (texts) => ({
      day: dayProblem(texts.day ?? '', group.founded_on, today),
      cash: open || parseBaht(texts.cash ?? '') !== null ? null : say('money.unclear'),
      total: parseBaht(texts.total ?? '') === null ? say('paper.total_missing') : null,
      ...Object.fromEntries(
        page.members.map((member) => [
          `amount ${member.id}`,
          amountProblem(facts, member, texts[`amount ${member.id}`] ?? '', rules),
        ]),
      ),
    }),
  );
  if (!form.ready) return null;
  const keyable = page.members.filter((member) => !facts.state.received_satang.has(member.id));
  const rows = keyable.map(
    (member): KeyedRow => ({
      member_id: member.id,
      amount: form.texts[`amount ${member.id}`] ?? '',
      is_proxy: form.texts[`proxy ${member.id}`] !== '',
    }),
  );
  const sum = pageSatang(rows);
  const difference = (parseBaht(form.texts.total ?? '') ?? sum) - sum;
  const day = dateOf(form.texts.day ?? '') ?? today;

  const save = async (isAccepted: boolean) => {
    if (!form.check()) return;
    setCompared(true);
    if (difference !== 0 && !isAccepted) return;
    const collectionId = (open ?? fresh).id;
    const opening = { period, opening_cash_satang: parseBaht(form.texts.cash ?? '') ?? 0 };
    await phone.save(
      pageDrafts(groupScope(group.id), day, collectionId, open ? null : opening, rows, (memberId, amountSatang) => {
        const member = keyable.find((each) => each.id === memberId);
        return member ? splitOf(facts, member, amountSatang, rules).lines : [];
      }),
    );
    await form.clear();
    tell(say('paper.saved', { number: page.number, amount: formatBaht(sum) }));
    const next = page.number < pages ? `paper/${period}/${page.number + 1}` : 'collection/count';
    goTo(`/groups/${group.id}/${next}`, true);
  };

  return (
    <Page
      title={say('paper.keying', { number: page.number, all: pages })}
      note={`${shortName(group)}, ${formatPeriod(period)}`}
      back={{ to: `/groups/${group.id}/paper`, text: say('paper.heading') }}
      bottom={
        <>
          <div class="totals" role="status">
            <span>
              {say('paper.keyed', { count: rows.filter((row) => row.amount.trim() !== '').length, all: rows.length })}
            </span>
            <strong>{say('money.baht', { amount: formatBaht(sum) })}</strong>
          </div>
          <Button look="main" press={() => save(false)}>
            {say('paper.save')}
          </Button>
        </>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <DateField form={form} name="day" label={say('paper.day')} />
        {!open && <MoneyField form={form} name="cash" label={say('collection.opening_cash')} />}
        <p class="soft">{say('paper.rows_help')}</p>
        <ol class="rows paper-rows">
          {page.members.map((member) => (
            <li key={member.id}>
              {facts.state.received_satang.has(member.id) ? (
                <div class="apart">
                  <span>{whoIs(member)}</span>
                  <span>
                    {say('paper.on_phone', { amount: formatBaht(facts.state.received_satang.get(member.id) ?? 0) })}
                  </span>
                </div>
              ) : (
                <PaperRow
                  member={member}
                  text={form.texts[`amount ${member.id}`] ?? ''}
                  isProxy={form.texts[`proxy ${member.id}`] !== ''}
                  problem={form.problem(`amount ${member.id}`)}
                  type={(text) => form.type(`amount ${member.id}`, text)}
                  leave={() => form.leave(`amount ${member.id}`)}
                  turnProxy={() =>
                    form.type(`proxy ${member.id}`, form.texts[`proxy ${member.id}`] === '' ? 'proxy' : '')
                  }
                />
              )}
            </li>
          ))}
        </ol>
        <MoneyField
          form={form}
          name="total"
          label={say('paper.control_total', { number: page.number })}
          hint={say('paper.total_hint')}
        />
        {compared && difference !== 0 && (
          <Banner look="needs_you">
            <p>
              {say(difference > 0 ? 'paper.too_little' : 'paper.too_much', {
                sum: formatBaht(sum),
                amount: formatBaht(Math.abs(difference)),
              })}
            </p>
            <Suspects members={keyable} rows={rows} difference={difference} />
            <Button press={() => save(true)}>{say('paper.save_anyway')}</Button>
          </Banner>
        )}
      </form>
    </Page>
  );
}

interface PaperRowProperties {
  member: MemberRow;
  text: string;
  isProxy: boolean;
  problem: string | null;
  type(text: string): void;
  leave(): void;
  turnProxy(): void;
}

/** A row of the page: the sum in large figures; Enter goes on to the next row, as on a calculator. */
function PaperRow({ member, text, isProxy, problem, type, leave, turnProxy }: PaperRowProperties) {
  const pledge = formatBaht(member.pledge_satang);
  const noteId = `paper-${member.id}`;
  const isEmpty = text.trim() === '';
  return (
    <>
      <label class="paper-name" for={`${noteId}-amount`}>
        <span class="room-number">{member.number}</span> {memberName(member)}
      </label>
      <div class="paper-entry">
        <input
          id={`${noteId}-amount`}
          class="input input-money"
          inputMode="decimal"
          enterkeyhint="next"
          autocomplete="off"
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={noteId}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              nextAmount(event.currentTarget)?.focus();
            }
          }}
        />
        <Button label={say('paper.fill', { amount: pledge, who: whoIs(member) })} press={() => type(pledge)}>
          {pledge}
        </Button>
        <button
          type="button"
          class="button"
          aria-pressed={isProxy}
          disabled={isEmpty}
          aria-label={`${say('presence.proxy')} ${whoIs(member)}`}
          onClick={turnProxy}
        >
          {isProxy && '✓ '}
          {say('presence.proxy')}
        </button>
      </div>
      <div id={noteId}>
        {problem ? <p class="problem">{problem}</p> : isEmpty && <p class="soft">{say('presence.absent')}</p>}
      </div>
    </>
  );
}

/** The field of the next row, or the control total after the last. */
function nextAmount(field: HTMLInputElement): HTMLInputElement | undefined {
  const fields = [...(field.form?.querySelectorAll<HTMLInputElement>('.input-money') ?? [])];
  return fields[fields.indexOf(field) + 1];
}

/** Where to look first: rows without a sum whose pledge is what is missing, rows whose sum is what is too much. */
function Suspects(properties: { members: readonly MemberRow[]; rows: readonly KeyedRow[]; difference: number }) {
  const { members, rows, difference } = properties;
  const keyed = new Map(
    rows.filter((row) => row.amount.trim() !== '').map((row) => [row.member_id, rowSatang(row) ?? 0]),
  );
  const ids = new Set(suspectedMembers(difference, members, keyed));
  if (ids.size === 0) return null;
  return (
    <>
      <p>{say('paper.look_at')}</p>
      <ul>
        {members
          .filter((member) => ids.has(member.id))
          .slice(0, 5)
          .map((member) => (
            <li key={member.id}>{whoIs(member)}</li>
          ))}
      </ul>
    </>
  );
}

/** The money has changed hands: what the group's rules would refuse at the table is written down all the same. */
function paperRules(phone: Phone, group: GroupRow): DepositRules {
  const rules = depositRules(phone, group);
  return {
    ...rules,
    allow_partial_pledge: true,
    surplus_to: rules.surplus_to === 'refuse' ? 'prepaid' : rules.surplus_to,
  };
}

function amountProblem(facts: CollectionFacts, member: MemberRow, text: string, rules: DepositRules): string | null {
  return rowSatang({ amount: text }) === 0 ? null : depositProblem(facts, member, text, rules);
}

function dayProblem(text: string, foundedOn: string, today: string): string | null {
  const day = dateOf(text);
  if (day === null) return say('date.unclear');
  if (day > today) return say('date.not_yet');
  return day < foundedOn ? say('date.too_early') : null;
}
