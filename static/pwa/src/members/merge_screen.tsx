/** One person registered twice: which of the two remains, and one tap that lets both count as one. */

import { useEffect } from 'preact/hooks';
import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope, type MemberRow, memberName, membersOf } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { goTo } from '../router';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { normaliseThai } from '../values/thai_text';
import { recordMerge, takeMergeBack } from './merge_acts';
import { nearMembers } from './near_members';

/** `#/groups/:group/members/:member/merge` */
export function MergeScreen({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  return group && member ? <Merge group={group} member={member} /> : <RowMissing />;
}

function called(member: MemberRow): string {
  return `${member.number} ${memberName(member)}`;
}

function Merge({ group, member }: { group: GroupRow; member: MemberRow }) {
  const phone = usePhone();
  const others = membersOf(phone, group.id).filter((other) => other.id !== member.id && other.status !== 'left');
  const near = nearMembers(member, others);
  const far = others.filter((other) => !near.includes(other));
  const length = SHAPES.member_merge.reason.length_max;
  const form = useForm(`merge/${member.id}`, { into: near[0]?.id ?? '', reason: '' }, (texts) => ({
    into: others.some((other) => other.id === texts.into) ? null : say('merge.into_missing'),
    reason: texts.reason.trim().length > length ? say('field.too_long', { most: length }) : null,
  }));
  const into = others.find((other) => other.id === form.texts.into);
  useEffect(() => hush, []);

  const save = async () => {
    if (!form.check() || !into) return;
    const reason = normaliseThai(form.texts.reason) || null;
    const id = await recordMerge(phone, group.id, member.id, into.id, reason);
    await form.clear();
    goTo(`/groups/${group.id}/members/${into.id}`, true);
    const both = { id, from_member_id: member.id, into_member_id: into.id };
    // after this screen has gone, which takes its own sentence away
    setTimeout(() =>
      tell(say('merge.done', { from: called(member), into: called(into) }), () => takeMergeBack(phone, group.id, both)),
    );
  };

  if (!form.ready) return null;
  const home = { to: `/groups/${group.id}/members/${member.id}`, text: memberName(member) };
  if (others.length === 0) {
    return (
      <Page personal title={say('merge.start')} note={called(member)} back={home}>
        <EmptyState title={say('merge.nobody')}>
          <p>{say('merge.explain')}</p>
        </EmptyState>
      </Page>
    );
  }
  const options = (members: readonly MemberRow[]) => members.map((other) => ({ value: other.id, text: called(other) }));
  return (
    <Page
      personal
      title={say('merge.start')}
      note={called(member)}
      back={home}
      bottom={
        <Button look="main" press={save}>
          {say('merge.merge')}
        </Button>
      }
    >
      <p>{say('merge.explain')}</p>
      <form class="stack" noValidate onSubmit={stay}>
        <SelectField
          form={form}
          name="into"
          label={say('merge.into')}
          blank={say('merge.into_choose')}
          groups={[
            ...(near.length > 0 ? [{ name: say('merge.like'), options: options(near) }] : []),
            { name: say('merge.others'), options: options(far) },
          ]}
        />
        <TextField form={form} name="reason" label={say('merge.reason')} hint={say('field.optional')} />
      </form>
      <Both group={group} members={into ? [member, into] : [member]} />
    </Page>
  );
}

/** What each of the two has, so that the wrong two are noticed. */
function Both({ group, members }: { group: GroupRow; members: readonly MemberRow[] }) {
  const { entries, brought } = bookOf(usePhone(), groupScope(group.id));
  const sums = balances(entries, brought);
  return (
    <Rows label={say('merge.start')}>
      {members.map((member) => (
        <Row
          key={member.id}
          title={called(member)}
          note={member.phone ?? member.address ?? undefined}
          end={<span class="money">{formatBaht(balanceOf(sums, 'pledged_savings', member.id))}</span>}
        />
      ))}
    </Rows>
  );
}
