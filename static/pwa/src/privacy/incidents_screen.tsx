/** The register of incidents with personal data, and the 72 hours in which the regulator is to be told. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { SaveTable } from '../reports/save_table';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { newId } from '../sync/ports';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, EmptyState, Pairs } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { printedText } from '../ui/when';
import { clockOf } from '../values/clock';
import { toWesternDigits } from '../values/thai_text';

type Sort = 'lost_phone' | 'lost_paper' | 'wrong_recipient' | 'intrusion' | 'other';
type Risk = 'none' | 'some' | 'high';
type Step = (typeof STEPS)[number] | 'closed';

interface Incident {
  id: string;
  sort: Sort;
  noticed_at: string;
  tell_by: string;
  what: string;
  people_count: number;
  risk: Risk;
  recorded_by_name: string | null;
  regulator_told_at: string | null;
  people_told_at: string | null;
  closed_at: string | null;
  outcome: string | null;
}

const SORTS: readonly Sort[] = ['lost_phone', 'lost_paper', 'wrong_recipient', 'intrusion', 'other'];
const RISKS: readonly Risk[] = ['none', 'some', 'high'];
const STEPS = ['regulator_told', 'people_told'] as const;
const HOUR_MS = 3_600_000;

/** Whole hours left to tell the regulator; less than nothing when they are over. */
export function hoursLeft(tellBy: string, nowMs: number): number {
  return Math.floor((Date.parse(tellBy) - nowMs) / HOUR_MS);
}

/** "๑,๒๐๐" as 1200; null when it is no whole number. */
export function readCount(text: string): number | null {
  const digits = toWesternDigits(text).replaceAll(',', '').trim();
  return /^\d{1,8}$/.test(digits) ? Number(digits) : null;
}

/** `#/incidents` */
export function IncidentsScreen() {
  const phone = usePhone();
  const [round, setRound] = useState(0);
  const [isWriting, setWriting] = useState(false);
  const told = useReport<{ items: readonly Incident[] }>('incidents', {}, round);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (path: `/incidents${string}`, body: object, done: string): Promise<boolean> => {
    const answered = await phone.ask(path, body);
    setRefusal(answered.ok ? null : problemText(answered.code));
    if (answered.ok) {
      tell(done);
      setRound((before) => before + 1);
    }
    return answered.ok;
  };
  return (
    <Page
      title={say('incident.name')}
      note={<AsOf told={told} />}
      back={{ to: '/me', text: say('me.title') }}
      bottom={
        !isWriting && (
          <Button look="main" press={() => setWriting(true)}>
            {say('incident.record')}
          </Button>
        )
      }
    >
      <p>{say('incident.help')}</p>
      {refusal && (
        <p class="problem" role="alert">
          {refusal}
        </p>
      )}
      {isWriting && <NewIncident send={send} done={() => setWriting(false)} />}
      <Report told={told}>
        {({ items }) =>
          items.length === 0 && !isWriting ? (
            <EmptyState title={say('incident.empty')}>
              <p>{say('incident.empty_help')}</p>
            </EmptyState>
          ) : (
            <>
              {items.map((incident) => (
                <IncidentCard key={incident.id} incident={incident} send={send} />
              ))}
              {items.length > 0 && <SaveTable table="incidents" />}
            </>
          )
        }
      </Report>
    </Page>
  );
}

type Send = (path: `/incidents${string}`, body: object, done: string) => Promise<boolean>;

/** The instant that was typed; null when the day or the time is none. */
function noticedAt(texts: { on: string; at: string }): string | null {
  const [day, clock] = [dateOf(texts.on), clockOf(texts.at)];
  return day && clock && new Date(`${day}T${clock}:00+07:00`).toISOString();
}

function atProblem(instant: string | null): string | null {
  if (instant === null) return say('incident.at_unclear');
  return Date.parse(instant) > Date.now() ? say('incident.at_future') : null;
}

