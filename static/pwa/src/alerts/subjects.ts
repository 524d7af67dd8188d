/** What an alert is about, in words: from the rows of this phone, and for chiefs from the reports about their area. */

import { groupScope, memberName, shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import type { GroupsReport, ProgressReport } from '../reports/report_shapes';
import { useReport } from '../reports/use_report';
import type { Phone } from '../sync/ports';
import { usePhone } from '../ui/phone_context';

export interface Subject {
  text: string;
  /** Where more of it stands. */
  to?: string;
  /** The officer it concerns, whom somebody else is told of. */
  officer_id?: string;
  group_id?: string;
  /** When anything of it was last heard at the server, UTC: what is told is that old. */
  heard_at?: string | null;
}

/** From what this phone holds: a group, a member, a campaign, an area, or an officer whom its person mentors. */
export function heldSubject(phone: Phone, id: string): Subject | undefined {
  if (/^(th|\d{2,6})$/.test(id)) return { text: areaText(id, phone.places.value) };
  const group = phone.rows.find('group', id);
  if (group) return { text: shortName(group), to: `/groups/${id}` };
  const member = phone.rows.find('member', id);
  if (member) {
    const of = phone.rows
      .all('group')
      .find((each) => phone.rows.all('member', groupScope(each.id)).some((one) => one.id === id));
    const text = say('alert.member', { name: memberName(member), group: of ? shortName(of) : '' });
    return of ? { text, to: `/groups/${of.id}/members/${id}` } : { text };
  }
  const campaign = phone.rows.find('campaign', id);
  if (campaign) return { text: campaign.name, to: `/campaigns/${id}` };
  const pair = phone.rows.find('mentorship', id);
  return pair && { text: pair.mentee_name, to: `/mentoring/${id}` };
}

/** What the reports tell a chief of the officers and groups of their area, by id. */
export function useSubjects(): ReadonlyMap<string, Subject> {
  const area = usePhone().assignments.value[0]?.area_code ?? '';
  const groups = useReport<GroupsReport>('groups', { area }).value?.groups ?? [];
  const rows = useReport<ProgressReport>('progress', { area }).value?.rows ?? [];
  const heard = new Map(rows.map((row) => [row.person_id, row.last_heard_at]));
  return new Map<string, Subject>([
    ...rows.flatMap((row): [string, Subject][] =>
      row.person_id
        ? [
            [
              row.person_id,
              { text: row.name_th, to: `/overview/${area}`, officer_id: row.person_id, heard_at: row.last_heard_at },
            ],
          ]
        : [],
    ),
    ...groups.map((group): [string, Subject] => [
      group.id,
      {
        text: [group.name, group.officer_name].filter(Boolean).join(', '),
        to: `/overview/${area}/groups/${group.id}`,
        group_id: group.id,
        heard_at: heard.get(group.officer_id) ?? group.last_received_at,
        ...(group.officer_id && { officer_id: group.officer_id }),
      },
    ]),
  ]);
}
