/** บุคลากร: who works in one's areas and in which post; posts are given and ended, people added and retired. Online only. */

import { useEffect, useState } from 'preact/hooks';
import { say } from '../i18n';
import { SaveTable } from '../reports/save_table';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { problemText } from '../syncing/problem_text';
import { Button, LinkButton } from '../ui/button';
import { dateText } from '../ui/date_field';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { SearchField } from '../ui/search';
import { nameKey } from '../values/name_key';
import { heardText, OnePerson, postText } from './person_cards';
import { BLANK_POST, checkPost, Password, PostFields, postOf, useSending } from './post_fields';
import { type Answer, type Change, type StaffList, standing } from './shapes';

/** `#/staff` and `#/staff/:person` */
export function StaffScreen({ person }: { person?: string }) {
  const phone = usePhone();
  const [round, setRound] = useState(0);
  const told = useReport<StaffList>('staffing', {}, round);
  useEffect(() => hush, []);
  const change: Change = async (path, body, done) => {
    const answered = await phone.ask<Answer>(path, body);
    if (answered.ok) {
      tell(done);
      setRound((before) => before + 1);
    }
    return answered;
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
      {list.may_add && (
        <>
          <AddPerson list={list} change={change} />
          <LinkButton to="/staff/officers">{say('staff.officers')}</LinkButton>
        </>
      )}
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

const BLANK_PERSON = { ...BLANK_POST, name: '', display_name: '' };

/** A sentence for each field of somebody new that cannot be sent yet; `taken` is a name the server has refused. */
export function checkPerson(texts: typeof BLANK_PERSON, taken: string | null = null): Partial<typeof BLANK_PERSON> {
  const name = texts.name.trim();
  return {
    ...checkPost(texts),
    ...(!/^[a-z0-9._-]{3,60}$/i.test(name) && { name: say('staff.login_unclear') }),
    ...(name === taken && { name: problemText('login_name_taken') }),
    ...(texts.display_name.trim() === '' && { display_name: say('staff.display_missing') }),
  };
}

function AddPerson({ list, change }: { list: StaffList; change: Change }) {
  const phone = usePhone();
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const { send, code, refusal } = useSending(change);
  const form = useForm('staff/new', { ...BLANK_PERSON, from: dateText(phone.today()) }, (texts) =>
    checkPerson(texts, taken),
  );
  // what the server refused stands beside a field that may be out of sight
  useEffect(() => {
    if (taken !== null) form.check();
  }, [taken]);
  const add = async () => {
    if (!form.check()) return;
    const name = form.texts.name.trim();
    const person = { name, display_name: form.texts.display_name.trim(), ...postOf(form.texts) };
    const answered = await send('/staffing/people', person, say('staff.added'));
    if (!answered.ok) {
      setTaken(answered.code === 'login_name_taken' ? name : null);
      return;
    }
    setMade({ name, password: answered.value.password ?? '' });
    await form.clear();
  };
  if (!form.ready) return null;
  return (
    <>
      {made && <Password {...made} title={say('staff.added')} noted={() => setMade(null)} />}
      <details>
        <summary>{say('staff.add')}</summary>
        <form class="card stack" noValidate onSubmit={stay}>
          <TextField form={form} name="display_name" label={say('staff.display_name')} />
          <TextField form={form} name="name" label={say('login.name')} hint={say('staff.login_hint')} />
          <PostFields form={form} list={list} />
          {code !== 'login_name_taken' && refusal}
          <Button look="main" wide press={add}>
            {say('staff.add')}
          </Button>
        </form>
      </details>
    </>
  );
}
