/** Telling a step: the day it was really taken, and what shows it. Works without signal; the photo follows last. */

import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope, membersOf, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { PhotosField, useFormPhotos } from '../photos/form_photos';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { type MilestoneName, REPORTED } from './ladder';
import { ladderOf, milestoneText, missingOf, reviewsOf, toldOf } from './ladder_rows';
import { proofsOf } from './proofs';
import { takeBackStep } from './step_acts';
import { milestoneNamed } from './step_screen';

type StepTexts = Record<'done_on' | 'note', string>;

/** A sentence for each field that cannot be saved yet. */
export function checkStep(texts: StepTexts, today: string): Partial<StepTexts> {
  const problems: Partial<StepTexts> = {};
  const on = dateOf(texts.done_on);
  if (!on) problems.done_on = say('date.unclear');
  else if (on > today) problems.done_on = say('date.not_yet');
  const { length_max: most } = SHAPES.milestone.note;
  if (texts.note.trim().length > most) problems.note = say('field.too_long', { most });
  return problems;
}

/** `#/groups/:group/ladder/:milestone/new` */
export function TellStep({ group: groupId, milestone: name }: { group: string; milestone: string }) {
  const group = usePhone().rows.find('group', groupId);
  const milestone = milestoneNamed(name);
  return group && milestone ? <StepForm group={group} milestone={milestone} /> : <RowMissing />;
}

function StepForm({ group, milestone }: { group: GroupRow; milestone: MilestoneName }) {
  const phone = usePhone();
  const today = phone.today();
  const home = `/groups/${group.id}/ladder`;
  const [before] = toldOf(phone, group.id, milestone);
  const [review] = before ? reviewsOf(phone, group.id, before.id) : [];
  const proof = proofsOf(phone, group)[milestone];
  const key = `milestone/${group.id}/${milestone}`;
  const form = useForm<keyof StepTexts>(
    key,
    { done_on: dateText(before?.done_on ?? proof?.on ?? today), note: before?.note ?? '' },
    (texts) => checkStep(texts, today),
  );
  const photos = useFormPhotos(key, [before?.photo_sha256]);

  const save = async () => {
    if (!form.check()) return;
    const [photo_sha256 = null] = await photos.handOver(groupScope(group.id));
    const data = {
      milestone,
      done_on: dateOf(form.texts.done_on) ?? today,
      note: form.texts.note.trim() || null,
      photo_sha256,
      proof_id: proof?.proof_id ?? null,
      reverses: null,
    };
    const [id = ''] = await phone.save([{ kind: 'milestone', scope: groupScope(group.id), data }]);
    await Promise.all([form.clear(), photos.clear()]);
    tell(say('ladder.told', { step: milestoneText(milestone) }), () => takeBackStep(phone, group.id, { ...data, id }));
    goTo(home, true);
  };

  if (!form.ready || !photos.ready) return null;
  return (
    <Page
      title={milestoneText(milestone)}
      note={shortName(group)}
      back={{ to: before ? `${home}/${milestone}` : home, text: say('ladder.name') }}
      bottom={
        <Button look="main" press={save}>
          {say(before ? 'ladder.save_again' : 'ladder.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        {review?.verdict === 'returned' && review.note && (
          <Banner look="needs_you">
            <p>{say('ladder.returned')}</p>
            <p class="lines">{review.note}</p>
          </Banner>
        )}
        <Warning group={group} milestone={milestone} />
        {proof && (
          <p>
            {say('ladder.proof')}: {proof.text} <span class="soft">{dayText(proof.on, today)}</span>
          </p>
        )}
        <DateField form={form} name="done_on" label={say('ladder.done_on')} hint={say('ladder.done_on_hint')} />
        <TextField form={form} name="note" label={say('ladder.note')} hint={say(`ladder.ask_${milestone}`)} lines={4} />
        <PhotosField form={photos} scope={groupScope(group.id)} motif="scene" />
      </form>
    </Page>
  );
}

/** What people should know before they tell this step; nothing is refused. */
function Warning({ group, milestone }: { group: GroupRow; milestone: MilestoneName }) {
  const phone = usePhone();
  if (milestone === REPORTED) {
    const missing = missingOf(ladderOf(phone, group)).filter((each) => each !== REPORTED);
    return missing.length > 0 ? (
      <Banner>
        <p>{say('ladder.warn_missing', { steps: missing.map(milestoneText).join(', ') })}</p>
      </Banner>
    ) : null;
  }
  const least = settingAt(phone, 'min_founding_members', group);
  const count = membersOf(phone, group.id).filter((member) => member.status !== 'left').length;
  return milestone === 'members_recruited' && count < least ? (
    <Banner>
      <p>{say('ladder.warn_members', { count, least })}</p>
    </Banner>
  ) : null;
}
