/** Steps that wait for the district chief, as seen online, and the word on them: acknowledged, or returned with what is missing. */

import { useState } from 'preact/hooks';
import { PUSH_RIGHTS, SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { LinePhoto } from '../photos/line_photo';
import type { GroupReport, MilestonesReport, ToldStep } from '../reports/report_shapes';
import { SaveTable } from '../reports/save_table';
import { Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { goTo } from '../router';
import { type Draft, type Phone, type RowOf, SEQ_PENDING, type Shown } from '../sync/ports';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Pairs, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { daysBetween, formatThaiDate } from '../values/thai_date';
import { MILESTONES, milestoneText } from './ladder_rows';
import { StepState } from './ladder_screen';

/** So many of those that wait are on the screen at once. */
const WAITING_SHOWN = 5;
/** A step written down so much later than it was taken is marked. */
const LATE_DAYS = 7;

type Verdict = RowOf['milestone_review']['verdict'];

/** Whether this person's word counts. */
function mayReview(phone: Phone): boolean {
  return phone.assignments.value.some(({ role }) =>
    (PUSH_RIGHTS[role] as readonly string[]).includes('milestone_review'),
  );
}

/** Nobody acknowledges or returns what they told themselves. */
function isAnothers(phone: Phone, step: ToldStep): boolean {
  return step.author_id !== phone.person.value?.id;
}

/** The word on a step that waits on this device to be sent, or was just sent. */
function pendingReview(phone: Phone, groupId: string, stepId: string): Shown<RowOf['milestone_review']> | undefined {
  return phone.rows
    .all('milestone_review', `group:${groupId}`)
    .find((each) => each.milestone_id === stepId && each.seq === SEQ_PENDING && each.mark !== 'needs_you');
}

function reviewDraft(groupId: string, stepId: string, verdict: Verdict, note: string | null): Draft {
  return {
    kind: 'milestone_review',
    scope: `group:${groupId}`,
    data: { milestone_id: stepId, verdict, note },
    closes: true,
  };
}

/** The list below the figures of a district, the oldest first; nothing while none waits. */
export function WaitingSteps({ area }: { area: string }) {
  const phone = usePhone();
  const [isWhole, setWhole] = useState(false);
  const waiting = useReport<MilestonesReport>('milestones', { area }).value?.waiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('ladder.waiting_list')}</h2>
      <Rows label={say('ladder.waiting_list')}>
        {waiting.slice(0, isWhole ? waiting.length : WAITING_SHOWN).map((each) => (
          <Row
            key={each.id}
            to={`/overview/${area}/groups/${each.group_id}/steps/${each.milestone}`}
            title={
              <>
                {milestoneText(each.milestone)}{' '}
                <Mark mark={pendingReview(phone, each.group_id, each.id) ? 'phone' : 'needs_you'} />
              </>
            }
            note={
              <>
                <div>{[each.group_name, each.officer_name].filter(Boolean).join(', ')}</div>
                <div>
                  {formatThaiDate(each.done_on, 'short')} <Late step={each} />
                </div>
              </>
            }
          />
        ))}
      </Rows>
      {!isWhole && waiting.length > WAITING_SHOWN && (
        <Button wide press={() => setWhole(true)}>
          {say('ladder.waiting_all', { count: waiting.length })}
        </Button>
      )}
      <SaveTable table="milestones" of={{ area }} />
    </section>
  );
}

function Late({ step }: { step: { done_on: string; told_on: string } }) {
  const days = daysBetween(step.done_on, step.told_on);
  return days > LATE_DAYS ? <strong>{say('ladder.late', { days })}</strong> : null;
}

/** The ten steps on the page of a group. */
export function GroupSteps({ area, report }: { area: string; report: GroupReport }) {
  const steps = new Map((report.steps ?? []).map((step) => [step.milestone, step]));
  const home = `/overview/${area}/groups/${report.group.id}/steps`;
  return (
    <section class="stack-close">
      <h2>{say('ladder.name')}</h2>
      <Rows label={say('ladder.name')}>
        {MILESTONES.map((milestone, index) => {
          const step = steps.get(milestone);
          return (
            <Row
              key={milestone}
              to={step && `${home}/${milestone}`}
              title={`${index + 1}. ${milestoneText(milestone)}`}
              note={
                step ? (
                  <>
                    <div>{formatThaiDate(step.done_on, 'short')}</div>
                    <StepState state={step.state} />
                  </>
                ) : (
                  say('ladder.open')
                )
              }
            />
          );
        })}
      </Rows>
    </section>
  );
}

