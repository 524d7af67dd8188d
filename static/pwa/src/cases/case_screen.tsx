/** One case: two values to choose between, or something odd to look at. It can always wait for the district's chief. */

import { groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import type { Phone } from '../sync/ports';
import { problemText } from '../syncing/problem_text';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { casePlace, caseSubject, caseTitle } from './case_text';
import { type Choice, ClashCards } from './clash_cards';
import { type CaseRow, pendingSettle } from './open_cases';
import { settleDraft, standingText } from './settle';

/** `#/groups/:group/cases/:case` */
export function CaseScreen({ group: groupId, case: caseId }: { group: string; case: string }) {
  const phone = usePhone();
  const scope = groupScope(groupId);
  const group = phone.rows.find('group', groupId);
  const each = phone.rows.all('case', scope).find((one) => one.id === caseId);
  if (!group || !each) return <RowMissing />;
  const answer = pendingSettle(phone.rows, scope, caseId);
  const isOpen = !each.settled_by && !answer;
  const home = `/groups/${groupId}`;
  const settle = async (choice: Choice | null) => {
    await phone.save([settleDraft(phone, scope, each, choice)]);
    goTo(home, true);
    tell(say(choice ? 'case.chosen' : 'case.settled'));
  };
  const leave = () => {
    goTo(home, true);
    tell(say('case.asked'));
  };
  return (
    <Page
      title={caseTitle(each)}
      note={caseSubject(phone, each)}
      back={{ to: home, text: shortName(group) }}
      personal={each.row_kind === 'member'}
    >
      {!isOpen && <Settled phone={phone} settledBy={each.settled_by} isPending={!each.settled_by} />}
      <Ended phone={phone} each={each} />
      {each.field ? (
        <>
          {isOpen && <p>{say('case.choose_help')}</p>}
          <ClashCards
            row_kind={each.row_kind}
            field={each.field}
            kept={{
              value: each.settled_by ? each.kept : standingText(phone, each),
              who: whoText(phone, each.kept_author_id),
              on: each.kept_on,
            }}
            other={{ value: each.other, who: whoText(phone, each.author_id), on: each.civil_on }}
            chosen={each.settled_by ? each.choice : (answer?.choice ?? null)}
            choose={isOpen ? settle : null}
          />
        </>
      ) : (
        <Odd phone={phone} groupId={groupId} each={each} settle={isOpen ? () => settle(null) : null} />
      )}
      {isOpen && (
        <Card title={say('case.unsure')}>
          <p>{say('case.unsure_help')}</p>
          <Button wide press={leave}>
            {say('case.ask')}
          </Button>
        </Card>
      )}
    </Page>
  );
}

/** Who wrote a value: names of others do not lie on this phone, so it says whether it was this person. */
function whoText(phone: Phone, personId: string | null): string {
  if (!personId) return '';
  return say(personId === phone.person.value?.id ? 'case.you' : 'case.somebody');
}

function Settled({ phone, settledBy, isPending }: { phone: Phone; settledBy: string | null; isPending: boolean }) {
  return (
    <Banner look="done">
      <p>
        {isPending ? say('case.pending') : say('case.settled_by', { who: whoText(phone, settledBy) })}{' '}
        <Mark mark={isPending ? 'phone' : 'server'} />
      </p>
    </Banner>
  );
}

/** The record had come to its end when the other value was written. */
function Ended({ phone, each }: { phone: Phone; each: CaseRow }) {
  if (!each.field || each.field === 'status') return null;
  if (each.row_kind === 'member' && phone.rows.find('member', each.row_id)?.status === 'left') {
    return (
      <Banner>
        <p>{say('case.member_left')}</p>
      </Banner>
    );
  }
  return each.row_kind === 'group' && phone.rows.find('group', each.row_id)?.status === 'closed' ? (
    <Banner>
      <p>{say('case.group_closed')}</p>
    </Banner>
  ) : null;
}

/** What is odd, the row concerned, and "looked at it". */
function Odd(properties: { phone: Phone; groupId: string; each: CaseRow; settle: (() => unknown) | null }) {
  const { phone, groupId, each, settle } = properties;
  return (
    <Card>
      <p>{problemText(each.reason)}</p>
      <LinkButton to={casePlace(phone, groupId, each)}>{say('case.look')}</LinkButton>
      {settle && (
        <Button look="main" press={settle}>
          {say('case.settle')}
        </Button>
      )}
    </Card>
  );
}
