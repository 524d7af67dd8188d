/** What mentoring has to say on วันนี้: what waits for an answer or a signature, and a gentle word before a new officer's reminders. */

import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import type { Phone } from '../sync/ports';
import { LinkButton } from '../ui/button';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { isNewOfficer } from './new_officer';
import { countAsking, isOn, ownPairs } from './pair_rows';

export function MentorWord({ hasAlerts }: { hasAlerts: boolean }) {
  const phone = usePhone();
  const today = phone.today();
  const { mine, mentored } = ownPairs(phone);
  const asking = [...mine, ...mentored].reduce((sum, pair) => sum + countAsking(phone, pair), 0);
  const pair = mine.find((each) => isOn(each, today));
  return (
    <>
      {asking > 0 && (
        <Card title={say('mentoring.name')}>
          <p>{say('mentoring.asking', { count: asking })}</p>
          <LinkButton to="/mentoring">{say('mentoring.open')}</LinkButton>
        </Card>
      )}
      {hasAlerts && isNew(phone, today) && (
        <Banner>
          <p>
            {pair ? (
              <a href={`#/mentoring/${pair.id}`}>{say('mentoring.first_year')}</a>
            ) : (
              say('mentoring.first_year_alone')
            )}
          </p>
        </Banner>
      )}
    </>
  );
}

/** Whether the person of this phone became an officer a short while ago, wherever that was. */
function isNew(phone: Phone, today: string): boolean {
  const [firstOn] = phone.rows
    .all('assignment', `person:${phone.person.value?.id}`)
    .filter((post) => post.role === 'officer' && post.from_on <= today)
    .map((post) => post.from_on)
    .sort();
  return firstOn !== undefined && isNewOfficer(firstOn, settingAt(phone, 'new_officer_months'), today);
}
