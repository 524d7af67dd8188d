/** The notice of a province: what is told now, and the next version. */

import { SHAPES } from '../contract/later.gen';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { TextField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { nextVersion, noticeOn, notices } from './notice';

/** `#/privacy` */
export function NoticeScreen() {
  const phone = usePhone();
  const today = phone.today();
  const notice = noticeOn(phone, today);
  const area = phone.assignments.value[0]?.area_code.slice(0, 2) ?? '';
  const form = useForm('privacy_notice', { text: notice.text, starts_on: dateText(today) }, (texts) => {
    const starts = dateOf(texts.starts_on);
    const most = SHAPES.privacy_notice.text.length_max;
    return {
      text:
        texts.text.trim() === '' || texts.text === notice.text
          ? say('privacy.text_missing')
          : texts.text.length > most
            ? say('field.too_long', { most })
            : null,
      starts_on: !starts ? say('date.unclear') : starts < today ? say('rules.starts_early') : null,
    };
  });
  const save = async () => {
    if (!form.check()) return;
    const version = nextVersion(phone);
    const data = { version, starts_on: dateOf(form.texts.starts_on), text: form.texts.text.trim() };
    await phone.save([{ kind: 'privacy_notice', scope: `area:${area}`, data }]);
    await form.clear();
    tell(say('privacy.notice_saved', { version }));
  };
  if (!form.ready) return null;
  const older = notices(phone);
  return (
    <Page
      title={say('privacy.notice')}
      note={say('privacy.notice_help')}
      back={{ to: '/me', text: say('me.title') }}
      bottom={
        <Button look="main" press={save}>
          {say('privacy.notice_save')}
        </Button>
      }
    >
      <Card title={say('privacy.version', { version: notice.version })}>
        {notice.text.split('\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Card>
      <form class="stack" noValidate onSubmit={stay}>
        <h2>{say('privacy.notice_next', { version: nextVersion(phone) })}</h2>
        <TextField form={form} name="text" label={say('privacy.text')} hint={say('privacy.text_hint')} lines={12} />
        <DateField form={form} name="starts_on" label={say('rules.starts_on')} hint={say('privacy.starts_hint')} />
      </form>
      {older.length > 0 && (
        <Rows label={say('privacy.notice')}>
          {older.map((each) => (
            <Row
              key={each.id}
              title={say('privacy.version', { version: each.version })}
              note={formatThaiDate(each.starts_on)}
            />
          ))}
        </Rows>
      )}
    </Page>
  );
}
