/** What is known of a member beside name, number and pledge; what nobody wrote down takes no room. */

import { type MemberRow, memberName } from '../groups/group_rows';
import { isMinor } from '../groups/majority';
import { say } from '../i18n';
import { usePhone } from '../ui/phone_context';
import { formatPeriod, formatThaiDate } from '../values/thai_date';

/** Pairs for a `<dl>`. */
export function MemberFacts({ member }: { member: MemberRow }) {
  const phone = usePhone();
  const guardian = member.guardian_member_id ? phone.rows.find('member', member.guardian_member_id) : undefined;
  const pairs: [string, string | null][] = [
    [say('member.member_type'), member.member_type && say(`member.member_type_${member.member_type}`)],
    [say('member.born'), member.born && birthText(member)],
    [say('member.guardian_of'), guardian ? `${guardian.number} ${memberName(guardian)}` : member.guardian_name],
    [say('member.address'), member.address],
    [say('member.phone'), member.phone],
  ];
  return <>{pairs.map(([name, text]) => text && [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{text}</dd>])}</>;
}

/** A birth as far as it is known, in words, and whether the member was not of age at joining. */
function birthText({ born, joined_on }: Pick<MemberRow, 'born' | 'joined_on'>): string {
  if (born === null) return '';
  const [, year = ''] = formatPeriod(`${born.slice(0, 4)}-01`, 'long').split(' ');
  const words =
    born.length > 7
      ? formatThaiDate(born, 'long')
      : born.length > 4
        ? formatPeriod(born, 'long')
        : say('member.born_in', { year });
  return isMinor(born, joined_on) ? `${words} (${say('member.minor')})` : words;
}
