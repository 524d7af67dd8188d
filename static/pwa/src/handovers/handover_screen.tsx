/** ส่งมอบกลุ่ม: two officers look at one screen; what it says is kept with each group, and can be printed and signed. */

import { useState } from 'preact/hooks';
import { DocumentFoot, Signature } from '../governance/document';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { AsOf, Report } from '../reports/told';
import { type Told, useReport } from '../reports/use_report';
import { newId, type Phone } from '../sync/ports';
import { problemText } from '../syncing/problem_text';
import { Button, LinkButton } from '../ui/button';
import { ChecksField, tickedOf } from '../ui/checks_field';
import { ChoiceField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Page } from '../ui/page';
import { Banner, Card, EmptyState, Pairs } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText, printedText } from '../ui/when';
import { formatBaht } from '../values/money';
import { type GroupSnapshot, type Plan, reaches, type Taker } from './shapes';

interface HandedOver {
  groups: readonly GroupSnapshot[];
  note: string;
  giver: string;
  taker: string;
  at: string;
}

/** `#/handover` */
export function HandoverScreen() {
  // what was sent meanwhile is in the book that both look at
  const told = useReport<Plan>('handovers', {}, unsentHere(usePhone()));
  const [done, setDone] = useState<HandedOver | null>(null);
  if (done) return <Sheet done={done} />;
  return (
    <Page title={say('handover.name')} note={<AsOf told={told} />} back={{ to: '/me', text: say('me.title') }}>
      <p>{say('handover.help')}</p>
      <Obstacles told={told} />
      <Report told={told}>{(plan) => <HandOver plan={plan} isOld={told.is_kept} done={setDone} />}</Report>
    </Page>
  );
}

function unsentHere(phone: Phone): number {
  const { waiting, needs_you } = phone.sign.value;
  return waiting + needs_you;
}

/** What the server heard from this officer's other phones; of this one the screen knows better. */
function unsentThere(phone: Phone, plan: Plan): Plan['unsent'] {
  return plan.unsent.filter((each) => each.code !== phone.device.value?.code);
}

/** What must be over first: work that waits here, or on another phone of this officer. */
function Obstacles({ told }: { told: Told<Plan> }) {
  const phone = usePhone();
  const here = unsentHere(phone);
  const others = told.value ? unsentThere(phone, told.value) : [];
  if (here === 0 && others.length === 0) return null;
  return (
    <Banner look="needs_you">
      {here > 0 && <p>{say('handover.unsent_here', { count: here })}</p>}
      {others.map((each) => (
        <p key={each.code}>
          {say('handover.unsent_there', {
            code: each.code,
            count: each.waiting_count,
            when: instantText(each.last_heard_at, phone.today()),
          })}
        </p>
      ))}
      {here > 0 && <LinkButton to="/sync">{say('sync.title')}</LinkButton>}
    </Banner>
  );
}

const BLANK = { groups: '', officer: '', taker: '', password: '', note: '' };

/** A sentence for each field that cannot be sent yet. */
export function checkHandover(texts: typeof BLANK, plan: Plan): Partial<typeof BLANK> {
  const chosen = tickedOf(texts.groups);
  const taker = plan.takers.find((each) => each.officer_id === texts.officer);
  const groups = plan.groups.filter((group) => chosen.includes(group.group_id));
  return {
    ...(groups.length === 0 && { groups: say('handover.groups_missing') }),
    ...(!taker && { officer: say('handover.officer_missing') }),
    ...(taker && groups.some((group) => !reaches(taker, group)) && { officer: say('handover.officer_elsewhere') }),
    ...(texts.taker.trim() === '' && { taker: say('handover.taker_missing') }),
    ...(texts.password === '' && { password: say('handover.password_missing') }),
  };
}

