/** The forms by which groups of an area are assessed: which holds, what it asks, and a version of one's own instead. */

import { PUSH_RIGHTS } from '../contract/later.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { goTo } from '../router';
import { areaScopes } from '../rulebook/setting';
import { newId, type Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { ChecksField, tickedOf } from '../ui/checks_field';
import { ChoiceField, TextField } from '../ui/field';
import { type Form as FormState, stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { FormName } from './assessment_list';
import { formIn, type Item, itemText } from './assessment_rows';
import type { Form, Sort } from './templates';
import {
  ANSWERS,
  checkTemplate,
  LEVELS_MAX,
  PROVABLE,
  placesOf,
  QUESTIONS_MAX,
  type TemplateTexts,
  templateOf,
  textsOf,
} from './typed_template';

const SORTS: readonly Sort[] = ['health', 'virtues'];
const HOME = '/assessment-forms';
const PROVINCE_DIGITS = 2;

/** The place a person of the province puts forms in for. */
function ownScopes(phone: Phone): string[] {
  return areaScopes((phone.assignments.value[0]?.area_code ?? '').slice(0, PROVINCE_DIGITS));
}

function mayPutIn(phone: Phone): boolean {
  const role = phone.person.value?.role;
  const kinds: readonly string[] = role ? PUSH_RIGHTS[role] : [];
  return kinds.includes('assessment_template');
}

/** `#/assessment-forms` */
export function AssessmentForms() {
  const phone = usePhone();
  const scopes = ownScopes(phone);
  return (
    <Page
      title={say('assessment_form.name')}
      note={areaText((scopes.at(-1) ?? '').slice('area:'.length), phone.places.value)}
      back={{ to: '/rules', text: say('rules.of_province') }}
    >
      <p class="soft">{say('assessment_form.help')}</p>
      {SORTS.map((sort) => {
        const { form } = formIn(phone, scopes, sort);
        return (
          <Card key={sort} title={say(`assessment.sort_${sort}`)}>
            <FormName form={form} />
            <p class="soft small">{say('assessment_form.source_is', { source: form.source })}</p>
            <details>
              <summary>{say('assessment_form.asks', { count: form.items.length })}</summary>
              <Rows label={say('assessment_form.asks', { count: form.items.length })}>
                {form.items.map((item) => (
                  <Row key={item.id} title={itemText(item)} note={answersText(item)} />
                ))}
              </Rows>
              {form.levels.length > 0 && (
                <p>
                  {say('assessment.level')}:{' '}
                  {form.levels
                    .map((level) => say('assessment_form.level_from', { name: level.name, percent: level.min_percent }))
                    .join(', ')}
                </p>
              )}
            </details>
            {mayPutIn(phone) && <LinkButton to={`${HOME}/${sort}`}>{say('assessment_form.new')}</LinkButton>}
          </Card>
        );
      })}
    </Page>
  );
}

/** "สมุดบัญชีตอบให้ น้ำหนัก 2" */
function answersText(item: Item): string {
  const how = item.kind === 'auto' ? say('assessment_form.by_books') : answerText(`${item.kind}:${item.most}`);
  return `${how} ${say('assessment_form.weight_is', { weight: item.weight })}`;
}

function answerText(answer: string): string {
  if (answer === 'yes_no:1') return say('assessment_form.yes_no');
  return answer === 'scale:3'
    ? say('assessment_form.scale_words')
    : say('assessment_form.scale_points', { most: answer.split(':')[1] ?? '' });
}

/** `#/assessment-forms/:sort` */
export function PutInForm({ sort }: { sort: string }) {
  const phone = usePhone();
  if ((sort !== 'health' && sort !== 'virtues') || !mayPutIn(phone)) return <RowMissing />;
  return <TemplateForm sort={sort} />;
}

function TemplateForm({ sort }: { sort: Sort }) {
  const phone = usePhone();
  const scopes = ownScopes(phone);
  const { form: before } = formIn(phone, scopes, sort);
  const scope = scopes.at(-1) ?? '';
  const own = phone.rows.all('assessment_template', scope).filter((each) => each.sort === sort);
  const version = Math.max(0, ...own.map((each) => each.version)) + 1;
  const form = useForm<string>(`assessment_form/${before.id}`, textsOf(before), (texts) => checkTemplate(texts, sort));
  const save = async () => {
    if (!form.check()) return;
    const data = templateOf(form.texts, sort, version);
    await phone.save([{ kind: 'assessment_template', scope, id: newId(), data }]);
    await form.clear();
    tell(say('assessment_form.saved', { version }));
    goTo(HOME, true);
  };
  if (!form.ready) return null;
  return (
    <Page
      title={say('assessment_form.new')}
      note={
        <>
          {say(`assessment.sort_${sort}`)} {say('assessment.version', { version })}
        </>
      }
      back={{ to: HOME, text: say('assessment_form.name') }}
      bottom={
        <Button look="main" press={save}>
          {say('assessment_form.save')}
        </Button>
      }
    >
      <Banner>
        <p>{say('assessment_form.stays')}</p>
      </Banner>
      <form class="stack" noValidate onSubmit={stay}>
        <TextField form={form} name="name" label={say('assessment_form.title')} long />
        <TextField
          form={form}
          name="source"
          label={say('assessment_form.source')}
          hint={say('assessment_form.source_hint')}
          long
        />
        <ChoiceField
          form={form}
          name="is_official"
          label={say('assessment_form.official')}
          hint={say('assessment_form.official_hint')}
          options={[
            { value: 'no', text: say('assessment.not_official') },
            { value: 'yes', text: say('assessment.official') },
          ]}
        />
        {sort === 'health' && <Proved form={form} />}
        <h2>{say('assessment_form.questions')}</h2>
        {placesOf(form.texts.questions).map((place) => (
          <Question key={place} form={form} place={place} before={before} />
        ))}
        {sort === 'health' && (
          <More form={form} count="questions" most={QUESTIONS_MAX} text={say('assessment_form.add_question')} />
        )}
        {sort === 'health' && <Levels form={form} />}
      </form>
    </Page>
  );
}

type State = FormState<string>;

/** One more place of a list, up to as many as there is room for. */
function More({ form, count, most, text }: { form: State; count: string; most: number; text: string }) {
  const now = Number(form.texts[count]);
  if (now >= most) return null;
  return (
    <Button wide icon="add" press={() => form.type(count, String(now + 1))}>
      {text}
    </Button>
  );
}

/** What the books answer: each is asked or not, and counts so many times. */
function Proved({ form }: { form: State }) {
  const asked = new Set(tickedOf(form.texts.proved ?? ''));
  const provable = PROVABLE.map((item) => ({ query: item.auto_query ?? item.id, text: itemText(item) }));
  return (
    <>
      <ChecksField
        form={form}
        name="proved"
        label={say('assessment_form.proved')}
        options={provable.map(({ query, text }) => ({ value: query, text }))}
        long
      />
      {provable
        .filter(({ query }) => asked.has(query))
        .map(({ query, text }) => (
          <TextField
            key={query}
            form={form}
            name={`weight_${query}`}
            label={say('assessment_form.weight_of', { text })}
            digits
          />
        ))}
    </>
  );
}

/** A question of the meeting; a virtue is asked in our words while there are no others. */
function Question({ form, place, before }: { form: State; place: number; before: Form }) {
  const own = before.items.find((item) => item.id === form.texts[`id_${place}`]);
  const virtue = before.sort === 'virtues' && own ? itemText({ ...own, text_th: '' }) : null;
  return (
    <Card title={virtue ?? say('assessment_form.question', { number: place })}>
      <TextField
        form={form}
        name={`text_${place}`}
        label={say('assessment_form.text')}
        hint={say(virtue ? 'assessment_form.virtue_hint' : 'assessment_form.text_hint')}
        long
      />
      {!virtue && (
        <TextField
          form={form}
          name={`side_${place}`}
          label={say('assessment_form.side')}
          hint={say('field.optional')}
        />
      )}
      <ChoiceField
        form={form}
        name={`answer_${place}`}
        label={say('assessment_form.answer')}
        options={answersFor(form.texts, place).map((answer) => ({ value: answer, text: answerText(answer) }))}
      />
      <TextField form={form} name={`weight_${place}`} label={say('assessment_form.weight')} digits />
    </Card>
  );
}

/** The usual ways to answer, and the one a version before had. */
function answersFor(texts: TemplateTexts, place: number): string[] {
  return [...new Set([...ANSWERS, texts[`answer_${place}`] ?? ANSWERS[0]])];
}

function Levels({ form }: { form: State }) {
  return (
    <>
      <h2>{say('assessment_form.levels')}</h2>
      <p class="soft">{say('assessment_form.levels_help')}</p>
      {placesOf(form.texts.levels).map((place) => (
        <Card key={place}>
          <TextField form={form} name={`level_${place}`} label={say('assessment_form.level', { number: place })} />
          <TextField
            form={form}
            name={`percent_${place}`}
            label={say('assessment_form.from_percent')}
            unit="%"
            digits
          />
        </Card>
      ))}
      <More form={form} count="levels" most={LEVELS_MAX} text={say('assessment_form.add_level')} />
    </>
  );
}
