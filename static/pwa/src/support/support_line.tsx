/** One line that was set aside: what it is, why, and the decision. What each choice does stands beside it. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { goTo } from '../router';
import { problemText } from '../syncing/problem_text';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Pairs } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import { formatThaiDate } from '../values/thai_date';
import { type Choice, type OneSetAside, workText } from './shapes';

/** `#/support/lines/:line` */
export function SupportLine({ line }: { line: string }) {
  const told = useReport<OneSetAside>('set_aside_line', { line });
  return (
    <Page
      title={told.value ? say('sync.ticket', { ticket: told.value.ticket }) : say('support.open')}
      note={<AsOf told={told} />}
      back={{ to: '/support', text: say('support.open') }}
    >
      <Report told={told}>
        {(item) => (
          <>
            <Facts item={item} />
            {!item.elsewhere && <Original line={line} />}
            {item.answer && (
              <Card title={say(`support.was_${item.answer.choice}`)}>
                {item.answer.note && <p>{item.answer.note}</p>}
                <p class="soft">
                  {[item.answer.by_name, formatThaiDate(item.answer.on, 'short')].filter(Boolean).join(' · ')}
                </p>
              </Card>
            )}
            {item.can_decline && <Decision item={item} />}
          </>
        )}
      </Report>
    </Page>
  );
}

function Facts({ item }: { item: OneSetAside }) {
  const today = usePhone().today();
  const { work } = item;
  const facts: [string, string | null | undefined][] = [
    [say('overview.group'), work?.group_name],
    [say('date.day'), work && formatThaiDate(work.civil_on, 'short')],
    [say('support.author'), item.author_name],
    [say('me.phone_code'), item.device_code],
    [say('support.received'), instantText(item.received_at, today)],
  ];
  return (
    <Card title={workText(item)}>
      <p class="soft">{say('support.they_read')}</p>
      <p class="problem">
        {problemText(item.code)} <span class="small">{item.code}</span>
      </p>
      <Pairs pairs={facts} />
    </Card>
  );
}

/** The line as it arrived, on request only: the server notes who looked. */
function Original({ line }: { line: string }) {
  const phone = usePhone();
  const [text, setText] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const show = async () => {
    const answer = await phone.ask<{ line: string }>(`/support/set-aside/${line}/line`);
    if (answer.ok) setText(answer.value.line);
    else setRefusal(answer.code);
  };
  return (
    <section class="stack-close">
      {text === null ? (
        <>
          <p class="soft">{say('support.original_help')}</p>
          <Button press={show}>{say('support.original')}</Button>
        </>
      ) : (
        <pre class="original">{text}</pre>
      )}
      {refusal && <Banner look="needs_you">{refusalText(refusal)}</Banner>}
    </section>
  );
}

function Decision({ item }: { item: OneSetAside }) {
  const phone = usePhone();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asksWhy, setAsksWhy] = useState(false);
  const form = useForm(`support/${item.ticket}`, { note: '' }, () => ({}));
  const note = form.texts.note.trim();
  const answer = async (choice: Choice) => {
    setRefusal(null);
    if (choice === 'declined' && !note) {
      setAsksWhy(true);
      return;
    }
    const answered = await phone.ask(`/support/set-aside/${item.line_sha256}/answer`, {
      choice,
      note: note || null,
    });
    if (!answered.ok) {
      setRefusal(answered.code);
      return;
    }
    await form.clear();
    goTo('/support', true);
    tell(say(`support.was_${choice}`));
  };
  return (
    <Card title={say('support.decide')}>
      <form class="stack" noValidate onSubmit={stay}>
        <TextField form={form} name="note" label={say('support.note')} hint={say('support.note_hint')} long />
        {asksWhy && !note && <Banner look="needs_you">{say('support.note_missing')}</Banner>}
        {refusal && <Banner look="needs_you">{refusalText(refusal)}</Banner>}
        {item.can_admit ? (
          <>
            <p>{say('support.admit_help', { name: item.author_name ?? '–' })}</p>
            <Button look="main" press={() => answer('admitted')}>
              {say('support.admit')}
            </Button>
          </>
        ) : (
          <p>{say('support.cannot_admit')}</p>
        )}
        <p>{say('support.decline_help')}</p>
        <Button look="danger" wide press={() => answer('declined')}>
          {say('support.decline')}
        </Button>
        <p class="soft">{say('support.final')}</p>
      </form>
    </Card>
  );
}

/** Why it was not done, in words and with the code to quote. */
export function refusalText(code: string): string {
  return code === 'offline' ? say('report.missing') : `${problemText(code)} (${code})`;
}
