/** The collection days of a year: by the rule, and as the group moves them. A holiday is the group's to see, never ours. */

import { meetingsFrom } from '../groups/collection_date';
import { agreedDates, heldPeriods, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { formatPeriod } from '../values/thai_date';
import { setCollectionDate } from './collection_acts';
import { MoveDate } from './collection_next_date';

/** `#/groups/:group/dates` */
export function CollectionDates({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const today = phone.today();
  const agreed = agreedDates(phone, groupId);
  const held = heldPeriods(phone, groupId);
  return (
    <Page
      title={say('next_date.year')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
    >
      <p>{say('next_date.year_help', { day: group.collection_day })}</p>
      <ul class="rows" aria-label={say('next_date.year')}>
        {meetingsFrom(today.slice(0, 7), 12, group.collection_day, agreed).map(({ period, collection_on }) => (
          <li class="month" key={period}>
            <details>
              <summary>
                {collection_on === null
                  ? say('next_date.none', { period: formatPeriod(period) })
                  : dayText(collection_on, today)}
                <span class="soft">
                  {held.has(period) ? say('next_date.held') : agreed.has(period) && say('next_date.agreed')}
                </span>
              </summary>
              <MoveDate group={group} meeting={{ period, collection_on: collection_on ?? `${period}-01` }} />
              {collection_on !== null && (
                <Button wide look="quiet" press={() => setCollectionDate(phone, groupId, period, null)}>
                  {say('next_date.leave_out', { period: formatPeriod(period) })}
                </Button>
              )}
            </details>
          </li>
        ))}
      </ul>
    </Page>
  );
}
