/** One mentorship: what waits for a signature, questions and answers, what was coached, and for the mentor the groups' figures. */

import { SHAPES } from '../contract/later.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { OneGroup } from '../reports/one_group';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { Button, LinkButton } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { normaliseThai } from '../values/thai_text';
import type { Word } from './coaching';
import { MenteeFigures, MenteeGroups } from './mentee_figures';
import { spanText } from './mentoring_screen';
import {
  type Coached,
  coachingOf,
  isOn,
  type NoteRow,
  nameIn,
  otherName,
  type PairRow,
  pairScope,
  type Question,
  questionsOf,
} from './pair_rows';
import type { MenteesReport } from './shapes';

/** `#/mentoring/:pair` */
export function PairScreen({ pair: pairId }: { pair: string }) {
  const phone = usePhone();
  const pair = phone.rows.find('mentorship', pairId);
  if (!pair) return <RowMissing />;
  const today = phone.today();
  const isMentor = pair.mentor_id === phone.person.value?.id;
  const mayWrite = isOn(pair, today);
  const coached = coachingOf(phone, pair);
  const asked = coached.filter((each) => each.asks_me);
  return (
    <Page
      personal
      title={otherName(phone, pair)}
      note={
        <>
          <div>{say(isMentor ? 'mentoring.is_mentee' : 'mentoring.is_mentor')}</div>
          <div>{spanText(pair, today)}</div>
        </>
      }
      back={{ to: '/mentoring', text: say('mentoring.name') }}
      bottom={
        mayWrite && (
          <LinkButton to={`/mentoring/${pairId}/new`} look="main" icon="add">
            {say('mentoring.note')}
          </LinkButton>
        )
      }
    >
      {!mayWrite && (
        <Banner>
          <p>{say(pair.from_on > today ? 'mentoring.not_begun' : 'mentoring.over')}</p>
        </Banner>
      )}
      {asked.length > 0 && (
        <section class="stack-close">
          <h2>{say('mentoring.to_sign')}</h2>
          {asked.map((each) => (
            <CoachedCard key={each.note.id} pair={pair} coached={each} />
          ))}
        </section>
      )}
      {isMentor && mayWrite && <Figures pair={pair} />}
      <Questions pair={pair} mayWrite={mayWrite} />
      <section class="stack-close">
        <h2>{say('mentoring.notes')}</h2>
        {coached.length === 0 && <p>{say('mentoring.no_notes')}</p>}
        {coached
          .filter((each) => !each.asks_me)
          .map((each) => (
            <CoachedCard key={each.note.id} pair={pair} coached={each} />
          ))}
      </section>
    </Page>
  );
}

function Figures({ pair }: { pair: PairRow }) {
  const told = useReport<MenteesReport>('mentees', {});
  return (
    <section class="stack-close">
      <h2>{say('mentoring.groups')}</h2>
      <p class="soft">
        <AsOf told={told} />
      </p>
      <Report told={told}>
        {({ mentees }) =>
          mentees
            .filter((each) => each.mentorship_id === pair.id)
            .map((mentee) => (
              <div class="stack-close" key={mentee.mentorship_id}>
                <MenteeFigures mentee={mentee} />
                <MenteeGroups mentee={mentee} />
              </div>
            ))
        }
      </Report>
    </section>
  );
}

/** Coaching that was noted; the other signs it or says that it did not take place, and its author can withdraw it. */
function CoachedCard({ pair, coached }: { pair: PairRow; coached: Coached }) {
  const phone = usePhone();
  const { note, state } = coached;
  const isMine = note.author_id === phone.person.value?.id;
  const speak = (word: Word) =>
    phone.save([{ kind: 'coaching_sign', scope: pairScope(pair.id), data: { note_id: note.id, word } }]);
  const sign = async (word: Word, back: Word) => {
    await speak(word);
    tell(say(`mentoring.said_${word}`), () => speak(back));
  };
  return (
    <Card done={state === 'signed'}>
      <div>
        <b>
          {dayText(note.civil_on, phone.today())} · {say(`mentoring.${note.sort}`)}
        </b>{' '}
        <Mark mark={note.mark} />
      </div>
      <p class={state === 'withdrawn' ? 'lines taken-back' : 'lines'}>{note.text}</p>
      <p class="soft">{say('mentoring.written_by', { name: nameIn(pair, note.author_id) })}</p>
      {coached.asks_me ? (
        <>
          <Button look="main" wide press={() => sign('took_place', 'unsaid')}>
            {say('mentoring.sign')}
          </Button>
          <Button look="quiet" wide press={() => sign('did_not', 'unsaid')}>
            {say('mentoring.sign_not')}
          </Button>
        </>
      ) : (
        <p class={state === 'signed' ? 'echo' : state === 'disputed' ? 'problem' : 'soft'}>
          {say(`mentoring.state_${state}`)}
        </p>
      )}
      {isMine && state === 'waiting' && isOn(pair, phone.today()) && (
        <Button look="quiet" wide press={() => sign('did_not', 'took_place')}>
          {say('mentoring.withdraw')}
        </Button>
      )}
    </Card>
  );
}

