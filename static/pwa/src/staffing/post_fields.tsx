/** What the forms of staff share: a post's fields, a password that is shown once, and what a change is refused with. */

import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Role } from '../contract/contract.gen';
import { PUSH_RIGHTS } from '../contract/later.gen';
import { say } from '../i18n';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { DateField, dateOf } from '../ui/date_field';
import { ChoiceField, SelectField, TextField } from '../ui/field';
import type { useForm } from '../ui/form';
import { Card, Pairs } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { toWesternDigits } from '../values/thai_text';
import { type Change, placesFor, type StaffList } from './shapes';

export const BLANK_POST = { role: '', area: '', from: '' };
export type PostTexts = typeof BLANK_POST;

/** A sentence for each field of a post that cannot be sent yet. */
export function checkPost(texts: PostTexts): Partial<PostTexts> {
  return {
    ...(texts.role === '' && { role: say('staff.role_missing') }),
    ...(texts.area === '' && { area: say('staff.area_missing') }),
    ...(!dateOf(texts.from) && { from: say('date.unclear') }),
  };
}

export function postOf(texts: PostTexts) {
  return { role: texts.role, area_code: toWesternDigits(texts.area.trim()), from_on: dateOf(texts.from) };
}

/** Role, area and first day. Where the phone does not know the province's places, the area's code is typed. */
export function PostFields<Name extends string>({
  form,
  list,
}: {
  form: ReturnType<typeof useForm<Name | keyof PostTexts>>;
  list: StaffList;
}) {
  const places = usePhone().places.value;
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
      {chosen !== '' &&
        (places ? (
          <SelectField
            form={form}
            name="area"
            label={say('staff.area')}
            blank={say('staff.area_choose')}
            groups={placesFor(chosen, list.areas, places)}
          />
        ) : (
          <TextField form={form} name="area" label={say('staff.area_code')} hint={say('staff.area_code_hint')} digits />
        ))}
      <DateField form={form} name="from" label={say('staff.from_on')} />
    </>
  );
}

/** What the server refused, in the card where it was asked. */
export function useSending(change: Change) {
  const [code, setCode] = useState<string | null>(null);
  const send: Change = async (path, body, done) => {
    const answered = await change(path, body, done);
    setCode(answered.ok ? null : answered.code);
    return answered;
  };
  return { send, code, refusal: code && <Refusal code={code} /> };
}

export function Refusal({ code }: { code: string }) {
  return (
    <p class="problem" role="alert">
      {code === 'offline' ? say('staff.offline') : problemText(code)}
    </p>
  );
}

/** A password that nobody can look up again; the focus goes there, wherever the button was. */
export function Password(properties: {
  title: string;
  name: string;
  password: string;
  noted: () => void;
}): ComponentChild {
  const { title, name, password, noted } = properties;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1}>
      <Card done title={title}>
        <p>{say('staff.password_help')}</p>
        <Pairs
          pairs={[
            [say('login.name'), name],
            [say('login.password'), password],
          ]}
        />
        <Button wide press={noted}>
          {say('staff.password_noted')}
        </Button>
      </Card>
    </div>
  );
}
