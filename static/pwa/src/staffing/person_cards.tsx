/** One person of the staff: their posts, one more, other areas, their mentors, a new password, and the end. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { Button } from '../ui/button';
import { ChecksField, tickedOf } from '../ui/checks_field';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { SelectField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { formatThaiDate } from '../values/thai_date';
import { Mentors } from './mentors';
import { BLANK_POST, checkPost, Password, PostFields, postOf, useSending } from './post_fields';
import { type CardProperties, isCancelled, movable, type Post, placesFor, type Staff } from './shapes';

export function OnePerson({ list, staff, change }: CardProperties) {
  const today = usePhone().today();
  const posts = movable(staff);
  return (
    <>
      <Posts staff={staff} change={change} />
      {staff.may_give ? (
        <GivePost list={list} staff={staff} change={change} />
      ) : (
        !staff.is_retired && <p>{say('staff.self')}</p>
      )}
      {posts.length > 0 && <Move key={today} list={list} staff={staff} change={change} posts={posts} />}
      <Mentors list={list} staff={staff} change={change} />
      {staff.may_reset && <NewPassword staff={staff} change={change} />}
      {staff.may_retire && <Retire staff={staff} change={change} />}
    </>
  );
}

function Posts({ staff, change }: Omit<CardProperties, 'list'>) {
  const phone = usePhone();
  const today = phone.today();
  const { send, refusal } = useSending(change);
  return (
    <Card title={say('staff.posts')}>
      <p class="soft">
        {staff.name} · {heardText(staff, today)}
      </p>
      {staff.posts.map((post) => {
        const [end, ended] =
          post.from_on > today
            ? [say('staff.cancel'), say('staff.cancel_done')]
            : [say('staff.end_today'), say('staff.ended')];
        return (
          <div key={post.id} class="stack-close">
            <div>
              <b>{postText(post, phone)}</b>
            </div>
            <div class="soft">{daysText(post)}</div>
            {post.may_end && (
              <Button
                wide
                press={() => send(`/staffing/people/${staff.id}/posts/${post.id}/end`, { to_on: today }, ended)}
              >
                {end}
              </Button>
            )}
          </div>
        );
      })}
      {refusal}
    </Card>
  );
}

function GivePost({ list, staff, change }: CardProperties) {
  const phone = usePhone();
  const { send, refusal } = useSending(change);
  const form = useForm(`staff/${staff.id}`, { ...BLANK_POST, from: dateText(phone.today()) }, checkPost);
  const give = async () => {
    if (!form.check()) return;
    const answered = await send(`/staffing/people/${staff.id}/posts`, postOf(form.texts), say('staff.given'));
    if (answered.ok) await form.clear();
  };
  if (!form.ready) return null;
  return (
    <details>
      <summary>{say('staff.give')}</summary>
      <form class="card stack" noValidate onSubmit={stay}>
        <PostFields form={form} list={list} />
        {refusal}
        <Button look="main" wide press={give}>
          {say('staff.give')}
        </Button>
      </form>
    </details>
  );
}

const BLANK_MOVE = { areas: '', from: '', district: '' };

/** A sentence for each field of a move that cannot be sent yet; `present` are the areas of today. */
export function checkMove(texts: typeof BLANK_MOVE, present: readonly string[]): Partial<typeof BLANK_MOVE> {
  const areas = tickedOf(texts.areas);
  const isSame = areas.length === present.length && areas.every((code) => present.includes(code));
  return {
    ...(isSame && { areas: say('staff.move_same') }),
    ...(areas.length === 0 && { areas: say('staff.move_missing') }),
    ...(!dateOf(texts.from) && { from: say('date.unclear') }),
  };
}

