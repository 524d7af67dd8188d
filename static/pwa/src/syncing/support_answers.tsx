/** What support decided about lines of this person, in their own words. */

import { say } from '../i18n';
import { Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysBetween, formatThaiDate } from '../values/thai_date';

/** An answer is listed for so long; what it decided stays in the books. */
const SHOWN_DAYS = 30;

export function SupportAnswers() {
  const phone = usePhone();
  const today = phone.today();
  const answers = phone.rows
    .all('set_aside_answer')
    .filter((answer) => daysBetween(answer.civil_on, today) <= SHOWN_DAYS)
    .sort((left, right) => right.seq - left.seq);
  if (answers.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('support_answer.title')}</h2>
      <Rows label={say('support_answer.title')}>
        {answers.map((answer) => (
          <Row
            key={answer.id}
            title={say(`support.was_${answer.choice}`)}
            note={
              <>
                {answer.note && <div>{answer.note}</div>}
                <div>
                  {formatThaiDate(answer.civil_on, 'short')} · {say('sync.ticket', { ticket: answer.ticket })}
                </div>
              </>
            }
          />
        ))}
      </Rows>
    </section>
  );
}
