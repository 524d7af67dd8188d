/** The roll: who did not come, and who sent the money through somebody. Everybody else is here. */

import { groupScope, memberName, shortName } from '../groups/group_rows';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button, LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { EmptyState } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import type { Presence } from './collection';
import { endRollCall, notePresence } from './collection_acts';
import { type CollectionFacts, whoIs } from './collection_facts';
import { Progress } from './collection_progress';
import { addressOf, rollOf } from './collection_steps';
import { HistoryComing } from './history_coming';
import { ProxyName } from './member_sheet';

/** `…/collection/roll_call` */
export function RollCall({ facts }: { facts: CollectionFacts }) {
  const phone = usePhone();
  const { group, open, members, state } = facts;
  const counted = rollOf(members, state.presence);
  const note = (memberId: string, presence: Presence, proxyName?: string) =>
    notePresence(phone, group.id, open.id, memberId, presence, proxyName);
  return (
    <Page
      title={say('roll_call.name')}
      note={shortName(group)}
      back={{ to: `/groups/${group.id}`, text: shortName(group) }}
      bottom={
        <>
          <p class="totals" role="status">
            {say('roll_call.counted', counted)}
          </p>
          <Button
            look="main"
            press={async () => {
              await endRollCall(phone, group.id, open.id, counted);
              goTo(addressOf(group.id, 'room'), true);
            }}
          >
            {say('roll_call.done')}
          </Button>
        </>
      }
    >
      <HistoryComing scope={groupScope(group.id)} />
      <Progress facts={facts} now="roll_call" />
      <p>{say('roll_call.help')}</p>
      {members.length === 0 ? (
        <EmptyState title={say('members.none')}>
          <LinkButton to={`/groups/${group.id}/members/new`} icon="add">
            {say('members.add')}
          </LinkButton>
        </EmptyState>
      ) : (
        <ul class="rows roll" aria-label={say('members.title')}>
          {members.map((member) => {
            const presence = state.presence.get(member.id) ?? 'present';
            const choice = (each: Presence) => (
              <button
                type="button"
                class="take"
                aria-pressed={presence === each}
                aria-label={`${whoIs(member)}: ${say(`presence.${each}`)}`}
                onClick={() => note(member.id, presence === each ? 'present' : each)}
              >
                {say(`presence.${each}`)}
              </button>
            );
            return (
              <li key={member.id}>
                <span>
                  <span class="room-number">{member.number}</span> <b>{memberName(member)}</b>
                </span>
                {choice('proxy')}
                {choice('absent')}
                {presence === 'proxy' && (
                  <ProxyName
                    known={state.proxy_names.get(member.id) ?? ''}
                    note={(name) => note(member.id, 'proxy', name)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Page>
  );
}
