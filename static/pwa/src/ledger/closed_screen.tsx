/** A collection that was held: slips, totals, and the card before leaving the village. */

import { nextCollectionOn } from '../groups/collection_date';
import { groupScope, heldPeriods, memberName, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { oldestText, signText } from '../ui/sync_sign';
import { dayText } from '../ui/when';
import { formatBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { balanceOf } from './balance';
import { bookOf } from './brought_forward';
import { type CollectionFacts, readCollection } from './collection_facts';
import { passbook } from './passbook';

/** `#/groups/:group/collections/:collection` */
export function ClosedScreen({ group: groupId, collection: collectionId }: { group: string; collection: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const open = phone.rows.find('collection_open', collectionId);
  if (!group || !open) return <RowMissing />;
  const today = phone.today();
  const facts = readCollection(phone, group, open);
  const { close, state } = facts;
  const next = nextCollectionOn(group.collection_day, today, heldPeriods(phone, groupId));
  return (
    <Page
      title={say('closed.title', { period: formatPeriod(open.period) })}
      note={`${shortName(group)}, ${dayText(open.civil_on, today)}`}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
    >
      {close ? (
        <>
          <Leaving next={dayText(next, today)} />
          <Card>
            <dl class="pairs">
              <dt>{say('closed.total', { count: state.received_satang.size })}</dt>
              <dd class="money">{formatBaht(close.total_satang)}</dd>
              <dt>{say('closed.opening')}</dt>
              <dd class="money">{formatBaht(open.opening_cash_satang)}</dd>
              <dt>{say('count.counted')}</dt>
              <dd class="money">{formatBaht(close.counted_satang)}</dd>
            </dl>
            {close.reason && (
              <Banner look="needs_you">
                <p>
                  {say('closed.difference', {
                    amount: formatBaht(close.counted_satang - open.opening_cash_satang - close.total_satang),
                  })}
                </p>
                <p>{close.reason}</p>
              </Banner>
            )}
          </Card>
        </>
      ) : (
        <Banner>
          <p>{say('collection.still_open')}</p>
          {open.device_id === phone.device.value?.id && (
            <LinkButton to={`/groups/${groupId}/collection`}>{say('collection.continue')}</LinkButton>
          )}
        </Banner>
      )}
      <Slips facts={facts} />
    </Page>
  );
}

/** What must be known before the officer leaves: it is safe here, and when it will be sent. */
function Leaving({ next }: { next: string }) {
  const phone = usePhone();
  const sign = phone.sign.value;
  const oldest = oldestText(sign, phone.today());
  return (
    <Card done title={say('closed.leaving')}>
      <ul class="stack-close">
        <li>✓ {say('closed.kept')}</li>
        <li>
          {sign.state === 'sent' ? '✓' : '○'} {signText(sign)}
          {oldest && <span class="soft"> {oldest}</span>}
        </li>
        <li>✓ {say('closed.next', { date: next })}</li>
      </ul>
      {sign.state === 'waiting' && <p class="soft">{say('closed.will_send')}</p>}
      {sign.state === 'waiting' && sign.online && <Button press={() => phone.syncNow()}>{say('sync.send_now')}</Button>}
    </Card>
  );
}

/** One slip a line: number, what it pays for, the sum, and the member's balance after it. */
function Slips({ facts }: { facts: CollectionFacts }) {
  const phone = usePhone();
  const closes = phone.rows.all('collection_close', groupScope(facts.group.id));
  const { members, state } = facts;
  const { entries, brought } = bookOf(phone, groupScope(facts.group.id));
  return (
    <section class="stack-close">
      <h2>{say('slips.title')}</h2>
      <ul class="rows" aria-label={say('slips.title')}>
        {members
          .filter((member) => state.received_satang.has(member.id))
          .map((member) => {
            const lines = state.lines.filter((line) => line.member_id === member.id);
            const before = balanceOf(brought, 'pledged_savings', member.id);
            const after = passbook(entries, member.id, closes, before).findLast(({ entry }) =>
              lines.some((line) => line.id === entry.id),
            );
            return (
              <li class="slip" key={member.id}>
                <b>
                  <span class="room-number">{member.number}</span>
                  {memberName(member)}
                </b>
                <span class="money">{formatBaht(state.received_satang.get(member.id) ?? 0)}</span>
                <span class="soft">
                  {lines.map((line) => (
                    <a class="slip-link" key={line.id} href={`#/groups/${facts.group.id}/slips/${line.id}`}>
                      {`${line.slip_number ?? ''} (${formatPeriod(line.period ?? '')})`}
                    </a>
                  ))}
                </span>
                <span class="soft">
                  {after && say('passbook.after', { amount: formatBaht(after.balance_satang) })}{' '}
                  {lines[0] && <Mark mark={lines[0].mark} />}
                </span>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