function HandOver({ plan, isOld, done }: { plan: Plan; isOld: boolean; done: (done: HandedOver) => void }) {
  const phone = usePhone();
  // neither the choice nor the password is kept: what is confirmed is what both look at now
  const form = useForm(null, BLANK, (texts) => checkHandover(texts, plan));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [ids] = useState(() => new Map<string, string>());
  // asked again, it is the same hand-over
  const idFor = (groupId: string) => {
    const id = ids.get(groupId) ?? newId();
    ids.set(groupId, id);
    return id;
  };
  const chosen = tickedOf(form.texts.groups);
  const groups = plan.groups.filter((group) => chosen.includes(group.group_id));
  const mayGo = !isOld && unsentHere(phone) === 0 && unsentThere(phone, plan).length === 0;

  const hand = async () => {
    if (!form.check()) return;
    const { officer, taker, password, note } = form.texts;
    const answered = await phone.ask<{ name: string; as_of: string }>('/handovers', {
      groups: groups.map((group) => ({
        id: idFor(group.group_id),
        group_id: group.group_id,
        check_code: group.check_code,
      })),
      officer_id: officer,
      taker,
      password,
      note: note.trim() || null,
    });
    if (!answered.ok) {
      setRefusal(problemText(answered.code));
      return;
    }
    phone.syncNow();
    done({
      groups,
      note,
      giver: phone.person.value?.display_name ?? '',
      taker: answered.value.name,
      at: answered.value.as_of,
    });
  };

  if (plan.groups.length === 0) {
    return (
      <EmptyState title={say('handover.no_groups')}>
        <p>{say('handover.no_groups_help')}</p>
      </EmptyState>
    );
  }
  if (plan.takers.length === 0) {
    return (
      <EmptyState title={say('handover.no_takers')}>
        <p>{say('handover.no_takers_help')}</p>
      </EmptyState>
    );
  }
  return (
    <form class="stack" noValidate onSubmit={stay}>
      <ChecksField
        form={form}
        name="groups"
        label={say('handover.groups')}
        long
        options={plan.groups.map((group) => ({
          value: group.group_id,
          text: group.name,
          note: areaText(group.subdistrict_code, phone.places.value),
        }))}
      />
      {groups.map((group) => (
        <Snapshot key={group.group_id} group={group} />
      ))}
      <ChoiceField
        form={form}
        name="officer"
        label={say('handover.officer')}
        options={plan.takers.map((taker: Taker) => ({ value: taker.officer_id, text: taker.name }))}
      />
      <TextField form={form} name="note" label={say('handover.note')} hint={say('field.optional')} lines={3} />
      <h2>{say('handover.taker_part')}</h2>
      <p>{say('handover.taker_help')}</p>
      <TextField form={form} name="taker" label={say('login.name')} autocomplete="off" />
      <TextField form={form} name="password" label={say('login.password')} kind="password" autocomplete="off" />
      {refusal && (
        <p class="problem" role="alert">
          {refusal}
        </p>
      )}
      {isOld && <p class="problem">{say('handover.offline')}</p>}
      {mayGo ? (
        <Button look="main" wide press={hand}>
          {say('handover.confirm', { count: groups.length })}
        </Button>
      ) : (
        <p class="soft">{say('handover.not_yet')}</p>
      )}
    </form>
  );
}

/** What the books of one group say at this moment. */
function Snapshot({ group }: { group: GroupSnapshot }) {
  const baht = (satang: number) => say('money.baht', { amount: formatBaht(satang) });
  const facts: [string, string][] = [
    [say('handover.members'), say('handover.people', { count: group.members })],
    [say('handover.savings'), baht(group.savings_satang)],
    [say('account.cash'), baht(group.cash_satang)],
    [say('account.bank'), baht(group.bank_satang)],
    [say('handover.open_cases'), say('handover.cases', { count: group.open_cases })],
    [say('handover.check_code'), group.check_code],
  ];
  return (
    <Card title={group.name}>
      <Pairs pairs={facts} />
    </Card>
  );
}

/** Done: the sheet that both sign and keep. */
function Sheet({ done }: { done: HandedOver }) {
  const phone = usePhone();
  return (
    <Page
      title={say('handover.done')}
      note={printedText(done.at)}
      back={{ to: '/groups', text: say('groups.title') }}
      bottom={<Button press={() => print()}>{say('book.print')}</Button>}
    >
      <article class="stack sheet-a4">
        <p>{say('handover.done_text', { giver: done.giver, taker: done.taker, when: printedText(done.at) })}</p>
        {done.groups.map((group) => (
          <Snapshot key={group.group_id} group={group} />
        ))}
        {done.note.trim() && <p>{done.note}</p>}
        <div class="print-only">
          <Signature name={done.giver} role={say('handover.giver')} />
          <Signature name={done.taker} role={say('handover.taker')} />
          <DocumentFoot phone={phone} mark="server" />
        </div>
      </article>
    </Page>
  );
}
