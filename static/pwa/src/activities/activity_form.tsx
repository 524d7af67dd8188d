/** Writing a report of an activity: the text is there already, and every word can be changed. */

import { SHAPES } from '../contract/later.gen';
import { groupScope, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { PhotosField, useFormPhotos } from '../photos/form_photos';
import { goTo } from '../router';
import { newId } from '../sync/ports';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { normaliseLines } from '../values/thai_text';
import { type ActivityRow, ceremonyHappening, type Happening, happeningsOf } from './activity_rows';

const PHOTOS_MAX = 3;

/** `#/groups/:group/activities/new/:event/:subject`; of a founding the subject is the group. */
export function WriteActivity({ group: groupId, event, subject }: { group: string; event: string; subject: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const happening = group && happeningsOf(phone, group).find((each) => isOf(each, event, subject, groupId));
  if (!group || !happening) return <RowMissing />;
  const home = `/groups/${groupId}/activities`;
  return <ActivityForm scope={groupScope(groupId)} note={shortName(group)} happening={happening} home={home} />;
}

function isOf(each: Happening, event: string, subject: string, groupId: string): boolean {
  return each.event === event && (each.subject_id ?? groupId) === subject;
}

/** `#/ceremonies/:ceremony/activity/new` */
export function WriteCeremonyActivity({ ceremony: ceremonyId }: { ceremony: string }) {
  const phone = usePhone();
  const ceremony = phone.rows.find('ceremony', ceremonyId);
  const found = ceremony && ceremonyHappening(phone, ceremony);
  if (!found) return <RowMissing />;
  return <ActivityForm {...found} note={found.happening.title} home={`/ceremonies/${ceremonyId}`} />;
}

/** `#/activities/:activity/edit` */
export function RewriteActivity({ activity: activityId }: { activity: string }) {
  const phone = usePhone();
  const before = phone.rows.find('activity_report', activityId);
  const scope = before && scopeOf(phone, before);
  if (!before || !scope) return <RowMissing />;
  const happening: Happening = {
    event: before.event,
    subject_id: before.subject_id,
    on: before.happened_on,
    title: say(`activity.event_${before.event}`),
    text: () => before.text,
  };
  const home = `/activities/${before.id}`;
  return <ActivityForm scope={scope} note={happening.title} happening={happening} home={home} before={before} />;
}

/** The scope a report lies in. */
export function scopeOf(phone: ReturnType<typeof usePhone>, activity: ActivityRow): string | undefined {
  const scopes = [
    ...phone.rows.all('group').map((group) => groupScope(group.id)),
    ...phone.rows.all('campaign').map((campaign) => `area:${campaign.area_code}`),
  ];
  return scopes.find((scope) => phone.rows.all('activity_report', scope).some((each) => each.id === activity.id));
}

function ActivityForm(properties: {
  scope: string;
  note: string;
  happening: Happening;
  home: string;
  before?: ActivityRow;
}) {
  const { scope, note, happening, home, before } = properties;
  const phone = usePhone();
  const { length_max: most } = SHAPES.activity_report.text;
  const key = `activity/${before?.id ?? `${happening.event}/${happening.subject_id ?? scope}`}`;
  const form = useForm(key, { text: happening.text() }, ({ text }) => ({
    text:
      text.trim() === ''
        ? say('activity.text_missing')
        : text.trim().length > most
          ? say('field.too_long', { most })
          : null,
  }));
  const photos = useFormPhotos(key, before?.photos);
  // photos lie with a group; an office shares its own from the phone
  const mayTake = scope.startsWith('group:');
  const save = async () => {
    if (!form.check()) return;
    const id = newId();
    const data = {
      event: happening.event,
      subject_id: happening.subject_id,
      happened_on: happening.on,
      text: normaliseLines(form.texts.text),
      photos: await photos.handOver(scope),
      replaces: before?.id ?? null,
    };
    await phone.save([{ kind: 'activity_report', scope, id, data, closes: true }]);
    await Promise.all([form.clear(), photos.clear()]);
    tell(say('activity.saved'));
    goTo(`/activities/${id}`, true);
  };
  if (!form.ready || !photos.ready) return null;
  return (
    <Page
      title={say(before ? 'activity.edit' : 'activity.new')}
      note={
        <>
          <div>{note}</div>
          {formatThaiDate(happening.on)}
        </>
      }
      back={{ to: home, text: say('activity.name') }}
      bottom={
        <Button look="main" press={save}>
          {say('activity.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <TextField form={form} name="text" label={say('activity.text')} hint={say('activity.text_hint')} lines={12} />
        {mayTake && (
          <fieldset class="field">
            <legend>{say('activity.photos')}</legend>
            <PhotosField form={photos} scope={scope} motif="scene" most={PHOTOS_MAX} />
          </fieldset>
        )}
      </form>
    </Page>
  );
}
