/** My groups. */

import { say } from '../i18n';
import { LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { compareThai } from '../values/thai_text';
import { isVoid, membersOf, placeText } from './group_rows';

/** Every group this phone holds, with place and number of members. */
export function GroupList() {
  const phone = usePhone();
  const all = phone.rows
    .all('group')
    .sort(
      (left, right) =>
        Number(Boolean(left.duplicate_of)) - Number(Boolean(right.duplicate_of)) || compareThai(left.name, right.name),
    );
  const groups = all.filter((group) => !isVoid(phone, group));
  const voided = all.filter((group) => isVoid(phone, group));
  return (
    <Page title={say('groups.title')}>
      {groups.length === 0 ? (
        <NoGroups />
      ) : (
        <>
          <Rows label={say('groups.title')}>
            {groups.map((group) => (
              <Row
                key={group.id}
                to={`/groups/${group.id}`}
                title={
                  <>
                    {group.name} <Mark mark={group.mark} />
                  </>
                }
                note={
                  <>
                    <div>{placeText(group, phone.places.value)}</div>
                    <div>
                      {group.duplicate_of
                        ? say('groups.second_book')
                        : say('members.count', { count: activeCount(phone, group.id) })}
                    </div>
                  </>
                }
              />
            ))}
          </Rows>
          <LinkButton to="/groups/new" icon="add">
            {say('groups.found')}
          </LinkButton>
        </>
      )}
      {voided.length > 0 && (
        <details>
          <summary>{say('groups.void', { count: voided.length })}</summary>
          <Rows label={say('groups.void', { count: voided.length })}>
            {voided.map((group) => (
              <Row
                key={group.id}
                to={`/groups/${group.id}`}
                title={group.name}
                note={placeText(group, phone.places.value)}
              />
            ))}
          </Rows>
        </details>
      )}
    </Page>
  );
}

/** Nothing yet: what a group is here, and the one button. */
export function NoGroups() {
  return (
    <EmptyState title={say('groups.none')}>
      <p>{say('groups.none_help')}</p>
      <LinkButton to="/groups/new" look="main" icon="add">
        {say('groups.found')}
      </LinkButton>
    </EmptyState>
  );
}

function activeCount(phone: ReturnType<typeof usePhone>, groupId: string): number {
  return membersOf(phone, groupId).filter((member) => member.status !== 'left').length;
}
