/** พักการเตือนถึงหัวหน้า: a chief pauses what is told above an officer, with an end and a reason that everybody concerned sees. */

import { PAUSE_DAYS_MAX, SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import type { GroupSummary, GroupsReport } from '../reports/report_shapes';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import type { Staff, StaffList } from '../staffing/shapes';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { addDays, daysBetween, formatThaiDate } from '../values/thai_date';
import {
  aboutText,
  holdingPauses,
  mayPause,
  type PauseRow,
  pausesOf,
  pauseText,
  pausing,
  resuming,
} from './pause_rows';

const USUAL_DAYS = 14;
const REASONS = SHAPES.escalation_pause.reason.choices.filter((reason) => reason !== 'resumed');
type Names = ReadonlyMap<string, string>;

/** `#/pauses`: an officer sees their own, whoever stands above officers those of all. */
export function PauseList() {
  return mayPause(usePhone()) ? <OfficersPaused /> : <OwnPauses />;
}

function OwnPauses() {
  const phone = usePhone();
  const pauses = pausesOf(phone, phone.person.value?.id ?? '');
  return (
    <Page title={say('pause.name')} back={{ to: '/', text: say('today.title') }}>
      <p>{say('pause.own_help')}</p>
      {pauses.length === 0 ? <p>{say('pause.none')}</p> : <History pauses={pauses} names={new Map()} />}
    </Page>
  );
}

function OfficersPaused() {
  const phone = usePhone();
  const told = useReport<StaffList>('staffing', {});
  const today = phone.today();
  return (
    <Page title={say('pause.name')} note={<AsOf told={told} />} back={{ to: '/alerts', text: say('alerts.title') }}>
      <p>{say('pause.help')}</p>
      <Report told={told}>
        {(list) => {
          const officers = officersOf(list, phone)
            .map((officer) => ({ officer, holding: holdingPauses(pausesOf(phone, officer.id), today) }))
            .sort((left, right) => Number(right.holding.length > 0) - Number(left.holding.length > 0));
          return officers.length === 0 ? (
            <EmptyState title={say('pause.nobody')}>
              <p>{say('pause.nobody_help')}</p>
            </EmptyState>
          ) : (
            <Rows label={say('pause.name')}>
              {officers.map(({ officer, holding }) => (
                <Row
                  key={officer.id}
                  to={`/pauses/${officer.id}`}
                  title={officer.display_name}
                  note={holding.length > 0 && holding.map((pause) => <div key={pause.id}>{pauseText(pause)}</div>)}
                />
              ))}
            </Rows>
          );
        }}
      </Report>
    </Page>
  );
}

function officersOf(list: StaffList, phone: Phone): Staff[] {
  return list.people.filter(
    (staff) =>
      !staff.is_retired &&
      staff.id !== phone.person.value?.id &&
      staff.posts.some((post) => post.role === 'officer' && (post.to_on === null || post.to_on >= phone.today())),
  );
}

/** `#/pauses/:officer` and `#/pauses/:officer/:group` */
export function OfficerPauses({ officer: officerId, group }: { officer: string; group?: string }) {
  const phone = usePhone();
  const area = phone.assignments.value[0]?.area_code ?? '';
  const people = useReport<StaffList>('staffing', {}).value?.people ?? [];
  const groups = (useReport<GroupsReport>('groups', { area }).value?.groups ?? []).filter(
    (each) => each.officer_id === officerId,
  );
  const names: Names = new Map([
    ...people.map((staff): [string, string] => [staff.id, staff.display_name]),
    ...groups.map((each): [string, string] => [each.id, each.name]),
  ]);
  const pauses = pausesOf(phone, officerId);
  const holding = holdingPauses(pauses, phone.today());
  return (
    <Page
      personal
      title={say('pause.name')}
      note={names.get(officerId)}
      back={{ to: '/pauses', text: say('pause.name') }}
    >
      {holding.map((pause) => (
        <Holding key={pause.id} officerId={officerId} pause={pause} names={names} />
      ))}
      <PauseForm officerId={officerId} groups={groups} group={group ?? ''} />
      {pauses.length > 0 && <History pauses={pauses} names={names} />}
    </Page>
  );
}

function Holding({ officerId, pause, names }: { officerId: string; pause: PauseRow; names: Names }) {
  const phone = usePhone();
  const end = async () => {
    await phone.save([resuming(officerId, pause.group_id)]);
    tell(say('pause.said_resumed'), () => phone.save([pausing(officerId, pause)]));
  };
  return (
    <Card title={aboutText(phone, pause.group_id, names)}>
      <p>{pauseText(pause)}</p>
      {pause.note && <p class="lines">{pause.note}</p>}
      <Button press={end}>{say('pause.resume')}</Button>
    </Card>
  );
}

const BLANK = { about: '', until: '', reason: '', note: '' };

/** A sentence for each field that cannot be saved yet. */
export function checkPauseForm(texts: typeof BLANK, today: string): Partial<typeof BLANK> {
  const until = dateOf(texts.until);
  const { length_max: most } = SHAPES.escalation_pause.note;
  const isFar = until !== null && daysBetween(today, until) > PAUSE_DAYS_MAX;
  return {
    ...(!until && { until: say('date.unclear') }),
    ...(until && (until < today || isFar) && { until: say('pause.until_wrong', { days: PAUSE_DAYS_MAX }) }),
    ...(!texts.reason && { reason: say('pause.reason_missing') }),
    ...(texts.reason === 'other' && !texts.note.trim() && { note: say('pause.note_missing') }),
    ...(texts.note.trim().length > most && { note: say('field.too_long', { most }) }),
  };
}

function PauseForm(properties: { officerId: string; groups: readonly GroupSummary[]; group: string }) {
  const { officerId, groups, group } = properties;
  const phone = usePhone();
  const today = phone.today();
  const form = useForm(
    `pause/${officerId}/${group}`,
    { ...BLANK, about: group, until: dateText(addDays(today, USUAL_DAYS)) },
    (texts) => checkPauseForm(texts, today),
  );
  if (!form.ready) return null;
  const { texts } = form;
  const save = async () => {
    if (!form.check()) return;
    const group_id = texts.about || null;
    const until_on = dateOf(texts.until) ?? today;
    const reason = texts.reason as PauseRow['reason'];
    const before = holdingPauses(pausesOf(phone, officerId), today).find((pause) => pause.group_id === group_id);
    await phone.save([pausing(officerId, { group_id, until_on, reason, note: texts.note.trim() || null })]);
    await form.clear();
    tell(say('pause.said_paused', { date: formatThaiDate(until_on, 'short') }), () =>
      phone.save([before ? pausing(officerId, before) : resuming(officerId, group_id)]),
    );
  };
  return (
    <form class="stack" noValidate onSubmit={stay}>
      {groups.length > 0 && (
        <SelectField
          form={form}
          name="about"
          label={say('pause.about')}
          blank={say('pause.everything')}
          groups={[
            {
              name: say('pause.one_group'),
              options: groups.map((each) => ({ value: each.id, text: each.name })),
            },
          ]}
        />
      )}
      <DateField form={form} name="until" label={say('pause.until')} />
      <ChoiceField
        form={form}
        name="reason"
        label={say('pause.reason')}
        options={REASONS.map((reason) => ({ value: reason, text: say(`pause.for_${reason}`) }))}
      />
      <TextField form={form} name="note" label={say('pause.note')} hint={say('pause.note_hint')} lines={2} />
      <Button look="main" press={save}>
        {say('pause.pause')}
      </Button>
    </form>
  );
}

/** Everything that was said, the latest first, by whom and why. */
function History({ pauses, names }: { pauses: readonly PauseRow[]; names: Names }) {
  const phone = usePhone();
  const me = phone.person.value?.id;
  return (
    <section class="stack-close">
      <h2>{say('pause.history')}</h2>
      <Rows label={say('pause.history')}>
        {[...pauses].reverse().map((pause) => (
          <Row
            key={pause.id}
            title={
              <>
                {aboutText(phone, pause.group_id, names)} <Mark mark={pause.mark} />
              </>
            }
            note={
              <>
                <div>{pauseText(pause)}</div>
                {pause.note && <div class="lines">{pause.note}</div>}
                <div>
                  {pause.author_id === me
                    ? say('pause.by_me')
                    : say('pause.by', { name: names.get(pause.author_id) ?? say('pause.those_above') })}
                </div>
              </>
            }
          />
        ))}
      </Rows>
    </section>
  );
}
