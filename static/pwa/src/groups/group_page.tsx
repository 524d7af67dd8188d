/** One group: what it holds, when it meets next, and the ways to its tasks. */

import { CaseList } from '../cases/case_list';
import { GovernanceRows } from '../governance/governance_rows';
import { say } from '../i18n';
import { LadderRow } from '../ladder/ladder_row';
import { balanceOf, balances } from '../ledger/balance';
import { type Book, bookOf } from '../ledger/brought_forward';
import { entryText } from '../ledger/entry_text';
import { HistoryComing } from '../ledger/history_coming';
import { inBookOrder, takenBackWhileOpen } from '../ledger/passbook';
import type { Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { GrowingRows } from '../ui/growing_rows';
import { Mark, MarkSign } from '../ui/mark';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText, instantText } from '../ui/when';
import { formatBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { nextCollectionOn } from './collection_date';
import {
  agreedDates,
  type CloseRow,
  type EntryRow,
  type GroupRow,
  groupScope,
  heldPeriods,
  isEmpty,
  isVoid,
  memberName,
  membersOf,
  openCollection,
  placeText,
  registerOf,
} from './group_rows';
import { RowMissing } from './row_missing';
import { SecondBook } from './same_group_screen';

const RECENT_LINES = 10;

/** `#/groups/:group` */
export function GroupPage({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const scope = groupScope(groupId);
  const today = phone.today();
  const members = membersOf(phone, groupId);
  const active = members.filter((member) => member.status !== 'left').length;
  const book = bookOf(phone, scope);
  const open = openCollection(phone, groupId);
  const next = nextCollectionOn(group.collection_day, today, heldPeriods(phone, groupId), agreedDates(phone, groupId));
  return (
    <Page
      title={group.name}
      note={
        <>
          {placeText(group, phone.places.value)} <Mark mark={group.mark} />
        </>
      }
      back={{ to: '/groups', text: say('groups.title') }}
      bottom={
        group.duplicate_of ? undefined : active > 0 ? (
          <LinkButton to={`/groups/${groupId}/collection`} look="main">
            {open ? say('collection.continue') : say('collection.start')}
          </LinkButton>
        ) : (
          <LinkButton to={`/groups/${groupId}/members/new`} look="main" icon="add">
            {say('members.add')}
          </LinkButton>
        )
      }
    >
      <SecondBook group={group} />
      {group.status === 'void' && <VoidBanner phone={phone} group={group} />}
      <CaseList group={groupId} />
      <HistoryComing scope={scope} />
      <Savings book={book} />
      <Rows label={say('group.tasks')}>
        <Row
          to={`/groups/${groupId}/members`}
          title={say('members.title')}
          end={say('members.count', { count: active })}
        />
        <LadderRow phone={phone} group={group} />
        <Row to={`/groups/${groupId}/books`} title={say('book.books')} />
        <Row to={`/groups/${groupId}/dates`} title={say('group.next_collection')} end={dayText(next, today)} />
        <Row to={`/groups/${groupId}/paper`} title={say('paper.heading')} />
        <GovernanceRows phone={phone} group={group} />
        <Row to={`/groups/${groupId}/visits`} title={say('visit.name')} />
        <Row to={`/groups/${groupId}/assessments`} title={say('assessment.name')} />
        <Row to={`/groups/${groupId}/activities`} title={say('activity.name')} />
        <Row to={`/groups/${groupId}/edit`} title={say('group.edit')} />
        {group.status === 'founding' && isEmpty(phone, groupId) && (
          <Row to={`/groups/${groupId}/void`} title={say('group.void')} />
        )}
      </Rows>
      <Collections phone={phone} group={group} />
      {book.entries.length > 0 && <History phone={phone} groupId={groupId} entries={book.entries} />}
    </Page>
  );
}

/** It was founded by mistake: why, and the way back. Money that came in all the same makes it count again. */
function VoidBanner({ phone, group }: { phone: Phone; group: GroupRow }) {
  const putBack = () =>
    phone.save([
      {
        kind: 'group',
        scope: groupScope(group.id),
        data: { id: group.id, set: { status: 'founding', void_reason: null } },
      },
    ]);
  return (
    <Banner>
      <p>
        {say(isVoid(phone, group) ? 'group.is_void' : 'group.void_with_money', { reason: group.void_reason ?? '' })}
      </p>
      <Button press={putBack}>{say('group.put_back')}</Button>
    </Banner>
  );
}

/** Confirmed by the server and still waiting, apart; money is never one blurred sum. */
function Savings({ book: { entries, brought } }: { book: Book }) {
  const sums = balances(entries, brought);
  const sumsConfirmed = balances(
    entries.filter((entry) => entry.mark === 'server'),
    brought,
  );
  const total = balanceOf(sums, 'pledged_savings');
  const confirmed = balanceOf(sumsConfirmed, 'pledged_savings');
  const cash = balanceOf(sums, 'cash');
  return (
    <Card>
      <div>
        <p class="soft">{say('group.savings')}</p>
        <p class="figure">{say('money.baht', { amount: formatBaht(total) })}</p>
      </div>
      <dl class="pairs">
        <dt>
          <MarkSign mark="server" /> {say('group.confirmed')}
        </dt>
        <dd class="money">{formatBaht(confirmed)}</dd>
        <dt>
          <MarkSign mark="phone" /> {say('group.waiting')}
        </dt>
        <dd class="money">{formatBaht(total - confirmed)}</dd>
        <dt>{say('group.cash')}</dt>
        <dd class="money">{formatBaht(cash)}</dd>
      </dl>
    </Card>
  );
}

/** Collections of this group, the latest first. */
function Collections({ phone, group }: { phone: Phone; group: GroupRow }) {
  const scope = groupScope(group.id);
  const closes = new Map<string, CloseRow>(
    phone.rows.all('collection_close', scope).map((close) => [close.collection_id, close]),
  );
  const opens = inBookOrder(phone.rows.all('collection_open', scope)).reverse();
  if (opens.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('collections.title')}</h2>
      <Rows label={say('collections.title')}>
        {opens.map((open) => {
          const close = closes.get(open.id);
          return (
            <Row
              key={open.id}
              to={`/groups/${group.id}/collections/${open.id}`}
              title={
                <>
                  {formatPeriod(open.period)} <Mark mark={(close ?? open).mark} />
                </>
              }
              note={close ? dayText(open.civil_on, phone.today()) : say('collection.still_open')}
              end={close && <span class="money">{formatBaht(close.total_satang)}</span>}
            />
          );
        })}
      </Rows>
    </section>
  );
}

/** Every line, also those taken back, the latest first: who, how much, when, where it is now. */
function History({ phone, groupId, entries }: { phone: Phone; groupId: string; entries: readonly EntryRow[] }) {
  const today = phone.today();
  const names = new Map(registerOf(phone, groupId).map((member) => [member.id, memberName(member)]));
  const hidden = takenBackWhileOpen(entries, phone.rows.all('collection_close', groupScope(groupId)));
  const latest = inBookOrder(entries).reverse();
  const row = (entry: EntryRow) => (
    <Row
      key={entry.id}
      to={entry.member_id ? `/groups/${groupId}/members/${entry.member_id}` : undefined}
      title={
        <span class={hidden.has(entry.id) ? 'taken-back' : ''}>
          {names.get(entry.member_id ?? '') ?? entryText(entry)}
        </span>
      }
      note={
        <>
          <div>
            {entryText(entry)}
            {hidden.has(entry.id) && ` (${say('entry.taken_back')})`}
          </div>
          <div>{instantText(entry.made_at, today)}</div>
        </>
      }
      end={
        <>
          <span class="money">{formatBaht(entry.reverses ? -entry.amount_satang : entry.amount_satang)}</span>
          <Mark mark={entry.mark} />
        </>
      }
    />
  );
  return (
    <section class="stack-close">
      <h2>{say('group.history')}</h2>
      <GrowingRows label={say('group.history')} items={latest} row={row} first={RECENT_LINES} />
    </section>
  );
}
