/** One step of a group's formation: what was told of it, what the district chief said, and the ways on. */

import { type GroupRow, groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { LinePhoto } from '../photos/line_photo';
import { goTo } from '../router';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Pairs } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { formatThaiDate } from '../values/thai_date';
import type { MilestoneName } from './ladder';
import { ladderOf, MILESTONES, type MilestoneRow, milestoneText, reviewsOf, toldOf } from './ladder_rows';
import { StepState } from './ladder_screen';
import { proofsOf } from './proofs';
import { takeBackStep } from './step_acts';

/** The step an address names; undefined for a word that is none. */
export function milestoneNamed(name: string): MilestoneName | undefined {
  return MILESTONES.find((milestone) => milestone === name);
}

/** `#/groups/:group/ladder/:milestone` */
export function StepScreen({ group: groupId, milestone: name }: { group: string; milestone: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const milestone = milestoneNamed(name);
  if (!group || !milestone) return <RowMissing />;
  const step = ladderOf(phone, group).steps[milestone];
  const home = `/groups/${groupId}/ladder`;
  const [latest, ...earlier] = toldOf(phone, groupId, milestone);
  const [review] = latest ? reviewsOf(phone, groupId, latest.id) : [];
  const takeBack = async () => {
    if (!latest) return;
    await takeBackStep(phone, groupId, latest);
    tell(say('ladder.was_taken_back', { step: milestoneText(milestone) }));
    goTo(home, true);
  };
  return (
    <Page
      title={milestoneText(milestone)}
      note={shortName(group)}
      back={{ to: home, text: say('ladder.name') }}
      bottom={
        <LinkButton to={`${home}/${milestone}/new`} look="main" icon={latest ? 'send' : 'add'}>
          {say(latest ? 'ladder.again' : 'ladder.tell')}
        </LinkButton>
      }
    >
      {!latest && <p class="soft">{say('ladder.open')}</p>}
      {step?.state === 'returned' && (
        <Banner look="needs_you">
          <p>
            <strong>{say('ladder.returned')}</strong>
          </p>
          {review?.note && <p class="lines">{review.note}</p>}
        </Banner>
      )}
      {latest && (
        <Card>
          {step && step.state !== 'returned' && <StepState state={step.state} />}
          <Told group={group} milestone={milestone} told={latest} />
          {step?.state !== 'acknowledged' && (
            <Button icon="undo" press={takeBack}>
              {say('ladder.take_back')}
            </Button>
          )}
        </Card>
      )}
      {earlier.length > 0 && (
        <section class="stack-close">
          <h2>{say('ladder.earlier')}</h2>
          {earlier.map((told) => (
            <Card key={told.id}>
              <Told group={group} milestone={milestone} told={told} />
            </Card>
          ))}
        </section>
      )}
    </Page>
  );
}

function Told({ group, milestone, told }: { group: GroupRow; milestone: MilestoneName; told: MilestoneRow }) {
  const phone = usePhone();
  const proof = proofsOf(phone, group)[milestone];
  return (
    <>
      <Pairs
        pairs={[
          [say('ladder.done_on'), formatThaiDate(told.done_on)],
          [say('ladder.written_on'), instantText(told.made_at, phone.today())],
          [say('ladder.proof'), told.proof_id && proof?.text],
        ]}
      />
      {told.note && <p class="lines">{told.note}</p>}
      {told.photo_sha256 && <LinePhoto scope={groupScope(group.id)} sha256={told.photo_sha256} motif="scene" />}
      {reviewsOf(phone, group.id, told.id).map((review) => (
        <p key={review.id}>
          {say(`ladder.${review.verdict}`)} <span class="soft">{instantText(review.made_at, phone.today())}</span>{' '}
          <Mark mark={review.mark} />
          {review.note && (
            <>
              <br />
              <span class="lines">{review.note}</span>
            </>
          )}
        </p>
      ))}
    </>
  );
}
