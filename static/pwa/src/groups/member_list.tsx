/** The members of a group. */

import { useState } from 'preact/hooks';
import { standingsOf, waitingOf } from '../governance/admission';
import { postsOn } from '../governance/committee';
import { allPosts, postsText } from '../governance/committee_rows';
import { say } from '../i18n';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { HistoryComing } from '../ledger/history_coming';
import { pledgesOf } from '../members/member_pledge';
import { partsOf } from '../members/merged';
import { LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { SearchField } from '../ui/search';
import { formatBaht } from '../values/money';
import { searchText } from '../values/thai_text';
import { groupScope, type MemberRow, memberName, membersOf, mergesOf, shortName } from './group_rows';
import { RowMissing } from './row_missing';

/** `#/groups/:group/members`: number, name, pledge and savings, found by a part of name or number. */
export function MemberList({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const [sought, setSought] = useState('');
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const members = membersOf(phone, groupId);
  const book = bookOf(phone, groupScope(groupId));
  const sums = balances(book.entries, book.brought);
  const known = standingsOf(phone, groupId);
  const waiting = waitingOf(phone, groupId).length;
  const held = postsOn(allPosts(phone, groupId), phone.today());
  const posts = (memberId: string) => postsText(held, memberId, phone.today());
  const pledges = pledgesOf(phone, groupId);
  const thisPeriod = phone.today().slice(0, 7);
  const merges = mergesOf(phone, groupId);
  const savings = (member: MemberRow) =>
    [...partsOf(merges, member.id)].reduce((sum, id) => sum + balanceOf(sums, 'pledged_savings', id), 0);
  const wanted = searchText(sought);
  const shown = members.filter((member) => searchText(`${member.number} ${memberName(member)}`).includes(wanted));
  return (
    <Page
      title={say('members.title')}
      note={say('members.count', { count: members.filter((member) => member.status !== 'left').length })}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
      bottom={
        <LinkButton to={`/groups/${groupId}/members/new`} look="main" icon="add">
          {say('members.add')}
        </LinkButton>
      }
    >
      <HistoryComing scope={groupScope(groupId)} />
      {members.length === 0 ? (
        <EmptyState title={say('members.none')}>
          <p>{say('members.none_help')}</p>
        </EmptyState>
      ) : (
        <>
          {members.length > 8 && <SearchField text={sought} type={setSought} />}
          {shown.length === 0 && <p>{say('search.none', { text: sought })}</p>}
          {waiting > 0 && (
            <Rows label={say('admission.decide')}>
              <Row
                to={`/groups/${groupId}/admissions/new`}
                title={say('admission.decide')}
                note={say('admission.waiting_count', { count: waiting })}
              />
            </Rows>
          )}
          <Rows label={say('members.title')}>
            {shown.map((member) => (
              <Row
                key={member.id}
                to={`/groups/${groupId}/members/${member.id}`}
                title={
                  <>
                    <span class="room-number">{member.number}</span>
                    {memberName(member)} <Mark mark={member.mark} />
                  </>
                }
                note={
                  member.status === 'left' ? (
                    say('member.left')
                  ) : (
                    <>
                      {posts(member.id) && <div>{posts(member.id)}</div>}
                      <div>{say('member.pledge_is', { amount: formatBaht(pledges(member.id, thisPeriod)) })}</div>
                      {known.get(member.id) !== 'approved' && (
                        <div>{say(`admission.is_${known.get(member.id) === 'refused' ? 'refused' : 'waiting'}`)}</div>
                      )}
                    </>
                  )
                }
                end={<span class="money">{formatBaht(savings(member))}</span>}
              />
            ))}
          </Rows>
        </>
      )}
      <LinkButton to={`/groups/${groupId}/members/import`}>{say('import.start')}</LinkButton>
    </Page>
  );
}
