/** The by-laws in force, as they are read out and printed, and the versions before and after them. */

import { type GroupRow, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { Banner, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { type BylawsRow, bylawsOn, fillIn, paragraphsOf, valuesIn, versionsOf } from './bylaws_rows';
import { holderOf } from './committee_rows';
import { DocumentFoot, Signature } from './document';
import { meetingTitle } from './minutes_rows';

/** `#/groups/:group/bylaws`: the version of today. */
export function BylawsScreen({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const today = phone.today();
  const versions = versionsOf(phone, groupId);
  const inForce = bylawsOn(versions, today);
  return (
    <Page
      title={say('bylaws.name')}
      note={inForce ? say('bylaws.in_force') : shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
      bottom={
        inForce ? (
          <Button look="main" press={() => window.print()}>
            {say('document.print')}
          </Button>
        ) : (
          <LinkButton to={`/groups/${groupId}/bylaws/new`} look="main" icon="add">
            {say('bylaws.write')}
          </LinkButton>
        )
      }
    >
      {inForce ? (
        <>
          <BylawsDocument phone={phone} group={group} bylaws={inForce} day={today} />
          <LinkButton to={`/groups/${groupId}/bylaws/new`} icon="add">
            {say('bylaws.write')}
          </LinkButton>
        </>
      ) : (
        <EmptyState title={say('bylaws.none')}>
          <p>{say('bylaws.none_help')}</p>
        </EmptyState>
      )}
      <Versions
        groupId={groupId}
        versions={versions.filter((version) => version.id !== inForce?.id)}
        today={phone.today()}
      />
    </Page>
  );
}

/** `#/groups/:group/bylaws/:bylaws`: any version, with the values of the day it began. */
export function BylawsVersion({ group: groupId, bylaws: bylawsId }: { group: string; bylaws: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const bylaws = phone.rows.find('bylaws', bylawsId);
  if (!group || !bylaws) return <RowMissing />;
  return (
    <Page
      title={say('bylaws.nth', { version: bylaws.version })}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}/bylaws`, text: say('bylaws.name') }}
      bottom={
        <Button look="main" press={() => window.print()}>
          {say('document.print')}
        </Button>
      }
    >
      {bylawsOn(versionsOf(phone, groupId), phone.today())?.id !== bylaws.id && (
        <Banner>
          <p>{say('bylaws.not_in_force')}</p>
        </Banner>
      )}
      <BylawsDocument phone={phone} group={group} bylaws={bylaws} day={bylaws.starts_on} />
    </Page>
  );
}

function Versions({ groupId, versions, today }: { groupId: string; versions: readonly BylawsRow[]; today: string }) {
  if (versions.length === 0) return null;
  return (
    <section class="stack-close">
      <h2>{say('bylaws.older')}</h2>
      <Rows label={say('bylaws.older')}>
        {versions.map((version) => (
          <Row
            key={version.id}
            to={`/groups/${groupId}/bylaws/${version.id}`}
            title={
              <>
                {say('bylaws.nth', { version: version.version })} <Mark mark={version.mark} />
              </>
            }
            note={say(version.starts_on > today ? 'bylaws.ahead' : 'bylaws.from', {
              date: formatThaiDate(version.starts_on, 'short'),
            })}
          />
        ))}
      </Rows>
    </section>
  );
}

function BylawsDocument(properties: { phone: Phone; group: GroupRow; bylaws: BylawsRow; day: string }) {
  const { phone, group, bylaws, day } = properties;
  const minutes = bylaws.minutes_id ? phone.rows.find('minutes', bylaws.minutes_id) : undefined;
  const valueOn = valuesIn(phone, group, day);
  return (
    <article class="document">
      <h2>{say('bylaws.heading', { group: group.name })}</h2>
      <p class="middle">{say('bylaws.nth', { version: bylaws.version })}</p>
      <p class="middle">{say('bylaws.from', { date: formatThaiDate(bylaws.starts_on) })}</p>
      {minutes && <p class="middle">{say('bylaws.by_minutes', { minutes: meetingTitle(minutes) })}</p>}
      {paragraphsOf(phone, group.id, bylaws.id).map((text, index) => (
        <section key={`${index + 1} ${text}`}>
          <h3>{say('bylaws.paragraph', { place: index + 1 })}</h3>
          <p class="lines">{fillIn(text, valueOn)}</p>
        </section>
      ))}
      <div class="document-signatures">
        <Signature name={holderOf(phone, group.id, 'chair', day) || null} role={say('bylaws.sign_chair')} />
        <Signature name={holderOf(phone, group.id, 'secretary', day) || null} role={say('bylaws.sign_secretary')} />
      </div>
      <DocumentFoot phone={phone} mark={bylaws.mark} />
    </article>
  );
}