function NewIncident({ send, done }: { send: Send; done: () => void }) {
  const phone = usePhone();
  const [id] = useState(newId);
  const today = phone.today();
  const blank = { sort: '', on: dateText(today), at: '', what: '', people: '', risk: '' };
  const form = useForm('incident', blank, (texts) => {
    const on = dateOf(texts.on);
    return {
      sort: texts.sort === '' ? say('incident.sort_missing') : null,
      on: !on ? say('date.unclear') : on > today ? say('date.not_yet') : null,
      at: atProblem(noticedAt(texts)),
      what: texts.what.trim() === '' ? say('incident.what_missing') : null,
      people: readCount(texts.people) === null ? say('incident.people_unclear') : null,
      risk: texts.risk === '' ? say('incident.risk_missing') : null,
    };
  });
  const save = async () => {
    if (!form.check()) return;
    const { sort, what, people, risk } = form.texts;
    const noticed_at = noticedAt(form.texts);
    const given = { id, sort, noticed_at, what: what.trim(), people_count: readCount(people), risk };
    if (await send('/incidents', given, say('incident.saved'))) {
      await form.clear();
      done();
    }
  };
  if (!form.ready) return null;
  return (
    <form class="card stack" noValidate onSubmit={stay}>
      <h2>{say('incident.record')}</h2>
      <ChoiceField
        form={form}
        name="sort"
        label={say('incident.sort')}
        options={SORTS.map((sort) => ({ value: sort, text: say(`incident.sort_${sort}`) }))}
      />
      <DateField form={form} name="on" label={say('incident.on')} />
      <TextField form={form} name="at" label={say('incident.at')} hint={say('minutes.clock_hint')} />
      <TextField form={form} name="what" label={say('incident.what')} hint={say('incident.what_hint')} lines={3} />
      <TextField form={form} name="people" label={say('incident.people')} digits unit={say('incident.people_unit')} />
      <ChoiceField
        form={form}
        name="risk"
        label={say('incident.risk')}
        hint={say('incident.risk_hint')}
        options={RISKS.map((risk) => ({ value: risk, text: say(`incident.risk_${risk}`) }))}
      />
      <div class="choices">
        <Button look="main" press={save}>
          {say('form.save')}
        </Button>
        <Button press={done}>{say('incident.not_now')}</Button>
      </div>
    </form>
  );
}

/** One incident: the clock while it runs, what was done, what is still to do. */
function IncidentCard({ incident, send }: { incident: Incident; send: Send }) {
  const form = useForm(`incident/${incident.id}`, { outcome: '' }, ({ outcome }) => ({
    outcome: outcome.trim() === '' ? say('incident.outcome_missing') : null,
  }));
  const step = (name: Step, outcome: string | null = null) =>
    send(`/incidents/${incident.id}/steps`, { step: name, outcome }, say('incident.noted'));
  const close = async () => {
    if (form.check() && (await step('closed', form.texts.outcome.trim()))) await form.clear();
  };
  const facts: [string, string | null][] = [
    [say('incident.on'), printedText(incident.noticed_at)],
    [say('incident.people'), `${incident.people_count} ${say('incident.people_unit')}`],
    [say('incident.risk'), say(`incident.risk_${incident.risk}`)],
    ...STEPS.map((name): [string, string | null] => {
      const at = incident[`${name}_at`];
      return [say(`incident.${name}`), at && printedText(at)];
    }),
    [say('incident.closed'), incident.closed_at && printedText(incident.closed_at)],
    [say('incident.outcome'), incident.outcome],
    [say('incident.recorded_by'), incident.recorded_by_name],
  ];
  const open = incident.closed_at === null;
  return (
    <Card title={say(`incident.sort_${incident.sort}`)} done={!open}>
      {open && !incident.regulator_told_at && <Clock tellBy={incident.tell_by} />}
      <p>{incident.what}</p>
      <Pairs pairs={facts} />
      {open && form.ready && (
        <form class="stack" noValidate onSubmit={stay}>
          {STEPS.filter((name) => !incident[`${name}_at`]).map((name) => (
            <Button key={name} wide press={() => step(name)}>
              {say(`incident.${name}_now`)}
            </Button>
          ))}
          <TextField form={form} name="outcome" label={say('incident.outcome')} lines={2} />
          <Button wide press={close}>
            {say('incident.close')}
          </Button>
        </form>
      )}
    </Card>
  );
}

/** "เหลือ 31 ชั่วโมง": red when the hours are over. */
function Clock({ tellBy }: { tellBy: string }) {
  const hours = hoursLeft(tellBy, Date.now());
  const when = printedText(tellBy);
  return hours >= 0 ? (
    <p>
      <strong>{say('incident.hours_left', { hours, when })}</strong>
    </p>
  ) : (
    <p class="problem">{say('incident.hours_over', { when })}</p>
  );
}
