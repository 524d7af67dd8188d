/** One assessment: every item with its answer and what showed it; a sheet to print and sign. */

import { DocumentFoot, Signature } from '../governance/document';
import { shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button } from '../ui/button';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Pairs } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { proofText } from './assessment_form';
import { FormName } from './assessment_list';
import { type Answer, answerText, assessmentsOf, type Item, itemText } from './assessment_rows';
import { takeBackAssessment } from './take_back';

/** `#/groups/:group/assessments/:assessment` */
export function AssessmentScreen({ group: groupId, assessment }: { group: string; assessment: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const found = assessmentsOf(phone, groupId).find(({ row }) => row.id === assessment);
  if (!group || !found) return <RowMissing />;
  const { row, form, score } = found;
  const home = `/groups/${groupId}/assessments`;
  const takeBack = async () => {
    await takeBackAssessment(phone, groupId, row);
    tell(say('assessment.taken_back'));
    goTo(home, true);
  };
  return (
    <Page
      title={say(`assessment.sort_${form.sort}`)}
      note={
        <>
          {shortName(group)} {formatThaiDate(row.assessed_on)} <Mark mark={row.mark} />
        </>
      }
      back={{ to: home, text: say('assessment.name') }}
      bottom={<Button press={() => print()}>{say('assessment.print')}</Button>}
    >
      <article class="stack sheet-a4">
        <h2 class="print-only">
          {form.name} {group.name}
        </h2>
        <FormName form={form} />
        <Pairs
          pairs={[
            [say('assessment.assessed_on'), formatThaiDate(row.assessed_on)],
            [say('assessment.people'), String(row.people_count)],
            [say('assessment.attended'), row.attended],
            [say('assessment.read_aloud'), say(row.is_read_aloud ? 'assessment.yes' : 'assessment.no')],
            [say('assessment.result'), say('assessment.percent', { percent: score.percent })],
            [say('assessment.level'), score.level],
          ]}
        />
        <AnswerTable items={form.items} answers={row.answers} />
        <div class="print-only">
          <div class="document-signatures">
            <Signature name={null} role={say('committee.chair')} />
            <Signature name={null} role={say('role.officer')} />
          </div>
          <DocumentFoot phone={phone} mark={row.mark} />
        </div>
      </article>
      {row.author_id === phone.person.value?.id && (
        <Button icon="undo" press={takeBack}>
          {say('assessment.take_back')}
        </Button>
      )}
    </Page>
  );
}

/** Items down, with the answer and what showed it. */
export function AnswerTable({ items, answers }: { items: readonly Item[]; answers: readonly Answer[] }) {
  const byItem = new Map(answers.map((answer) => [answer.item, answer]));
  return (
    <div class="table-wrap">
      <table class="table table-folding">
        <caption>{say('assessment.result')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('assessment.item')}</th>
            <th scope="col">{say('assessment.points')}</th>
            <th scope="col">{say('assessment.words')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const answer = byItem.get(item.id);
            const shown = answer && proofText({ count: answer.count, of: answer.of, on: answer.proved_on });
            return (
              <tr key={item.id}>
                <th scope="row">
                  {item.side && <div class="soft small">{item.side}</div>}
                  {itemText(item)}
                </th>
                <td data-name={say('assessment.points')}>{answer ? answerText(item, answer.points) : '–'}</td>
                <td class="lines" data-name={say('assessment.words')}>
                  {[answer?.words, shown].filter(Boolean).join(' ') || '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
