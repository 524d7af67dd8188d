/** What a mentor sees of an officer: target, phones, and each group's figures; asked online, and kept with its "as of". */

import { say } from '../i18n';
import { areEven, booksText, groupPlace, toTheSatang } from '../reports/figures';
import type { GroupSummary } from '../reports/report_shapes';
import { Bar, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText, instantText } from '../ui/when';
import { daysBetween, formatThaiDate } from '../values/thai_date';
import type { Mentee } from './shapes';

export function MenteeFigures({ mentee }: { mentee: Mentee }) {
  const today = usePhone().today();
  return (
    <>
      {mentee.targets.map((target) => (
        <div key={target.name + target.target_on}>
          <p class="soft">{target.name}</p>
          <div class="totals">
            <strong>{say('target.progress', { founded: target.founded, quantity: target.quantity })}</strong>
            <span>
              {target.founded >= target.quantity
                ? say('target.reached')
                : daysLeftText(daysBetween(today, target.target_on))}{' '}
              ({formatThaiDate(target.target_on, 'short')})
            </span>
          </div>
          <Bar part={target.founded} whole={target.quantity} />
        </div>
      ))}
      <p class="soft">
        {mentee.last_heard_at
          ? say('mentoring.heard', { when: instantText(mentee.last_heard_at, today), count: mentee.waiting_operations })
          : say('mentoring.never_heard')}
        {mentee.open_cases > 0 && ` · ${say('mentoring.open_cases', { count: mentee.open_cases })}`}
      </p>
    </>
  );
}

/** One line a group; it opens the group's months and collections. */
export function MenteeGroups({ mentee }: { mentee: Mentee }) {
  if (mentee.groups.length === 0) return <p>{say('mentoring.no_groups')}</p>;
  return (
    <Rows label={say('groups.title')}>
      {mentee.groups.map((group) => (
        <Row
          key={group.id}
          to={`/mentoring/${mentee.mentorship_id}/groups/${group.id}`}
          title={group.name}
          note={<GroupNote group={group} />}
        />
      ))}
    </Rows>
  );
}

function GroupNote({ group }: { group: GroupSummary }) {
  return (
    <>
      <div>{groupPlace(group)}</div>
      <div>
        {say('mentoring.group_figures', { members: group.members, deposits: toTheSatang(group.deposits_satang) })}
      </div>
      <div>
        {group.last_collection_on
          ? say('mentoring.last_collection', { date: formatThaiDate(group.last_collection_on, 'short') })
          : say('mentoring.no_collection')}
      </div>
      <div class={areEven(group) ? 'echo' : 'problem'}>{booksText(group)}</div>
    </>
  );
}
