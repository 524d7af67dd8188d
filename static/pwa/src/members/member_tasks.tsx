/** What can be done for one member, and how each of it stands. */

import { groupScope, type MemberRow, mergesOf } from '../groups/group_rows';
import { say } from '../i18n';
import { consentText } from '../privacy/consent';
import { Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatPeriod, formatThaiDate } from '../values/thai_date';
import { statementsOf } from './beneficiaries';
import { newestFirst } from './pledge';
import { standingExit } from './settle_up';

/** The ways from the member's page to its tasks. Whoever has left has only the leaving itself. */
export function MemberTasks({ groupId, member }: { groupId: string; member: MemberRow }) {
  const home = `/groups/${groupId}/members/${member.id}`;
  const coming = useComingPledge(groupId, member.id);
  const beneficiaries = useBeneficiaries(groupId, member.id);
  const leaving = useLeaving(groupId, member.id);
  const phone = usePhone();
  const hasLeft = member.status === 'left';
  // whoever became part of another has nothing of their own to do
  if (mergesOf(phone, groupId).has(member.id)) return null;
  return (
    <Rows label={say('member.tasks')}>
      {!hasLeft && <Row to={`${home}/pledge`} title={say('pledge.change')} note={coming} />}
      {!hasLeft && <Row to={`${home}/beneficiaries`} title={say('beneficiaries.change')} note={beneficiaries} />}
      <Row to={`${home}/exit`} title={hasLeft ? say('member.left') : say('exit.leave')} note={hasLeft && leaving} />
      {!hasLeft && <Row to={`${home}/merge`} title={say('merge.start')} />}
      <Row to={`${home}/privacy`} title={say('privacy.name')} note={consentText(phone, groupId, member)} />
    </Rows>
  );
}

/** "ตั้งแต่ ม.ค. 70 200 บาท", when a change is still to come. */
function useComingPledge(groupId: string, memberId: string): string | undefined {
  const phone = usePhone();
  const thisPeriod = phone.today().slice(0, 7);
  const changes = phone.rows.all('pledge_change', groupScope(groupId));
  const [coming] = newestFirst(changes.filter((change) => change.member_id === memberId));
  if (!coming || coming.from_period <= thisPeriod) return undefined;
  const amount = say('money.baht', { amount: formatBaht(coming.amount_satang) });
  return `${say('pledge.from', { period: formatPeriod(coming.from_period) })} ${amount}`;
}

function useBeneficiaries(groupId: string, memberId: string): string {
  const [statement] = statementsOf(usePhone().rows.all('beneficiary_statement', groupScope(groupId)), memberId);
  const named = statement?.beneficiaries ?? [];
  return named.length === 0 ? say('beneficiaries.none') : named.map((each) => each.name).join(', ');
}

/** "ลาออก 5 พ.ย. 69" */
function useLeaving(groupId: string, memberId: string): string | undefined {
  const exit = standingExit(usePhone().rows.all('member_exit', groupScope(groupId)), memberId);
  return exit && `${say(`exit.exit_kind_${exit.exit_kind}`)} ${formatThaiDate(exit.left_on, 'short')}`;
}
