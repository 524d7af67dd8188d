/** One member's passbook: what the member can check months later. */

import { type EntryRow, groupScope, memberName, mergesOf, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { MemberFacts } from '../members/member_facts';
import { pledgesOf } from '../members/member_pledge';
import { MemberTasks } from '../members/member_tasks';
import { partsOf } from '../members/merged';
import { MergedBanner } from '../members/merged_banner';
import { LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { Card, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { formatBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';
import { balanceOf } from './balance';
import { bookOf } from './brought_forward';
import { entryText } from './entry_text';
import { HistoryComing } from './history_coming';
import { inBookOrder, passbook, takenBackWhileOpen } from './passbook';

/** `#/groups/:group/members/:member` */
export function MemberPage({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  if (!group || !member) return <RowMissing />;
  const today = phone.today();
  const scope = groupScope(groupId);
  const merges = mergesOf(phone, groupId);
  const parts = partsOf(merges, memberId);
  const book = bookOf(phone, scope);
  // who was registered twice has one passbook
  const entries = book.entries.map((entry) =>
    entry.member_id && parts.has(entry.member_id) ? { ...entry, member_id: memberId } : entry,
  );
  const broughtSatang = [...parts].reduce((sum, id) => sum + balanceOf(book.brought, 'pledged_savings', id), 0);
  const closes = phone.rows.all('collection_close', scope);
  const lines = passbook(entries, memberId, closes, broughtSatang).reverse();
  const hidden = takenBackWhileOpen(entries, closes);
  const takenBack = inBookOrder(entries.filter((entry) => entry.member_id === memberId && hidden.has(entry.id)));
  return (
    <Page
      personal
      title={memberName(member)}
      note={
        <>
          {say('member.number_is', { number: member.number })} {shortName(group)} <Mark mark={member.mark} />
        </>
      }
      back={{ to: `/groups/${groupId}/members`, text: say('members.title') }}
    >
      <Card>
        <div>
          <p class="soft">{say('passbook.balance')}</p>
          <p class="figure">{say('money.baht', { amount: formatBaht(lines[0]?.balance_satang ?? broughtSatang) })}</p>
        </div>
        <dl class="pairs">
          <dt>{say('member.pledge')}</dt>
          <dd class="money">{formatBaht(pledgesOf(phone, groupId)(memberId, today.slice(0, 7)))}</dd>
          <dt>{say('member.joined_on')}</dt>
          <dd>{formatThaiDate(member.joined_on, 'short')}</dd>
          <MemberFacts member={member} />
        </dl>
        <LinkButton to={`/groups/${groupId}/members/${memberId}/edit`}>{say('member.edit')}</LinkButton>
      </Card>
      <MergedBanner groupId={groupId} member={member} />
      <MemberTasks groupId={groupId} member={member} />
      <HistoryComing scope={scope} />
      <section class="stack-close">
        <h2>{say('passbook.title')}</h2>
        {lines.length === 0 ? (
          <EmptyState title={say('passbook.none')}>
            <p>{say('passbook.none_help')}</p>
          </EmptyState>
        ) : (
          <Rows label={say('passbook.title')}>
            {lines.map(({ entry, change_satang, balance_satang }) => (
              <Row
                key={entry.id}
                to={`/groups/${groupId}/${entry.slip_number ? 'slips' : 'entries'}/${entry.id}`}
                title={entryText(entry)}
                note={
                  <>
                    {dayText(entry.civil_on, today)}
                    {entry.slip_number && <div>{say('passbook.slip', { number: entry.slip_number })}</div>}
                    {entry.reason && <div>{entry.reason}</div>}
                    {entry.witness_name && <div>{say('passbook.witnessed', { who: entry.witness_name })}</div>}
                  </>
                }
                end={
                  <>
                    <span class="money">{formatBaht(change_satang)}</span>
                    <span class="soft">
                      {say('passbook.after', { amount: formatBaht(balance_satang) })} <Mark mark={entry.mark} />
                    </span>
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </section>
      {takenBack.length > 0 && <TakenBack entries={takenBack} today={today} />}
    </Page>
  );
}

/** What was written and taken back before the collection was closed: never in the book, never forgotten. */
function TakenBack({ entries, today }: { entries: readonly EntryRow[]; today: string }) {
  return (
    <details>
      <summary>{say('passbook.history', { count: entries.length })}</summary>
      <Rows label={say('passbook.history', { count: entries.length })}>
        {entries.map((entry) => (
          <Row
            key={entry.id}
            title={entryText(entry)}
            note={dayText(entry.civil_on, today)}
            end={
              <>
                <span class="money">{formatBaht(entry.reverses ? -entry.amount_satang : entry.amount_satang)}</span>
                <Mark mark={entry.mark} />
              </>
            }
          />
        ))}
      </Rows>
    </details>
  );
}
