/** ข้อมูลของฉัน: everything that is kept about one member, why, for how long, and who sees it; to read, to print, to hand over. */

import { DocumentFoot, Signature } from '../governance/document';
import { type GroupRow, groupScope, type MemberRow, memberName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { type Key, say } from '../i18n';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { statementsOf } from '../members/beneficiaries';
import { MemberFacts } from '../members/member_facts';
import { settingAt } from '../rulebook/setting';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';
import { agreedText, consentsOf } from './consent';
import { noticeOn } from './notice';

/** Why something may be kept, each with what it covers. */
const BASES: readonly Key[] = ['privacy.basis_contract', 'privacy.basis_public_task', 'privacy.basis_consent'];
const RIGHTS: readonly Key[] = [
  'privacy.right_access',
  'privacy.right_correct',
  'privacy.right_object',
  'privacy.right_erase',
  'privacy.right_complain',
];

/** `#/groups/:group/members/:member/data` */
export function DataSheet({ group: groupId, member: memberId }: { group: string; member: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const member = phone.rows.find('member', memberId);
  return group && member ? <Sheet group={group} member={member} /> : <RowMissing />;
}

function Sheet({ group, member }: { group: GroupRow; member: MemberRow }) {
  const phone = usePhone();
  const scope = groupScope(group.id);
  const { entries, brought } = bookOf(phone, scope);
  const sums = balances(entries, brought);
  const own = entries.filter((entry) => entry.member_id === member.id);
  const [statement] = statementsOf(phone.rows.all('beneficiary_statement', scope), member.id);
  const [consent] = consentsOf(phone, group.id, member.id);
  const years = settingAt(phone, 'retention_years_finance', group);
  const baht = (satang: number) => say('money.baht', { amount: formatBaht(satang) });
  return (
    <Page
      personal
      title={say('privacy.data')}
      note={`${member.number} ${memberName(member)}`}
      back={{ to: `/groups/${group.id}/members/${member.id}/privacy`, text: say('privacy.name') }}
      bottom={<Button press={() => print()}>{say('book.print')}</Button>}
    >
      <article class="stack sheet-a4">
        <h2>{say('privacy.data_of', { name: memberName(member), group: group.name })}</h2>
        <p>{say('privacy.notice_told', { version: noticeOn(phone, phone.today()).version })}</p>
        <section class="stack-close">
          <h3>{say('privacy.data_register')}</h3>
          <dl class="pairs">
            <dt>{say('member.number')}</dt>
            <dd>{member.number}</dd>
            <dt>{say('privacy.member_name')}</dt>
            <dd>{memberName(member)}</dd>
            <dt>{say('member.joined_on')}</dt>
            <dd>{formatThaiDate(member.joined_on)}</dd>
            <MemberFacts member={member} />
            <dt>{say('beneficiaries.change')}</dt>
            <dd>{statement?.beneficiaries.map((each) => each.name).join(', ') || say('beneficiaries.none')}</dd>
          </dl>
        </section>
        <section class="stack-close">
          <h3>{say('privacy.data_money')}</h3>
          <dl class="pairs">
            <dt>{say('account.pledged_savings')}</dt>
            <dd>{baht(balanceOf(sums, 'pledged_savings', member.id))}</dd>
            <dt>{say('account.special_savings')}</dt>
            <dd>{baht(balanceOf(sums, 'special_savings', member.id))}</dd>
            <dt>{say('privacy.data_lines')}</dt>
            <dd>{say('privacy.lines', { count: own.length })}</dd>
          </dl>
        </section>
        <section class="stack-close">
          <h3>{say('privacy.data_agreed')}</h3>
          <p>{consent ? agreedText(consent.agreed) : say('privacy.not_told')}</p>
        </section>
        <section class="stack-close">
          <h3>{say('privacy.why')}</h3>
          <ul>
            {BASES.map((basis) => (
              <li key={basis}>{say(basis)}</li>
            ))}
          </ul>
          <p>{say('privacy.how_long', { years })}</p>
          <p>{say('privacy.who_sees')}</p>
        </section>
        <section class="stack-close">
          <h3>{say('privacy.rights')}</h3>
          <ul>
            {RIGHTS.map((right) => (
              <li key={right}>{say(right)}</li>
            ))}
          </ul>
        </section>
        <div class="print-only">
          <Signature name={memberName(member)} role={say('privacy.received_by')} />
          <DocumentFoot phone={phone} mark={member.mark} />
        </div>
      </article>
    </Page>
  );
}
