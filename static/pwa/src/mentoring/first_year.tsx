/** A gentle word before the reminders of an officer who is new, and whom to ask. */

import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { isNewOfficer } from './new_officer';
import { isOn, ownPairs } from './pair_rows';

/** Nothing for whoever is no officer, or has been one for longer. */
export function FirstYear() {
  const phone = usePhone();
  const today = phone.today();
  const posts = phone.rows.all('assignment', `person:${phone.person.value?.id}`);
  const begun = posts.filter((post) => post.role === 'officer' && post.from_on <= today).map((post) => post.from_on);
  const [firstOn] = begun.sort();
  if (!firstOn || !isNewOfficer(firstOn, settingAt(phone, 'new_officer_months'), today)) return null;
  const pair = ownPairs(phone).mine.find((each) => isOn(each, today));
  return (
    <Banner>
      <p>
        {pair ? (
          <a href={`#/mentoring/${pair.id}`}>{say('mentoring.first_year')}</a>
        ) : (
          say('mentoring.first_year_alone')
        )}
      </p>
    </Banner>
  );
}
