/** Assessing a group at a meeting: the books answer what they can, the meeting the rest, item by item. */

import { SHAPES } from '../contract/later.gen';
import { meetingsOf, meetingTitle } from '../governance/minutes_rows';
import { type GroupRow, groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { HistoryComing } from '../ledger/history_coming';
import { goTo } from '../router';
import { newId } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, SelectField, TextField } from '../ui/field';
import { type Form as FormState, stay, tooLong, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { toWesternDigits } from '../values/thai_text';
import { FormName } from './assessment_list';
import { type Answer, answerText, formFor, type Item, itemText, proofsFor } from './assessment_rows';
import type { Proof } from './proofs';
import { scoreOf } from './score';
import { takeBackAssessment } from './take_back';
import type { Form, Sort } from './templates';

const MINUTES_SHOWN = 6;

/** `#/groups/:group/assessments/new/:sort` */
export function Assess({ group: groupId, sort }: { group: string; sort: string }) {
  const group = usePhone().rows.find('group', groupId);
  if (!group || (sort !== 'health' && sort !== 'virtues')) return <RowMissing />;
  return <AssessForm group={group} sort={sort} />;
}

/** Answers as typed, checked: each item of the meeting's is answered, and somebody was there. */
export function checkAssessment(texts: Readonly<Record<string, string>>, asked: readonly Item[], today: string) {
  const day = dateOf(texts.assessed_on ?? '');
  const people = Number(toWesternDigits(texts.people ?? ''));
  const { attended, people_count, answers } = SHAPES.assessment;
  const words = Object.fromEntries(asked.map(({ id }) => [`words_${id}`, answers.each.parts.words]));
  return {
    ...tooLong({ attended, ...words }, texts),
    ...(!day ? { assessed_on: say('date.unclear') } : day > today ? { assessed_on: say('date.not_yet') } : {}),
    ...(!(Number.isInteger(people) && people > 0 && people <= people_count.maximum) && {
      people: say('assessment.people_missing'),
    }),
    ...Object.fromEntries(
      asked.flatMap(({ id }) =>
        (texts[`points_${id}`] ?? '') === '' ? [[`points_${id}`, say('assessment.unanswered')]] : [],
      ),
    ),
  };
}

function AssessForm({ group, sort }: { group: GroupRow; sort: Sort }) {
  const phone = usePhone();
  const today = phone.today();
  const { form: template, area } = formFor(phone, group, sort);
  const asked = template.items.filter((item) => item.kind !== 'auto');
  const blank = Object.fromEntries(
    asked.flatMap(({ id }) => [
      [`points_${id}`, ''],
      [`words_${id}`, ''],
    ]),
  );
  const form = useForm<string>(
    `assessment/${group.id}/${template.id}`,
    { assessed_on: dateText(today), people: '', attended: '', minutes_id: '', is_read_aloud: '', ...blank },
    (texts) => checkAssessment(texts, asked, today),
  );
  const scope = groupScope(group.id);
  const home = `/groups/${group.id}/assessments`;
  const typed = dateOf(form.texts.assessed_on ?? '');
  const proofs = proofsFor(phone, group, template, typed && typed < today ? typed : today);
  const answers = answersOf(template, proofs, form.texts);
  const save = async () => {
    if (!form.check()) return;
    const id = newId();
    const data = {
      template_id: template.id,
      template_area: area,
      assessed_on: dateOf(form.texts.assessed_on ?? '') ?? today,
      minutes_id: form.texts.minutes_id || null,
      people_count: Number(toWesternDigits(form.texts.people ?? '')),
      attended: form.texts.attended?.trim() || null,
      is_read_aloud: form.texts.is_read_aloud === 'yes',
      answers,
      reverses: null,
    };
    await phone.save([{ kind: 'assessment', scope, id, data, closes: true }]);
    await form.clear();
    tell(say('assessment.saved'), () => takeBackAssessment(phone, group.id, { ...data, id }));
    goTo(home, true);
  };
  if (!form.ready) return null;
  // what has not come yet would be answered as if it were not there, and kept so for ever
  if (proofs.size > 0 && phone.rows.fetching(scope)) {
    return (
      <Page
        title={say(`assessment.start_${sort}`)}
        note={shortName(group)}
        back={{ to: home, text: say('assessment.name') }}
      >
        <HistoryComing scope={scope} />
        <p>{say('assessment.history_first')}</p>
      </Page>
    );
  }
  const meetings = meetingsOf(phone, group.id).slice(0, MINUTES_SHOWN);
  const { percent, level } = scoreOf(template, answers);
  return (
    <Page
      title={say(`assessment.start_${sort}`)}
      note={shortName(group)}
      back={{ to: home, text: say('assessment.name') }}
      bottom={
        <Button look="main" press={save}>
          {say('assessment.save')}
        </Button>
      }
    >
      <FormName form={template} />
      <form class="stack" noValidate onSubmit={stay}>
        <DateField form={form} name="assessed_on" label={say('assessment.assessed_on')} />
        <TextField form={form} name="people" label={say('assessment.people')} digits />
        <TextField form={form} name="attended" label={say('assessment.attended')} hint={say('field.optional')} />
        {meetings.length > 0 && (
          <SelectField
            form={form}
            name="minutes_id"
            label={say('assessment.meeting')}
            blank={say('assessment.meeting_none')}
            groups={[
              {
                name: say('assessment.meeting'),
                options: meetings.map((meeting) => ({ value: meeting.id, text: meetingTitle(meeting) })),
              },
            ]}
          />
        )}
        {template.items.map((item) => (
          <ItemCard key={item.id} item={item} proof={proofs.get(item.id)} form={form} />
        ))}
        <ChoiceField
          form={form}
          name="is_read_aloud"
          label={say('assessment.read_aloud')}
          options={[
            { value: 'yes', text: say('assessment.yes') },
            { value: '', text: say('assessment.no') },
          ]}
        />
        <p role="status">
          <strong>{say('assessment.percent', { percent })}</strong> {level && say('assessment.level_is', { level })}
        </p>
      </form>
    </Page>
  );
}

function ItemCard({ item, proof, form }: { item: Item; proof: Proof | undefined; form: FormState<string> }) {
  if (proof) {
    return (
      <Card title={itemText(item)} done={proof.is_met}>
        <p>
          {proof.is_met && '✓ '}
          {answerText(item, Number(proof.is_met))} <span class="soft">{proofText(proof)}</span>
        </p>
      </Card>
    );
  }
  const scale = Array.from({ length: item.most + 1 }, (_, points) => String(points));
  return (
    <Card>
      <ChoiceField
        form={form}
        name={`points_${item.id}`}
        label={itemText(item)}
        options={scale.map((points) => ({ value: points, text: answerText(item, Number(points)) }))}
      />
      <TextField form={form} name={`words_${item.id}`} label={say('assessment.words')} hint={say('field.optional')} />
    </Card>
  );
}

/** "5 จาก 6", "ล่าสุด 5 ต.ค. 69" */
export function proofText(proof: Pick<Proof, 'count' | 'of' | 'on'>): string {
  if (proof.count !== null && proof.of !== null) {
    return say('assessment.proof_count', { count: proof.count, of: proof.of });
  }
  return proof.on ? say('assessment.proof_on', { day: formatThaiDate(proof.on, 'short') }) : '';
}

function answersOf(
  template: Form,
  proofs: ReadonlyMap<string, Proof>,
  texts: Readonly<Record<string, string>>,
): Answer[] {
  return template.items.map(({ id }) => {
    const proof = proofs.get(id);
    return {
      item: id,
      points: proof ? Number(proof.is_met) : Number(texts[`points_${id}`] || 0),
      words: texts[`words_${id}`]?.trim() || null,
      count: proof?.count ?? null,
      of: proof?.of ?? null,
      proved_on: proof?.on ?? null,
    };
  });
}