function Questions({ pair, mayWrite }: { pair: PairRow; mayWrite: boolean }) {
  const phone = usePhone();
  const questions = questionsOf(phone, pair);
  return (
    <section class="stack-close">
      <h2>{say('mentoring.questions')}</h2>
      {questions.length === 0 && <p>{say('mentoring.no_questions')}</p>}
      {questions.map((question) => (
        <QuestionCard key={question.note.id} pair={pair} question={question} mayWrite={mayWrite} />
      ))}
      {mayWrite && (
        <details>
          <summary>{say('mentoring.ask')}</summary>
          <WriteText pair={pair} />
        </details>
      )}
    </section>
  );
}

function QuestionCard({ pair, question, mayWrite }: { pair: PairRow; question: Question; mayWrite: boolean }) {
  return (
    <Card>
      <Said pair={pair} note={question.note} />
      {question.answers.map((answer) => (
        <Said key={answer.id} pair={pair} note={answer} />
      ))}
      {question.answers.length === 0 && !question.asks_me && <p class="soft">{say('mentoring.no_answer')}</p>}
      {mayWrite &&
        (question.asks_me ? (
          <WriteText pair={pair} about={question.note.id} />
        ) : (
          <details>
            <summary>{say('mentoring.add_answer')}</summary>
            <WriteText pair={pair} about={question.note.id} />
          </details>
        ))}
    </Card>
  );
}

/** Who wrote what, and when. */
function Said({ pair, note }: { pair: PairRow; note: NoteRow }) {
  const phone = usePhone();
  return (
    <div>
      <div class="soft">
        {nameIn(pair, note.author_id)} · {dayText(note.civil_on, phone.today())} <Mark mark={note.mark} />
      </div>
      <p class="lines">{note.text}</p>
    </div>
  );
}

/** A question, or an answer to the one that `about` names. */
function WriteText({ pair, about }: { pair: PairRow; about?: string }) {
  const phone = usePhone();
  const form = useForm(`mentoring/${about ?? pair.id}`, { text: '' }, ({ text }) => ({ text: checkText(text) }));
  const send = async () => {
    if (!form.check()) return;
    const text = normaliseThai(form.texts.text.trim());
    const data = about ? { sort: 'answer', text, about_id: about } : { sort: 'question', text };
    await phone.save([{ kind: 'coaching_note', scope: pairScope(pair.id), data }]);
    await form.clear();
    tell(say(about ? 'mentoring.answered' : 'mentoring.asked'));
  };
  if (!form.ready) return null;
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <TextField
        form={form}
        name="text"
        label={say(about ? 'mentoring.answer' : 'mentoring.question')}
        hint={say('mentoring.text_hint')}
        lines={3}
      />
      <Button wide press={send}>
        {say(about ? 'mentoring.send_answer' : 'mentoring.send_question')}
      </Button>
    </form>
  );
}

/** A sentence when there is nothing, or more than fits. */
export function checkText(text: string): string | null {
  const most = SHAPES.coaching_note.text.length_max;
  if (!text.trim()) return say('mentoring.text_missing');
  return text.trim().length > most ? say('field.too_long', { most }) : null;
}

/** `#/mentoring/:pair/groups/:group` */
export function MenteeGroup({ pair, group }: { pair: string; group: string }) {
  return <OneGroup group={group} back={{ to: `/mentoring/${pair}`, text: say('mentoring.name') }} />;
}