function Move({ list, staff, change, posts }: CardProperties & { posts: Post[] }) {
  const phone = usePhone();
  const places = phone.places.value;
  const present = posts.map((post) => post.area_code);
  const groups = posts[0] ? placesFor(posts[0].role, list.areas, places) : [];
  const groupOf = (code: string) => groups.find((group) => group.options.some((option) => option.value === code));
  const { send, refusal } = useSending(change);
  const blank = {
    areas: present.join(' '),
    from: dateText(phone.today()),
    district: groupOf(present[0] ?? '')?.name ?? '',
  };
  const form = useForm(`staff/${staff.id}/move`, blank, (texts) => checkMove(texts, present));
  const move = async () => {
    if (!form.check()) return;
    const body = { area_codes: tickedOf(form.texts.areas), on: dateOf(form.texts.from) };
    const answered = await send(`/staffing/people/${staff.id}/move`, body, say('staff.moved'));
    if (answered.ok) await form.clear({ areas: form.texts.areas, district: form.texts.district });
  };
  // in the only place there is, nobody moves
  if (!form.ready || groups.flatMap((group) => group.options).length < 2) return null;
  const shown = groups.length === 1 ? groups[0] : groups.find((group) => group.name === form.texts.district);
  const chosen = tickedOf(form.texts.areas).map((code) => areaText(code, places));
  return (
    <details>
      <summary>{say('staff.move')}</summary>
      <form class="card stack" noValidate onSubmit={stay}>
        <p>{say('staff.move_help')}</p>
        {groups.length > 1 && (
          <SelectField
            form={form}
            name="district"
            label={say('staff.move_district')}
            blank={say('staff.area_choose')}
            groups={[
              {
                name: places?.name_th ?? '',
                options: groups.map((group) => ({ value: group.name, text: group.name })),
              },
            ]}
          />
        )}
        {shown && (
          <ChecksField
            form={form}
            name="areas"
            label={say('staff.move_areas')}
            hint={chosen.length > 0 ? say('staff.move_chosen', { areas: chosen.join(', ') }) : undefined}
            options={shown.options}
          />
        )}
        <DateField form={form} name="from" label={say('staff.from_on')} />
        {refusal}
        <Button look="main" wide press={move}>
          {say('staff.move')}
        </Button>
      </form>
    </details>
  );
}

function NewPassword({ staff, change }: Omit<CardProperties, 'list'>) {
  const { send, refusal } = useSending(change);
  const [isSure, setSure] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const reset = async () => {
    const answered = await send(`/staffing/people/${staff.id}/password`, {}, say('staff.reset_done'));
    setSure(false);
    if (answered.ok) setPassword(answered.value.password ?? null);
  };
  if (password !== null) {
    return (
      <Password title={say('staff.reset_done')} name={staff.name} password={password} noted={() => setPassword(null)} />
    );
  }
  return (
    <Card title={say('staff.reset')}>
      <p>{say('staff.reset_help')}</p>
      {refusal}
      {isSure ? (
        <Button look="danger" wide press={reset}>
          {say('staff.reset_sure', { name: staff.display_name })}
        </Button>
      ) : (
        <Button wide press={() => setSure(true)}>
          {say('staff.reset')}
        </Button>
      )}
    </Card>
  );
}

function Retire({ staff, change }: Omit<CardProperties, 'list'>) {
  const { send, refusal } = useSending(change);
  const [isSure, setSure] = useState(false);
  return (
    <Card title={say('staff.retire')}>
      <p>{say('staff.retire_help')}</p>
      {refusal}
      {isSure ? (
        <Button
          look="danger"
          wide
          press={() => send(`/staffing/people/${staff.id}/retire`, {}, say('staff.retired_done'))}
        >
          {say('staff.retire_sure', { name: staff.display_name })}
        </Button>
      ) : (
        <Button wide press={() => setSure(true)}>
          {say('staff.retire')}
        </Button>
      )}
    </Card>
  );
}

export function postText(post: Post, phone: ReturnType<typeof usePhone>): string {
  return `${say(`role.${post.role}`)} ${areaText(post.area_code, phone.places.value)}`;
}

function daysText(post: Post): string {
  const from = formatThaiDate(post.from_on, 'short');
  if (isCancelled(post)) return `${say('staff.from', { from })} · ${say('staff.cancelled')}`;
  return post.to_on
    ? say('staff.from_to', { from, to: formatThaiDate(post.to_on, 'short') })
    : say('staff.from', { from });
}

export function heardText(staff: Staff, today: string): string {
  if (staff.is_retired) return say('staff.is_retired');
  return staff.last_heard_at
    ? say('staff.heard', { when: instantText(staff.last_heard_at, today) })
    : say('staff.never_heard');
}
