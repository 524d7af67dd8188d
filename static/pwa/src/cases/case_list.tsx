/** The cases of a group that wait for a person, and the answers that wait to be sent. */

import { groupScope } from '../groups/group_rows';
import { say } from '../i18n';
import { Mark } from '../ui/mark';
import { Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { caseSubject, caseTitle } from './case_text';
import { openCasesOf, pendingSettle } from './open_cases';

export function CaseList({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const scope = groupScope(groupId);
  const open = openCasesOf(phone.rows, scope);
  const answered = phone.rows
    .all('case', scope)
    .filter((each) => !each.settled_by && pendingSettle(phone.rows, scope, each.id));
  if (open.length + answered.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('today.cases')}</h2>
      <Rows label={say('today.cases')}>
        {[...open, ...answered].map((each) => (
          <Row
            key={each.id}
            to={`/groups/${groupId}/cases/${each.id}`}
            title={
              <>
                {caseTitle(each)} <Mark mark={open.includes(each) ? 'needs_you' : 'phone'} />
              </>
            }
            note={
              <>
                <div>{caseSubject(phone, each)}</div>
                {!open.includes(each) && <div>{say('case.pending')}</div>}
              </>
            }
          />
        ))}
      </Rows>
    </section>
  );
}
