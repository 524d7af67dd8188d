/** What a meeting decided about people who applied: at founding everybody at once, later those of the month. */

import { SHAPES } from '../contract/later.gen';
import { type GroupRow, groupScope, memberName, membersOf, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { settingAt } from '../rulebook/setting';
import { Button, LinkButton } from '../ui/button';
import { ChecksField, tickedOf } from '../ui/checks_field';
import { ChoiceField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { standingsOf, waitingOf } from './admission';
import { meetingsOf, meetingTitle } from './minutes_rows';

type Name = 'decision' | 'members' | 'minutes' | 'reason';
type AdmissionTexts = Record<Name, string>;

/** A sentence for each field that cannot be saved yet; `needsMinutes` where the group's rule asks for them. */
export function checkAdmission(texts: AdmissionTexts, needsMinutes: boolean): Partial<AdmissionTexts> {
  const problems: Partial<AdmissionTexts> = {};
  const { member_ids, reason } = SHAPES.admission;
  const count = tickedOf(texts.members).length;
  if (count === 0) problems.members = say('admission.members_missing');
  else if (count > member_ids.most) problems.members = say('admission.members_many', { most: member_ids.most });
  if (needsMinutes && !texts.minutes) problems.minutes = say('admission.minutes_missing');
  if (texts.decision === 'refused' && !texts.reason.trim()) problems.reason = say('admission.reason_missing');
  else if (texts.reason.trim().length > reason.length_max) {
    problems.reason = say('field.too_long', { most: reason.length_max });
  }
  return problems;
}

/** `#/groups/:group/admissions/new` */
export function DecideAdmission({ group: groupId }: { group: string }) {
  const group = usePhone().rows.find('group', groupId);
  return group ? <AdmissionForm group={group} /> : <RowMissing />;
}

function AdmissionForm({ group }: { group: GroupRow }) {
  const phone = usePhone();
  const known = standingsOf(phone, group.id);
  const waiting = waitingOf(phone, group.id);
  const meetings = meetingsOf(phone, group.id);
  const needsMinutes = settingAt(phone, 'require_minutes_for_approval', group);
  const form = useForm<Name>(
    `admission/${group.id}`,
    {
      decision: 'approved',
      members: waiting.map((member) => member.id).join(' '),
      minutes: meetings[0]?.id ?? '',
      reason: '',
    },
    (texts) => checkAdmission(texts, needsMinutes),
  );
  const { texts } = form;
  const home = `/groups/${group.id}/members`;
  // whoever was refused before may apply again
  const refused = membersOf(phone, group.id).filter((member) => known.get(member.id) === 'refused');
  const people = [...waiting, ...refused];

  const save = async () => {
    if (!form.check()) return;
    const data = {
      member_ids: tickedOf(texts.members),
      decision: texts.decision,
      minutes_id: texts.minutes || null,
      reason: texts.reason.trim() || null,
    };
    await phone.save([{ kind: 'admission', scope: groupScope(group.id), data }]);
    await form.clear();
    tell(
      say(`admission.saved_${texts.decision === 'refused' ? 'refused' : 'approved'}`, {
        count: data.member_ids.length,
      }),
    );
    goTo(home, true);
  };

  if (!form.ready) return null;
  const isStuck = needsMinutes && meetings.length === 0;
  return (
    <Page
      title={say('admission.decide')}
      note={shortName(group)}
      back={{ to: home, text: say('members.title') }}
      bottom={
        people.length > 0 &&
        (isStuck ? (
          <LinkButton to={`/groups/${group.id}/minutes/new`} look="main" icon="add">
            {say('minutes.write')}
          </LinkButton>
        ) : (
          <Button look="main" press={save}>
            {say('admission.save')}
          </Button>
        ))
      }
    >
      {people.length === 0 ? (
        <EmptyState title={say('admission.nobody')}>
          <p>{say('admission.nobody_help')}</p>
        </EmptyState>
      ) : isStuck ? (
        <EmptyState title={say('admission.minutes_first')}>
          <p>{say('admission.minutes_first_help')}</p>
        </EmptyState>
      ) : (
        <form class="stack" noValidate onSubmit={stay}>
          <p class="soft">{say('admission.help')}</p>
          {meetings.length > 0 && (
            <SelectField
              form={form}
              name="minutes"
              label={say('admission.minutes')}
              hint={needsMinutes ? undefined : say('field.optional')}
              blank={say('minutes.choose')}
              groups={[
                {
                  name: say('minutes.name'),
                  options: meetings.map((meeting) => ({ value: meeting.id, text: meetingTitle(meeting) })),
                },
              ]}
            />
          )}
          <ChoiceField
            form={form}
            name="decision"
            label={say('admission.decision')}
            options={SHAPES.admission.decision.choices.map((decision) => ({
              value: decision,
              text: say(`admission.${decision}`),
            }))}
          />
          <ChecksField
            form={form}
            name="members"
            label={say('admission.members', { count: tickedOf(texts.members).length })}
            options={people.map((member) => ({
              value: member.id,
              text: `${member.number} ${memberName(member)}`,
              note: known.get(member.id) === 'refused' ? say('admission.was_refused') : undefined,
            }))}
            long
          />
          {texts.decision === 'refused' && <TextField form={form} name="reason" label={say('admission.reason')} long />}
        </form>
      )}
    </Page>
  );
}
