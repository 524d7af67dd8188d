/** The days of one's work as a file for the phone's own calendar, also without signal. */

import { say } from '../i18n';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { shareFile } from '../ui/save_file';
import { dayText } from '../ui/when';
import { calendarDays, calendarEvents } from './calendar_days';
import { calendarFile } from './calendar_file';

/** `#/me/calendar` */
export function CalendarScreen() {
  const phone = usePhone();
  const days = calendarDays(phone);
  const shown = days.filter((day) => !day.is_cancelled);
  const save = async () => {
    const text = calendarFile(say('app.name'), await calendarEvents(days), Date.now());
    await shareFile(new File([text], 'omsap.ics', { type: 'text/calendar' }));
  };
  return (
    <Page
      title={say('calendar.name')}
      back={{ to: '/me', text: say('me.title') }}
      bottom={
        days.length > 0 && (
          <Button look="main" press={save}>
            {say('calendar.save')}
          </Button>
        )
      }
    >
      <p>{say('calendar.help')}</p>
      <p class="soft">{say('calendar.again')}</p>
      {shown.length === 0 ? (
        <EmptyState title={say('calendar.empty')}>
          <p>{say('calendar.empty_help')}</p>
        </EmptyState>
      ) : (
        <Rows label={say('calendar.name')}>
          {shown.map((day) => (
            <Row
              key={`${day.sort} ${day.subject} ${day.key}`}
              title={day.summary}
              note={dayText(day.on, phone.today())}
            />
          ))}
        </Rows>
      )}
    </Page>
  );
}
