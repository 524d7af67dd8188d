/** Open cases of an area as a chief sees them online, and settles them for officers who did not. */

import { say } from '../i18n';
import type { CasesReport, OpenCase } from '../reports/report_shapes';
import { SaveTable } from '../reports/save_table';
import { useReport } from '../reports/use_report';
import { goTo } from '../router';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { caseTitle } from './case_text';
import { type Choice, ClashCards } from './clash_cards';
import { pendingSettle } from './open_cases';
import { settleDraft } from './settle';

function subjectText(each: OpenCase): string {
  return each.member_number ? say('member.number_is', { number: each.member_number }) : '';
}

/** The list below the tables of a district; nothing while there is none. */
export function ChiefCases({ area }: { area: string }) {
  const phone = usePhone();
  const cases = useReport<CasesReport>('cases', { area }).value?.cases ?? [];
  if (cases.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('today.cases')}</h2>
      <Rows label={say('today.cases')}>
        {cases.map((each) => (
          <Row
            key={each.id}
            to={`/overview/${area}/cases/${each.id}`}
            title={
              <>
                {caseTitle(each)}{' '}
                <Mark mark={pendingSettle(phone.rows, `group:${each.group_id}`, each.id) ? 'phone' : 'needs_you'} />
              </>
            }
            note={
              <>
                <div>{[subjectText(each), each.group_name].filter(Boolean).join(', ')}</div>
                <div>{[each.officer_name, instantText(each.opened_at, phone.today())].filter(Boolean).join(', ')}</div>
              </>
            }
          />
        ))}
      </Rows>
      <SaveTable table="cases" of={{ area }} />
    </section>
  );
}

/** `#/overview/:area/cases/:case` */
export function ChiefCase({ area, case: caseId }: { area: string; case: string }) {
  const phone = usePhone();
  const told = useReport<CasesReport>('cases', { area });
  const each = told.value?.cases.find((one) => one.id === caseId);
  const home = `/overview/${area}`;
  const back = { to: home, text: say('overview.title') };
  if (!each) {
    return (
      <Page title={say('today.cases')} back={back}>
        <p>{say(told.value ? 'case.gone' : told.is_missing ? 'report.missing' : 'report.fetching')}</p>
      </Page>
    );
  }
  const scope = `group:${each.group_id}`;
  const answer = pendingSettle(phone.rows, scope, caseId);
  const { kept, other } = each;
  const settle = async (choice: Choice | null) => {
    await phone.save([settleDraft(phone, scope, { ...each, kept: kept ?? null }, choice)]);
    goTo(home, true);
    tell(say(choice ? 'case.chosen' : 'case.settled'));
  };
  return (
    <Page
      title={caseTitle(each)}
      note={[subjectText(each), each.group_name, each.officer_name].filter(Boolean).join(', ')}
      back={back}
    >
      {answer && (
        <Banner look="done">
          <p>{say('case.pending')}</p>
        </Banner>
      )}
      {each.field && (kept === undefined || other === undefined) ? (
        <Banner>
          <p>{say('case.sides_untold')}</p>
        </Banner>
      ) : each.field ? (
        <>
          {!answer && <p>{say('case.choose_help')}</p>}
          <ClashCards
            row_kind={each.row_kind}
            field={each.field}
            kept={{ value: kept ?? null, who: each.kept_by_name ?? '', on: each.kept_on }}
            other={{ value: other ?? null, who: each.author_name ?? '', on: each.civil_on }}
            chosen={answer?.choice ?? null}
            choose={answer ? null : settle}
          />
        </>
      ) : (
        <Card>
          <p>{problemText(each.reason)}</p>
          <p class="soft">{each.author_name}</p>
          {!answer && (
            <Button look="main" press={() => settle(null)}>
              {say('case.settle')}
            </Button>
          )}
        </Card>
      )}
    </Page>
  );
}
