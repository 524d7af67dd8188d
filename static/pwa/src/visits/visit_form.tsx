/** Writing down a visit: when, what for, who came, what was found and advised; also without signal. The photo follows last. */

import { SHAPES } from '../contract/later.gen';
import { groupScope, shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { PhotosField, useFormPhotos } from '../photos/form_photos';
import type { GroupReport } from '../reports/report_shapes';
import { useReport } from '../reports/use_report';
import { goTo } from '../router';
import { type Draft, newId } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { takingBack, type VisitRow, visitsOf, writing } from './visit_rows';

type Name = 'visited_on' | 'purpose' | 'visitor' | 'visitor_name' | 'found' | 'advice';
export type VisitTexts = Record<Name, string>;

const FIELDS = SHAPES.visit;

/** A sentence for each field that cannot be saved yet. */
export function checkVisit(texts: VisitTexts, today: string): Partial<VisitTexts> {
  const problems: Partial<VisitTexts> = {};
  const on = dateOf(texts.visited_on);
  if (!on) problems.visited_on = say('date.unclear');
  else if (on > today) problems.visited_on = say('date.not_yet');
  if (!texts.purpose) problems.purpose = say('visit.purpose_missing');
  for (const name of ['visitor_name', 'found', 'advice'] as const) {
    const most = FIELDS[name].length_max;
    if (texts[name].trim().length > most) problems[name] = say('field.too_long', { most });
  }
  if (!texts.found.trim() && !texts.advice.trim()) problems.found = say('visit.found_missing');
  return problems;
}

/** `#/groups/:group/visits/new` */
export function WriteVisit({ group: groupId }: { group: string }) {
  const group = usePhone().rows.find('group', groupId);
  const home = `/groups/${groupId}/visits`;
  return <VisitForm group={groupId} name={group ? shortName(group) : ''} home={home} />;
}

/** `#/groups/:group/visits/:visit/edit`: written anew; what stood before is taken back with the same save. */
export function RewriteVisit({ group: groupId, visit: visitId }: { group: string; visit: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const before = visitsOf(phone, groupId).find((visit) => visit.id === visitId);
  const home = `/groups/${groupId}/visits`;
  return <VisitForm group={groupId} name={group ? shortName(group) : ''} home={home} before={before} />;
}

/** `#/overview/:area/groups/:group/visits/new`: a chief's own visit. Their device keeps no group, so no photo follows. */
export function ChiefVisit({ area, group }: { area: string; group: string }) {
  const name = useReport<GroupReport>('group', { group }).value?.group.name ?? '';
  return <VisitForm group={group} name={name} home={`/overview/${area}/groups/${group}`} />;
}

function VisitForm(properties: { group: string; name: string; home: string; before?: VisitRow | undefined }) {
  const { group: groupId, name, home, before } = properties;
  const phone = usePhone();
  const today = phone.today();
  const scope = groupScope(groupId);
  const own = FIELDS.visitor.choices.find((visitor) => visitor === phone.person.value?.role) ?? 'officer';
  const key = `visit/${before?.id ?? groupId}`;
  const form = useForm<Name>(
    key,
    {
      visited_on: dateText(before?.visited_on ?? today),
      purpose: before?.purpose ?? '',
      visitor: before?.visitor ?? own,
      visitor_name: before?.visitor_name ?? '',
      found: before?.found ?? '',
      advice: before?.advice ?? '',
    },
    (texts) => checkVisit(texts, today),
  );
  const { texts } = form;
  const photos = useFormPhotos(key, [before?.photo_sha256]);
  const holdsGroup = phone.rows.find('group', groupId) !== undefined;

  const save = async () => {
    if (!form.check()) return;
    const [photo_sha256 = null] = await photos.handOver(scope);
    const data = {
      visited_on: dateOf(texts.visited_on) ?? today,
      purpose: texts.purpose as VisitRow['purpose'],
      visitor: texts.visitor as VisitRow['visitor'],
      visitor_name: texts.visitor_name.trim() || null,
      found: texts.found.trim() || null,
      advice: texts.advice.trim() || null,
      photo_sha256,
    };
    const id = newId();
    // a chief's device has nothing else to wait for
    const visit: Draft = { ...writing(groupId, data), id, closes: !holdsGroup };
    await phone.save(before ? [takingBack(groupId, before), visit] : [visit]);
    await Promise.all([form.clear(), photos.clear()]);
    const back = takingBack(groupId, { ...data, id });
    tell(say('visit.saved'), () => phone.save(before ? [back, writing(groupId, before)] : [back]));
    goTo(home, true);
  };

  if (!form.ready || !photos.ready) return null;
  return (
    <Page
      title={say(before ? 'visit.edit' : 'visit.write')}
      note={name}
      back={{ to: home, text: say('visit.name') }}
      bottom={
        <Button look="main" press={save}>
          {say('form.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <DateField form={form} name="visited_on" label={say('visit.visited_on')} />
        <ChoiceField
          form={form}
          name="purpose"
          label={say('visit.purpose')}
          options={FIELDS.purpose.choices.map((purpose) => ({ value: purpose, text: say(`visit.for_${purpose}`) }))}
        />
        <SelectField
          form={form}
          name="visitor"
          label={say('visit.visitor')}
          blank={say('visit.visitor_choose')}
          groups={[
            {
              name: say('visit.visitor'),
              options: FIELDS.visitor.choices.map((visitor) => ({ value: visitor, text: say(`visit.by_${visitor}`) })),
            },
          ]}
        />
        <TextField form={form} name="visitor_name" label={say('visit.visitor_name')} hint={say('field.optional')} />
        <TextField form={form} name="found" label={say('visit.found')} hint={say('visit.found_hint')} lines={4} />
        <TextField form={form} name="advice" label={say('visit.advice')} lines={3} />
        {holdsGroup && <PhotosField form={photos} scope={scope} motif="scene" />}
      </form>
    </Page>
  );
}
