/** The minutes of a group's meetings: the list, and one as it stands on official paper. */

import type { ComponentChildren } from 'preact';
import { type GroupRow, groupScope, placeText, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { allPosts, nameOf, postsText } from './committee_rows';
import { DocumentFoot, Signature } from './document';
import { peopleOf } from './minutes_form';
import { agendaOf, type MinutesRow, meetingsOf, meetingTitle, yearOf } from './minutes_rows';

/** `#/groups/:group/minutes` */
export function MinutesList({ group: groupId }: { group: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  if (!group) return <RowMissing />;
  const meetings = meetingsOf(phone, groupId);
  return (
    <Page
      title={say('minutes.name')}
      note={shortName(group)}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
      bottom={
        <LinkButton to={`/groups/${groupId}/minutes/new`} look="main" icon="add">
          {say('minutes.write')}
        </LinkButton>
      }
    >
      {meetings.length === 0 ? (
        <EmptyState title={say('minutes.none')}>
          <p>{say('minutes.none_help')}</p>
        </EmptyState>
      ) : (
        <Rows label={say('minutes.name')}>
          {meetings.map((meeting) => (
            <Row
              key={meeting.id}
              to={`/groups/${groupId}/minutes/${meeting.id}`}
              title={
                <>
                  {say('minutes.nth', {
                    meeting: say(`minutes.${meeting.meeting}`),
                    number: meeting.number,
                    year: yearOf(meeting.held_on),
                  })}{' '}
                  <Mark mark={meeting.mark} />
                </>
              }
              note={
                <>
                  <div>{formatThaiDate(meeting.held_on)}</div>
                  <div>{say('minutes.came', { count: meeting.present.length })}</div>
                </>
              }
            />
          ))}
        </Rows>
      )}
    </Page>
  );
}

/** `#/groups/:group/minutes/:minutes` */
export function MinutesScreen({ group: groupId, minutes: minutesId }: { group: string; minutes: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const minutes = phone.rows.find('minutes', minutesId);
  if (!group || !minutes) return <RowMissing />;
  const next = phone.rows.all('minutes', groupScope(groupId)).find((each) => each.replaces === minutes.id);
  return (
    <Page
      title={meetingTitle(minutes)}
      back={{ to: `/groups/${groupId}/minutes`, text: say('minutes.name') }}
      bottom={
        <Button look="main" press={() => window.print()}>
          {say('document.print')}
        </Button>
      }
    >
      {next && (
        <Rows label={say('minutes.rewritten')}>
          <Row to={`/groups/${groupId}/minutes/${next.id}`} title={say('minutes.rewritten')} />
        </Rows>
      )}
      <MinutesDocument phone={phone} group={group} minutes={minutes} />
      {!next && <LinkButton to={`/groups/${groupId}/minutes/${minutes.id}/edit`}>{say('minutes.edit')}</LinkButton>}
    </Page>
  );
}

function MinutesDocument({ phone, group, minutes }: { phone: Phone; group: GroupRow; minutes: MinutesRow }) {
  const came = new Set(minutes.present);
  const absent = peopleOf(phone, group, minutes.meeting, minutes.held_on).filter(({ value }) => !came.has(value));
  const posts = allPosts(phone, group.id);
  const people = minutes.present.map((id) => ({
    id,
    text: nameOf(phone, id),
    note: postsText(posts, id, minutes.held_on),
  }));
  return (
    <article class="document">
      <h2>{say('minutes.report_of', { meeting: say(`minutes.${minutes.meeting}`) })}</h2>
      <p class="middle">{group.name}</p>
      <p class="middle">{placeText(group, phone.places.value)}</p>
      <p class="middle">{say('minutes.nth_only', { number: minutes.number, year: yearOf(minutes.held_on) })}</p>
      <p class="middle">{say('minutes.when', { date: formatThaiDate(minutes.held_on) })}</p>
      <p class="middle">{say('minutes.where', { place: minutes.place })}</p>
      <Part name={say('minutes.who_came', { count: people.length })}>
        <People people={people} />
      </Part>
      {(absent.length > 0 || minutes.absence_note) && (
        <Part name={say('minutes.who_did_not', { count: absent.length })}>
          <People people={absent.map((person) => ({ id: person.value, text: person.text, note: person.note ?? '' }))} />
          {minutes.absence_note && <p>{say('minutes.because', { reason: minutes.absence_note })}</p>}
        </Part>
      )}
      {minutes.guests && (
        <Part name={say('minutes.guests')}>
          <p>{minutes.guests}</p>
        </Part>
      )}
      {minutes.began_at && (
        <Part name={say('minutes.began_at')}>
          <p>{say('minutes.clock', { time: minutes.began_at.replace(':', '.') })}</p>
        </Part>
      )}
      {agendaOf(phone, group.id, minutes.id).map((item) => (
        <Part key={item.id} name={say('minutes.item_is', { place: item.place, heading: item.heading })}>
          {item.said && <p class="lines">{item.said}</p>}
          <p class="lines">
            <strong>{say('minutes.resolution')}</strong> {item.resolved ?? '–'}
          </p>
        </Part>
      ))}
      {minutes.ended_at && (
        <Part name={say('minutes.ended_at')}>
          <p>{say('minutes.clock', { time: minutes.ended_at.replace(':', '.') })}</p>
        </Part>
      )}
      <div class="document-signatures">
        <Signature name={minutes.taken_by} role={say('minutes.taken_by')} />
        <Signature name={minutes.checked_by} role={say('minutes.checked_by')} />
      </div>
      <DocumentFoot phone={phone} mark={minutes.mark} />
    </article>
  );
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{name}</h3>
      {children}
    </section>
  );
}

function People({ people }: { people: readonly { id: string; text: string; note: string }[] }) {
  return (
    <ol class="people">
      {people.map((person) => (
        <li key={person.id}>
          {person.text} <span class="soft">{person.note}</span>
        </li>
      ))}
    </ol>
  );
}
