/** On a member's page: with whom this member is one, and the way apart. */

import { type MemberRow, type MergeRow, memberName, mergesOf } from '../groups/group_rows';
import { say } from '../i18n';
import { Button, LinkButton } from '../ui/button';
import { tell } from '../ui/notice';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { takeMergeBack } from './merge_acts';
import { oneOf } from './merged';

/** Nothing for a member who was registered once. */
export function MergedBanner({ groupId, member }: { groupId: string; member: MemberRow }) {
  const phone = usePhone();
  const merges = mergesOf(phone, groupId);
  const own = merges.get(member.id);
  const parts = [...merges.values()].filter((merge) => merge.into_member_id === member.id);
  if (!own && parts.length === 0) return null;
  const one = oneOf(merges, member.id);
  const called = (id: string) => {
    const row = phone.rows.find('member', id);
    return row ? `${row.number} ${memberName(row)}` : '';
  };
  const takeBack = async (merge: MergeRow) => {
    const said = { from: called(merge.from_member_id), into: called(merge.into_member_id) };
    await takeMergeBack(phone, groupId, merge);
    tell(say('merge.taken_back', said));
  };
  return (
    <Banner>
      {own && (
        <>
          <p>{say('merge.is_one', { name: called(one) })}</p>
          <LinkButton to={`/groups/${groupId}/members/${one}`}>{called(one)}</LinkButton>
          <Button press={() => takeBack(own)}>{say('merge.take_back')}</Button>
        </>
      )}
      {parts.map((merge) => (
        <div class="stack-close" key={merge.id}>
          <p>{say('merge.parts', { names: called(merge.from_member_id) })}</p>
          {merge.reason && <p>{merge.reason}</p>}
          <Button press={() => takeBack(merge)}>{say('merge.take_back')}</Button>
        </div>
      ))}
    </Banner>
  );
}
