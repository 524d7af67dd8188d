/** One report of an activity: to read, share, copy, print; and those of an area for its chiefs. */

import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { LinePhoto } from '../photos/line_photo';
import { SaveTable } from '../reports/save_table';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import type { Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { scopeOf } from './activity_form';
import { type EventName, newestOf } from './activity_rows';
import { sharePost } from './share';

/** The photos of a report that this phone or the server has. */
async function photosOf(phone: Phone, scope: string, hashes: readonly string[]): Promise<Blob[]> {
  const blobs: Blob[] = [];
  for (const sha256 of hashes) {
    const answer = await fetch(await phone.photoAddress(scope, sha256)).catch(() => null);
    if (answer?.ok) blobs.push(await answer.blob());
  }
  return blobs;
}

async function share(text: string, photos: readonly Blob[]): Promise<void> {
  const shared = await sharePost(text, photos);
  if (shared === 'without_photos' || (shared === 'copied' && photos.length > 0)) tell(say('activity.without_photos'));
  else if (shared === 'copied') tell(say('activity.copied'));
}

/** `#/activities/:activity` */
export function ActivityScreen({ activity: activityId }: { activity: string }) {
  const phone = usePhone();
  const activity = phone.rows.find('activity_report', activityId);
  const scope = activity && scopeOf(phone, activity);
  if (!activity || !scope) return <RowMissing />;
  const newest = newestOf(phone, scope, activity.id);
  const group = scope.startsWith('group:') ? scope.slice('group:'.length) : null;
  return (
    <Page
      title={say(`activity.event_${activity.event}`)}
      note={
        <>
          {formatThaiDate(activity.happened_on)} <Mark mark={activity.mark} />
        </>
      }
      back={
        group
          ? { to: `/groups/${group}/activities`, text: say('activity.name') }
          : { to: `/ceremonies/${activity.subject_id}`, text: say('ceremony.name') }
      }
      bottom={
        newest ? (
          <LinkButton to={`/activities/${newest.id}`} look="main">
            {say('activity.open_newest')}
          </LinkButton>
        ) : (
          <Button look="main" press={async () => share(activity.text, await photosOf(phone, scope, activity.photos))}>
            {say('activity.share')}
          </Button>
        )
      }
    >
      {newest && (
        <Banner>
          <p>{say('activity.replaced')}</p>
        </Banner>
      )}
      <article class="sheet-a4 stack">
        <p class="lines">{activity.text}</p>
        {activity.photos.map((sha256) => (
          <LinePhoto key={sha256} scope={scope} sha256={sha256} motif="scene" />
        ))}
      </article>
      {!newest && (
        <>
          <p class="soft">{say('activity.consent')}</p>
          <Button wide press={() => copy(activity.text)}>
            {say('activity.copy')}
          </Button>
          <Button wide press={() => print()}>
            {say('activity.print')}
          </Button>
          {activity.author_id === phone.person.value?.id && (
            <LinkButton to={`/activities/${activity.id}/edit`}>{say('activity.edit')}</LinkButton>
          )}
        </>
      )}
    </Page>
  );
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  tell(say('activity.copied'));
}

interface Activity {
  id: string;
  event: EventName;
  happened_on: string;
  text: string;
  /** Missing where the reader is not told them. */
  photos?: string[];
  group_id: string | null;
  group_name: string | null;
  author_name: string | null;
}

/** `#/overview/:area/activities` */
export function AreaActivities({ area }: { area: string }) {
  const phone = usePhone();
  const told = useReport<{ activities: Activity[] }>('activities', { area });
  return (
    <Page
      title={say('activity.name')}
      note={
        <>
          <div>{areaText(area, phone.places.value)}</div>
          <AsOf told={told} />
        </>
      }
      back={{ to: `/overview/${area}`, text: say('overview.title') }}
    >
      <Report told={told}>
        {({ activities }) =>
          activities.length === 0 ? (
            <EmptyState title={say('activity.none_written')}>
              <p>{say('activity.none_written_help')}</p>
            </EmptyState>
          ) : (
            <>
              {activities.map((each) => (
                <Card key={each.id} title={each.group_name ?? say(`activity.event_${each.event}`)}>
                  <p class="soft">
                    {[formatThaiDate(each.happened_on, 'short'), each.author_name].filter(Boolean).join(', ')}
                  </p>
                  <p class="lines">{each.text}</p>
                  {each.group_id &&
                    each.photos?.map((sha256) => (
                      <LinePhoto key={sha256} scope={`group:${each.group_id}`} sha256={sha256} motif="scene" />
                    ))}
                  <Button wide press={() => share(each.text, [])}>
                    {say('activity.share')}
                  </Button>
                </Card>
              ))}
              <SaveTable table="activities" of={{ area }} />
            </>
          )
        }
      </Report>
    </Page>
  );
}
