/** Groups in figures, each a way down to its lines. */

import { say } from '../i18n';
import { isDone } from '../ladder/ladder';
import { MILESTONES } from '../ladder/ladder_rows';
import { usePhone } from '../ui/phone_context';
import { type Column, Table } from '../ui/table';
import { instantText } from '../ui/when';
import { formatThaiDate } from '../values/thai_date';
import { areEven, booksText, groupPlace, toTheSatang } from './figures';
import type { GroupSummary, GroupsReport } from './report_shapes';
import { SaveTable } from './save_table';
import { Report } from './told';
import { useReport } from './use_report';

/** The groups of a district, or those one officer leads there. */
export function GroupsTable({ area, officer }: { area: string; officer?: string }) {
  const told = useReport<GroupsReport>('groups', { area });
  const today = usePhone().today();
  const columns: Column<GroupSummary>[] = [
    {
      name: say('overview.group'),
      show: (group) => (
        <>
          <a href={`#/overview/${area}/groups/${group.id}`}>{group.name}</a>
          {group.duplicate_of && <div class="soft">{say('groups.second_book')}</div>}
        </>
      ),
      order: (group) => group.name,
    },
    { name: say('overview.place'), show: groupPlace, order: (group) => group.subdistrict_th },
    { name: say('overview.officer'), show: (group) => group.officer_name ?? '–', order: (group) => group.officer_name },
    { name: say('overview.step'), show: (group) => <StepsDone group={group} />, order: stepsDone },
    { name: say('overview.members'), show: (group) => group.members, order: (group) => group.members, number: true },
    {
      name: say('overview.deposits'),
      show: (group) => toTheSatang(group.deposits_satang),
      order: (group) => group.deposits_satang,
      number: true,
    },
    {
      name: say('overview.last_collection'),
      show: (group) =>
        group.last_collection_on ? formatThaiDate(group.last_collection_on, 'short') : say('overview.none_yet'),
      order: (group) => group.last_collection_on,
    },
    {
      name: say('overview.books'),
      show: (group) => <span class={areEven(group) ? 'echo' : 'problem'}>{booksText(group)}</span>,
      order: (group) => Number(!areEven(group)),
    },
    {
      name: say('overview.received'),
      show: (group) => (group.last_received_at ? instantText(group.last_received_at, today) : say('overview.unknown')),
      order: (group) => group.last_received_at,
    },
  ];
  return (
    <Report told={told}>
      {(value) => {
        const groups = value.groups.filter((group) => !officer || group.officer_id === officer);
        return groups.length === 0 ? (
          <p>{say('overview.no_groups')}</p>
        ) : (
          <>
            <Table
              caption={say(officer ? 'overview.officer_groups' : 'overview.groups_table')}
              columns={columns}
              items={groups}
              keyOf={(group) => group.id}
            />
            {!officer && <SaveTable table="groups" of={{ area }} />}
          </>
        );
      }}
    </Report>
  );
}

function stepsDone({ steps = [] }: GroupSummary): number {
  const taken = Object.fromEntries(
    steps.map((step) => [step.milestone, { ...step, milestone_id: '', review_id: null }]),
  );
  return MILESTONES.filter((milestone) => isDone(milestone, taken)).length;
}

/** How far the group's formation has come, and what waits for whom. */
function StepsDone({ group }: { group: GroupSummary }) {
  const { steps = [], stage } = group;
  const count = (state: string) => steps.filter((step) => step.state === state).length;
  return (
    <>
      {say('ladder.count', { done: stepsDone(group), all: MILESTONES.length })}
      {stage === 'established' && <div class="echo">✓ {say('group.status_established')}</div>}
      {count('submitted') > 0 && <div class="soft">{say('ladder.waiting_count', { count: count('submitted') })}</div>}
      {count('returned') > 0 && <div class="problem">{say('ladder.returned_count', { count: count('returned') })}</div>}
    </>
  );
}
