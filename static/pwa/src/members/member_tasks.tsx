/** What can be done for one member, and how each of it stands. */

import { groupScope, type MemberRow } from '../groups/group_rows';
import { say } from '../i18n';
import { Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { statementsOf } from './beneficiaries';
import { newestFirst } from './pledge';

/** The ways from the member's page to its tasks. */
export function MemberTasks({ groupId, member }: { groupId: string; member: MemberRow }) {
  const home = `/groups/${groupId}/members/${member.id}`;
  return (
    <Rows label={say('member.tasks')}>
      <Row to={`${home}/pledge`} title={say('pledge.change')} note={useComingPledge(groupId, member.id)} />
      <Row
        to={`${home}/beneficiaries`}
        title={say('beneficiaries.change')}
        note={useBeneficiaries(groupId, member.id)}
      />
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