/** `#/overview/:area/groups/:group/steps/:milestone` */
export function ChiefStep({ area, group: groupId, milestone }: { area: string; group: string; milestone: string }) {
  const told = useReport<GroupReport>('group', { group: groupId });
  const group = told.value?.group;
  const step = told.value?.steps?.find((each) => each.milestone === milestone);
  return (
    <Page
      title={step ? milestoneText(step.milestone) : say('ladder.name')}
      note={[group?.name, group?.officer_name].filter(Boolean).join(', ')}
      back={{ to: `/overview/${area}`, text: say('overview.title') }}
    >
      <Report told={told}>
        {(report) => (step ? <Reviewing area={area} report={report} step={step} /> : <p>{say('ladder.gone')}</p>)}
      </Report>
    </Page>
  );
}

function Reviewing({ area, report, step }: { area: string; report: GroupReport; step: ToldStep }) {
  const phone = usePhone();
  const answer = pendingReview(phone, report.group.id, step.id);
  return (
    <>
      {answer && (
        <Banner look="done">
          <p>{say('ladder.answer_waits')}</p>
        </Banner>
      )}
      <Card>
        <StepState state={answer?.verdict ?? step.state} />
        <Pairs
          pairs={[
            [say('ladder.done_on'), formatThaiDate(step.done_on)],
            [say('ladder.written_on'), dayText(step.told_on, phone.today())],
            [say('ladder.told_by'), step.author_name],
          ]}
        />
        <Late step={step} />
        {step.note && <p class="lines">{step.note}</p>}
        {step.photo_sha256 && <LinePhoto scope={`group:${report.group.id}`} sha256={step.photo_sha256} motif="scene" />}
      </Card>
      <BooksShow report={report} />
      {step.said.length > 0 && (
        <Card title={say('ladder.said_before')}>
          {step.said.map((review) => (
            <p key={`${review.milestone_id} ${review.civil_on} ${review.verdict}`}>
              {say(`ladder.${review.verdict}`)}{' '}
              <span class="soft">
                {[review.author_name, formatThaiDate(review.civil_on, 'short')].filter(Boolean).join(', ')}
              </span>
              {review.note && (
                <>
                  <br />
                  <span class="lines">{review.note}</span>
                </>
              )}
            </p>
          ))}
        </Card>
      )}
      {!answer && mayReview(phone) && isAnothers(phone, step) && <Answers area={area} report={report} step={step} />}
    </>
  );
}

/** What the group's own books show, beside what was told. */
function BooksShow({ report: { shown } }: { report: GroupReport }) {
  if (!shown) return null;
  const day = (iso: string | null) => (iso ? formatThaiDate(iso) : say('overview.none_yet'));
  return (
    <Card title={say('ladder.books_show')}>
      <Pairs
        pairs={[
          [say('members.title'), say('members.count', { count: shown.members })],
          [say('committee.name'), say('members.count', { count: shown.posts })],
          [say('bylaws.name'), day(shown.bylaws_on)],
          [say('ladder.proof_collection'), day(shown.collected_on)],
          [say('ladder.proof_bank'), day(shown.banked_on)],
        ]}
      />
    </Card>
  );
}

function Answers({ area, report, step }: { area: string; report: GroupReport; step: ToldStep }) {
  const phone = usePhone();
  const groupId = report.group.id;
  const waiting = (report.steps ?? []).filter(
    (each) => each.state === 'submitted' && isAnothers(phone, each) && !pendingReview(phone, groupId, each.id),
  );
  const { length_max: most } = SHAPES.milestone_review.note;
  const form = useForm(`review/${step.id}`, { note: '' }, (texts) => ({
    note: texts.note.trim()
      ? texts.note.trim().length > most
        ? say('field.too_long', { most })
        : null
      : say('ladder.return_note_missing'),
  }));
  const answer = async (drafts: readonly Draft[], said: string) => {
    await phone.save(drafts);
    await form.clear();
    goTo(`/overview/${area}`, true);
    tell(said);
  };
  const acknowledge = (steps: readonly ToldStep[]) =>
    answer(
      steps.map((each) => reviewDraft(groupId, each.id, 'acknowledged', null)),
      say('ladder.said_acknowledged'),
    );
  const giveBack = () =>
    form.check() &&
    answer([reviewDraft(groupId, step.id, 'returned', form.texts.note.trim())], say('ladder.said_returned'));
  if (!form.ready) return null;
  return (
    <>
      {step.state !== 'acknowledged' && (
        <Button look="main" icon="done" press={() => acknowledge([step])}>
          {say('ladder.acknowledge')}
        </Button>
      )}
      {step.state === 'submitted' && waiting.length > 1 && (
        <Button wide press={() => acknowledge(waiting)}>
          {say('ladder.acknowledge_all', { count: waiting.length })}
        </Button>
      )}
      <form class="card" noValidate onSubmit={stay}>
        <TextField form={form} name="note" label={say('ladder.return_note')} lines={3} />
        <Button icon="undo" wide press={giveBack}>
          {say('ladder.return')}
        </Button>
      </form>
    </>
  );
}
