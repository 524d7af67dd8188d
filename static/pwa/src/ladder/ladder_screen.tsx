/** The ladder of a group's formation: ten steps, in any order, each told with the day it was really taken. */

import { type GroupRow, groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import type { MilestoneName, Step } from './ladder';
import { doneCount, type Ladder, ladderOf, MILESTONES, milestoneText, missingOf, reviewsOf } from './ladder_rows';
import { type Proof, proofsOf } from './proofs';
import { takeBackStep } from './step_acts';

/** `#/groups/:group/ladder` */
export function LadderScreen({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const ladder = ladderOf(phone, group);
  const proofs = proofsOf(phone, group);
  const shown = MILESTONES.filter((milestone) => proofs[milestone] && !ladder.steps[milestone]);
  return (
    <Page
      title={say('ladder.name')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
    >
      <LadderState ladder={ladder} today={phone.today()} />
      {shown.length > 0 && (
        <Card title={say('ladder.in_books')}>
          <p class="soft">{say('ladder.in_books_help')}</p>
          {shown.map((milestone) => (
            <ProofCard key={milestone} group={group} milestone={milestone} proof={proofs[milestone] as Proof} />
          ))}
        </Card>
      )}
      <Rows label={say('ladder.name')}>
        {MILESTONES.map((milestone, index) => (
          <StepRow
            key={milestone}
            phone={phone}
            group={group}
            milestone={milestone}
            place={index + 1}
            step={ladder.steps[milestone]}
          />
        ))}
      </Rows>
      <p class="soft">{say('ladder.help')}</p>
    </Page>
  );
}

/** Established, or what is still missing. */
export function LadderState({ ladder, today }: { ladder: Ladder; today: string }) {
  if (ladder.established_on) {
    return (
      <Banner look="done">
        <p>{say('ladder.established', { day: dayText(ladder.established_on, today) })}</p>
      </Banner>
    );
  }
  const missing = missingOf(ladder);
  return (
    <Banner>
      <p>
        <strong>{say('ladder.count', { done: doneCount(ladder.steps), all: MILESTONES.length })}</strong>{' '}
        {say('ladder.missing', { steps: missing.map(milestoneText).join(', ') })}
      </p>
    </Banner>
  );
}

/** One tap tells what the books show. */
function ProofCard({ group, milestone, proof }: { group: GroupRow; milestone: MilestoneName; proof: Proof }) {
  const phone = usePhone();
  const take = async () => {
    const data = {
      milestone,
      done_on: proof.on,
      note: null,
      photo_sha256: null,
      proof_id: proof.proof_id,
      reverses: null,
    };
    const [id = ''] = await phone.save([{ kind: 'milestone', scope: groupScope(group.id), data }]);
    tell(say('ladder.told', { step: milestoneText(milestone) }), () => takeBackStep(phone, group.id, { ...data, id }));
  };
  return (
    <div class="stack-close">
      <p>
        <strong>{milestoneText(milestone)}</strong>
        <br />
        {proof.text} <span class="soft">{dayText(proof.on, phone.today())}</span>
      </p>
      <Button
        icon="done"
        wide
        label={say('ladder.take_from_books_of', { step: milestoneText(milestone) })}
        press={take}
      >
        {say('ladder.take_from_books')}
      </Button>
    </div>
  );
}

function StepRow(properties: {
  phone: Phone;
  group: GroupRow;
  milestone: MilestoneName;
  place: number;
  step: Step | undefined;
}) {
  const { phone, group, milestone, place, step } = properties;
  const home = `/groups/${group.id}/ladder/${milestone}`;
  const told = step && phone.rows.find('milestone', step.milestone_id);
  const [review] = step ? reviewsOf(phone, group.id, step.milestone_id) : [];
  return (
    <Row
      to={step ? home : `${home}/new`}
      title={
        <>
          {place}. {milestoneText(milestone)} {told && <Mark mark={told.mark} />}
        </>
      }
      note={
        step ? (
          <>
            <div>{dayText(step.done_on, phone.today())}</div>
            <StepState state={step.state} />
            {step.state === 'returned' && review?.note && <div class="lines">{review.note}</div>}
          </>
        ) : (
          say('ladder.open')
        )
      }
    />
  );
}

/** Where a told step stands, in words and colour. */
export function StepState({ state }: { state: Step['state'] }) {
  const look = { submitted: 'soft', acknowledged: 'echo', returned: 'problem' }[state];
  return (
    <div class={look}>
      {state === 'acknowledged' && '✓ '}
      {say(`ladder.${state}`)}
    </div>
  );
}
