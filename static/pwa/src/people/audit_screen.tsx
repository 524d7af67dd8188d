/** บันทึกการใช้งาน: who did or read what. Asked of the server each time; nothing of it stays on this device. */

import { useEffect, useState } from 'preact/hooks';
import type { AUDIT_VERBS } from '../contract/later.gen';
import { hasKey, say } from '../i18n';
import { SaveTable } from '../reports/save_table';
import type { Places } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf } from '../ui/date_field';
import { useForm } from '../ui/form';
import { Page } from '../ui/page';
import { Banner, EmptyState, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { areaText } from './area_text';

interface Line {
  number: number;
  at: string;
  who_id: string | null;
  who_name: string | null;
  what: (typeof AUDIT_VERBS)[number];
  about: string | null;
  about_name: string | null;
  about_group_name?: string | null;
  device_code: string | null;
}

interface AuditPage {
  lines: Line[];
  next: number | null;
}

type Person = Pick<Line, 'who_id' | 'who_name'>;

/** `#/me/audit` */
export function AuditScreen() {
  const phone = usePhone();
  const [person, setPerson] = useState<Person | null>(null);
  const form = useForm(null, { day: '' }, () => ({}));
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  const day = dateOf(form.texts.day);
  const asked = new URLSearchParams({
    ...(person?.who_id ? { person: person.who_id } : {}),
    ...(day ? { day } : {}),
  }).toString();
  const ask = async (before: number | null, isWanted: () => boolean) => {
    const further = before === null ? '' : `&before=${before}`;
    const told = await phone.ask<AuditPage>(`/reports/audit?${asked}${further}`);
    if (!isWanted()) return;
    if (told.ok) {
      setLines((shown) => (before === null ? told.value.lines : [...(shown ?? []), ...told.value.lines]));
      setNext(told.value.next);
      setAnswer(null);
    } else {
      setAnswer(say(told.code === 'offline' ? 'audit.online_only' : 'audit.read_failed'));
    }
  };
  useEffect(() => {
    let here = true;
    setLines(null);
    ask(null, () => here);
    return () => {
      here = false;
    };
  }, [asked]);
  const today = phone.today();
  return (
    <Page title={say('audit.name')} back={{ to: '/me', text: say('me.title') }}>
      <p class="soft">{say('audit.help')}</p>
      <DateField form={form} name="day" label={say('audit.day')} />
      {(person || day) && (
        <Button
          press={() => {
            setPerson(null);
            form.clear();
          }}
        >
          {say('audit.everybody')}
        </Button>
      )}
      {person && <p>{say('audit.only_person', { name: person.who_name ?? '' })}</p>}
      {answer && (
        <Banner look="needs_you">
          <p>{answer}</p>
          <Button press={() => ask(null, () => true)}>{say('audit.try_again')}</Button>
        </Banner>
      )}
      {lines === null && !answer && <p role="status">{say('report.fetching')}</p>}
      {lines?.length === 0 && (
        <EmptyState title={say('audit.empty')}>
          <p>{say('audit.empty_help')}</p>
        </EmptyState>
      )}
      {lines && lines.length > 0 && (
        <Rows label={say('audit.latest')}>
          {lines.map((line) => (
            <li key={line.number} class="row">
              <span class="row-words">
                <span class="row-title">{say(`audit.${line.what}`)}</span>
                <div>
                  {[
                    line.who_id ? (line.who_name ?? line.who_id.slice(0, 8)) : say('audit.by_machine'),
                    line.about_name !== line.who_name && line.about_name,
                    line.about_group_name,
                    line.what === 'exported' && exportedText(line.about, phone.places.value),
                  ]
                    .filter(Boolean)
                    .join(' → ')}
                </div>
                <div class="soft">
                  {[instantText(line.at, today), line.device_code && say('audit.phone', { code: line.device_code })]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
                <div class="small soft">{say('audit.number', { number: line.number })}</div>
              </span>
              {line.who_id && !person && (
                <span class="row-end">
                  <Button
                    look="quiet"
                    press={() => setPerson(line)}
                    label={`${say('audit.only')}: ${line.who_name ?? line.who_id}`}
                  >
                    {say('audit.only')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </Rows>
      )}
      {lines && lines.length > 0 && <SaveTable table="audit" of={Object.fromEntries(new URLSearchParams(asked))} />}
      {next !== null && (
        <Button wide press={() => ask(next, () => true)}>
          {say('audit.older')}
        </Button>
      )}
    </Page>
  );
}

/** Which table was saved, and of which area: "groups:3501". A group's own id says nothing to anybody. */
function exportedText(about: string | null, places: Places | null): string {
  const [table = '', where = ''] = (about ?? '').split(':');
  const key = `export.table_${table}`;
  return [hasKey(key) && say(key), /^\d+$/.test(where) && areaText(where, places)].filter(Boolean).join(' ');
}
