/** บุคลากร: who works in one's areas and in which post; posts are given and ended, people added and retired. Online only. */

import { useEffect, useState } from 'preact/hooks';
import { PUSH_RIGHTS, type Role } from '../contract/contract.gen';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { SaveTable } from '../reports/save_table';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import type { ServerPath } from '../sync/ports';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { ChoiceField, SelectField, TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { SearchField } from '../ui/search';
import { instantText } from '../ui/when';
import { nameKey } from '../values/name_key';
import { formatThaiDate } from '../values/thai_date';
import { type Post, placesFor, type Staff, type StaffList } from './shapes';

type Change = (path: ServerPath, body: object, done: string) => Promise<{ password?: string } | null>;

/** `#/staff` and `#/staff/:person` */
export function StaffScreen({ person }: { person?: string }) {
  const phone = usePhone();
  const [round, setRound] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const told = useReport<StaffList>('staffing', {}, round);
  useEffect(() => hush, []);
  const change: Change = async (path, body, done) => {
    const answered = await phone.ask<{ password?: string }>(path, body);
    setRefusal(answered.ok ? null : problemText(answered.code));
    if (!answered.ok) return null;
    tell(done);
    setRound((before) => before + 1);
    return answered.value;
  };
  const shown = told.value?.people.find((each) => each.id === person);
  return (
    <Page
      personal={person !== undefined}
      title={shown?.display_name ?? say('staff.name')}
      note={<AsOf told={told} />}
      back={person ? { to: '/staff', text: say('staff.name') } : { to: '/me', text: say('me.title') }}
    >
      {told.is_kept && (
        <Banner look="needs_you">
          <p>{say('staff.offline')}</p>
        </Banner>
      )}
      {refusal && (
        <p class="problem" role="alert">
          {refusal}
        </p>
      )}
      <Report told={told}>
        {(list) =>
          shown ? (
            <OnePerson list={list} staff={shown} change={change} />
          ) : (
            <People list={list} change={change} isMissing={person !== undefined} />
          )
        }
      </Report>
    </Page>
  );
}

function People({ list, change, isMissing }: { list: StaffList; change: Change; isMissing: boolean }) {
  const phone = usePhone();
  const [search, setSearch] = useState('');
  const wanted = nameKey(search);
  const shown = list.people.filter(
    (each) => nameKey(each.display_name).includes(wanted) || each.name.includes(search.trim().toLowerCase()),
  );
  return (
    <>
      {isMissing && <p>{say('staff.missing')}</p>}
      {list.may_add && <AddPerson list={list} change={change} />}
      <SearchField text={search} type={setSearch} />
      {shown.length === 0 ? (
        <EmptyState title={say('staff.nobody')}>
          <p>{say('staff.nobody_help')}</p>
        </EmptyState>
      ) : (
        <Rows label={say('staff.name')}>
          {shown.map((staff) => (
            <Row
              key={staff.id}
              to={`/staff/${staff.id}`}
              title={staff.display_name}
              note={
                <>
                  {standing(staff, phone.today()).map((post) => (
                    <div key={post.id}>{postText(post, phone)}</div>
                  ))}
                  <div class="small">{heardText(staff, phone.today())}</div>
                </>
              }
            />
          ))}
        </Rows>
      )}
      <SaveTable table="staff" />
    </>
  );
}

function OnePerson({ list, staff, change }: { list: StaffList; staff: Staff; change: Change }) {
  const phone = usePhone();
  const today = phone.today();
  const [isSure, setSure] = useState(false);
  const end = (post: Post) =>
    change(`/staffing/people/${staff.id}/posts/${post.id}/end`, { to_on: today }, say('staff.ended'));
  return (
    <>
      <Card title={say('staff.posts')}>
        <p class="soft">
          {staff.name} · {heardText(staff, today)}
        </p>
        {staff.posts.map((post) => (
          <div key={post.id} class="stack-close">
            <div>
              <b>{postText(post, phone)}</b>
            </div>
            <div class="soft">
              {post.to_on
                ? say('staff.from_to', {
                    from: formatThaiDate(post.from_on, 'short'),
                    to: formatThaiDate(post.to_on, 'short'),
                  })
                : say('staff.from', { from: formatThaiDate(post.from_on, 'short') })}
            </div>
            {post.may_end && (
              <Button wide press={() => end(post)}>
                {say('staff.end_today')}
              </Button>
            )}
          </div>
        ))}
      </Card>
      {!staff.is_retired && <GivePost list={list} staff={staff} change={change} />}
      {staff.may_retire && (
        <Card title={say('staff.retire')}>
          <p>{say('staff.retire_help')}</p>
          {isSure ? (
            <Button
              look="danger"
              wide
              press={() => change(`/staffing/people/${staff.id}/retire`, {}, say('staff.retired_done'))}
            >
              {say('staff.retire_sure', { name: staff.display_name })}
            </Button>
          ) : (
            <Button wide press={() => setSure(true)}>
              {say('staff.retire')}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}

const BLANK_POST = { role: '', area: '', from: '' };
type PostTexts = typeof BLANK_POST;

/** A sentence for each field of a post that cannot be sent yet. */
export function checkPost(texts: PostTexts): Partial<PostTexts> {
  return {
    ...(texts.role === '' && { role: say('staff.role_missing') }),
    ...(texts.area === '' && { area: say('staff.area_missing') }),
    ...(!dateOf(texts.from) && { from: say('date.unclear') }),
  };
}

function postOf(texts: PostTexts) {
  return { role: texts.role, area_code: texts.area, from_on: dateOf(texts.from) };
}

function GivePost({ list, staff, change }: { list: StaffList; staff: Staff; change: Change }) {
  const phone = usePhone();
  const form = useForm(`staff/${staff.id}`, { ...BLANK_POST, from: dateText(phone.today()) }, checkPost);
  const give = async () => {
    if (!form.check()) return;
    const done = say('staff.given');
    if (await change(`/staffing/people/${staff.id}/posts`, postOf(form.texts), done)) await form.clear();
  };
  if (!form.ready) return null;
  return (
    <form class="card stack" noValidate onSubmit={stay}>
      <h2>{say('staff.give')}</h2>
      <PostFields form={form} list={list} />
      <Button look="main" wide press={give}>
        {say('staff.give')}
      </Button>
    </form>
  );
}

const BLANK_PERSON = { ...BLANK_POST, name: '', display_name: '' };

/** A sentence for each field of somebody new that cannot be sent yet. */
export function checkPerson(texts: typeof BLANK_PERSON): Partial<typeof BLANK_PERSON> {
  return {
    ...checkPost(texts),
    ...(!/^[a-z0-9._-]{3,60}$/i.test(texts.name.trim()) && { name: say('staff.login_unclear') }),
    ...(texts.display_name.trim() === '' && { display_name: say('staff.display_missing') }),
  };
}

function AddPerson({ list, change }: { list: StaffList; change: Change }) {
  const phone = usePhone();
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);
  const form = useForm('staff/new', { ...BLANK_PERSON, from: dateText(phone.today()) }, checkPerson);
  const add = async () => {
    if (!form.check()) return;
    const name = form.texts.name.trim();
    const person = { name, display_name: form.texts.display_name.trim(), ...postOf(form.texts) };
    const answered = await change('/staffing/people', person, say('staff.added'));
    if (!answered?.password) return;
    setMade({ name, password: answered.password });
    await form.clear();
  };
  if (!form.ready) return null;
  return (
    <>
      {made && (
        <Card done title={say('staff.added')}>
          <p>{say('staff.password_help')}</p>
          <dl class="pairs">
            <dt>{say('login.name')}</dt>
            <dd>{made.name}</dd>
            <dt>{say('login.password')}</dt>
            <dd>
              <b>{made.password}</b>
            </dd>
          </dl>
          <Button wide press={() => setMade(null)}>
            {say('staff.password_noted')}
          </Button>
        </Card>
      )}
      <details>
        <summary>{say('staff.add')}</summary>
        <form class="card stack" noValidate onSubmit={stay}>
          <TextField form={form} name="display_name" label={say('staff.display_name')} />
          <TextField form={form} name="name" label={say('login.name')} hint={say('staff.login_hint')} />
          <PostFields form={form} list={list} />
          <Button look="main" wide press={add}>
            {say('staff.add')}
          </Button>
        </form>
      </details>
    </>
  );
}

function PostFields<Name extends string>({
  form,
  list,
}: {
  form: ReturnType<typeof useForm<Name | keyof PostTexts>>;
  list: StaffList;
}) {
  const phone = usePhone();
  const gives = (Object.keys(PUSH_RIGHTS) as Role[]).filter((role) => list.gives.includes(role));
  const chosen = form.texts.role as Role | '';
  return (
    <>
      <ChoiceField
        form={form}
        name="role"
        label={say('staff.role')}
        options={gives.map((role) => ({ value: role, text: say(`role.${role}`) }))}
      />
      {chosen !== '' && (
        <SelectField
          form={form}
          name="area"
          label={say('staff.area')}
          blank={say('staff.area_choose')}
          groups={placesFor(chosen, list.areas, phone.places.value)}
        />
      )}
      <DateField form={form} name="from" label={say('staff.from_on')} />
    </>
  );
}

function standing(staff: Staff, today: string): Post[] {
  return staff.posts.filter((post) => post.to_on === null || post.to_on >= today);
}

function postText(post: Post, phone: ReturnType<typeof usePhone>): string {
  return `${say(`role.${post.role}`)} ${areaText(post.area_code, phone.places.value)}`;
}

function heardText(staff: Staff, today: string): string {
  if (staff.is_retired) return say('staff.is_retired');
  return staff.last_heard_at
    ? say('staff.heard', { when: instantText(staff.last_heard_at, today) })
    : say('staff.never_heard');
}
