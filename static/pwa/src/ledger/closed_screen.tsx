/** A collection that was held: the card before leaving the village, totals, who confirmed, slips and their corrections. */

import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type EntryRow, groupScope, memberName, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { settingAt } from '../rulebook/setting';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { hush } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { oldestText, signText } from '../ui/sync_sign';
import { dayText } from '../ui/when';
import { formatBaht } from '../values/money';
import { formatPeriod } from '../values/thai_date';
import { balanceOf, balances } from './balance';
import { bookOf } from './brought_forward';
import { cashOver } from './cash_over';
import { Correction } from './collection_correction';
import { type CollectionFacts, readCollection, whoIs } from './collection_facts';
import { NextDate, useNextMeeting } from './collection_next_date';
import { Signature } from './collection_signature';
import { isPayment } from './collection_steps';
import { entryText } from './entry_text';
import { passbook } from './passbook';

/** `#/groups/:group/collections/:collection` */
export function ClosedScreen({ group: groupId, collection: collectionId }: { group: string; collection: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const open = phone.rows.find('collection_open', collectionId);
  useEffect(() => hush, []);
  if (!group || !open) return <RowMissing />;
  const today = phone.today();
  const facts = readCollection(phone, group, open);
  return (
    <Page
      title={say('closed.title', { period: formatPeriod(open.period) })}
      note={`${shortName(group)}, ${dayText(open.civil_on, today)}`}
      back={{ to: `/groups/${groupId}`, text: shortName(group) }}
    >
      {facts.close ? (
        <>
          {facts.close.civil_on === today && <NextDate group={group} />}
          {facts.close.civil_on === today && <Leaving facts={facts} close={facts.close} />}
          <Totals facts={facts} close={facts.close} />
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

interface Closed {
  facts: CollectionFacts;
  close: NonNullable<CollectionFacts['close']>;
}

/** By how much the cash differed from the lines when the collection was closed. */
function differenceOf({ facts, close }: Closed): number {
  return close.counted_satang - facts.open.opening_cash_satang - close.total_satang;
}

function confirmOf(phone: ReturnType<typeof usePhone>, facts: CollectionFacts) {
  return phone.rows
    .all('collection_confirm', groupScope(facts.group.id))
    .findLast((confirm) => confirm.collection_id === facts.open.id);
}

/** What must be known before the officer leaves: what is safe, what waits, who is to be told, who has the cash. */
function Leaving({ facts, close }: Closed) {
  const phone = usePhone();
  const { group, members, state } = facts;
  const sign = phone.sign.value;
  const oldest = oldestText(sign, phone.today());
  const next = useNextMeeting(group);
  const confirm = confirmOf(phone, facts);
  const difference = differenceOf({ facts, close });
  const { entries, brought } = bookOf(phone, groupScope(group.id));
  const cash = balanceOf(balances(entries, brought), 'cash');
  const limit = settingAt(phone, 'cash_on_hand_limit_satang', group);
  const missing = members.filter((member) => member.status !== 'left' && !state.received_satang.has(member.id));
  return (
    <Card done title={say('closed.leaving')}>
      <ul class="stack-close">
        <li>✓ {say('closed.kept')}</li>
        <li>
          {sign.state === 'sent' ? '✓' : '○'} {signText(sign)}
          {oldest && <span class="soft"> {oldest}</span>}
        </li>
        <li>
          {next.is_agreed ? '✓' : '○'}{' '}
          {say(next.is_agreed ? 'closed.next' : 'closed.next_not_agreed', {
            date: dayText(next.collection_on, phone.today()),
          })}
        </li>
        <li>
          {close.cash_with_name
            ? `✓ ${say('closed.cash_with', { amount: formatBaht(close.counted_satang), who: close.cash_with_name })}`
            : `○ ${say('closed.cash_with_nobody', { amount: formatBaht(close.counted_satang) })}`}
        </li>
        {cashOver(cash, limit) > 0 && (
          <li>▲ {say('closed.cash_over', { amount: formatBaht(cash), most: formatBaht(limit) })}</li>
        )}
        {!confirm?.signer_name && <li>▲ {say('closed.tell_committee')}</li>}
        {difference !== 0 && <li>▲ {say('closed.tell_chief', { amount: formatBaht(Math.abs(difference)) })}</li>}
        {missing.length > 0 && (
          <li>
            ○ {say('closed.tell_missing', { count: missing.length })}
            <div class="soft">{missing.map(whoIs).join(', ')}</div>
          </li>
        )}
      </ul>
      {sign.state === 'waiting' && <p class="soft">{say('closed.will_send')}</p>}
      {sign.state === 'waiting' && sign.online && <Button press={() => phone.syncNow()}>{say('sync.send_now')}</Button>}
    </Card>
  );
}

function Totals({ facts, close }: Closed) {
  const phone = usePhone();
  const { open, state } = facts;
  const confirm = confirmOf(phone, facts);
  const difference = differenceOf({ facts, close });
  const changed = state.total_satang - close.total_satang;
  return (
    <Card>
      <dl class="pairs">
        <dt>{say('closed.total', { count: state.brought_satang.size })}</dt>
        <dd class="money">{formatBaht([...state.brought_satang.values()].reduce((sum, each) => sum + each, 0))}</dd>
        {state.lines.filter(isPayment).map((line) => (
          <Fragment key={line.id}>
            <dt>{[entryText(line), line.reason].filter(Boolean).join(', ')}</dt>
            <dd class="money">{formatBaht(line.amount_satang)}</dd>
          </Fragment>
        ))}
        <dt>{say('closed.opening')}</dt>
        <dd class="money">{formatBaht(open.opening_cash_satang)}</dd>
        <dt>{say('count.counted')}</dt>
        <dd class="money">{formatBaht(close.counted_satang)}</dd>
        {changed !== 0 && (
          <>
            <dt>{say('closed.corrected')}</dt>
            <dd class="money">
              {changed > 0 ? '+' : ''}
              {formatBaht(changed)}
            </dd>
          </>
        )}
      </dl>
      {close.reason && (
        <Banner look="needs_you">
          <p>{say('closed.difference', { amount: formatBaht(difference) })}</p>
          <p>{close.reason}</p>
        </Banner>
      )}
      <CorrectLines groupId={facts.group.id} lines={state.lines.filter(isPayment)} />
      {confirm && (
        <div>
          <p>
            {confirm.signer_name
              ? say('closed.confirmed_by', {
                  who: [confirm.signer_name, confirm.signer_post && say(`confirm.post_${confirm.signer_post}`)]
                    .filter(Boolean)
                    .join(', '),
                })
              : say('closed.confirmed_by_nobody', { reason: confirm.reason ?? '' })}
          </p>
          {confirm.strokes && <Signature strokes={confirm.strokes} />}
        </div>
      )}
    </Card>
  );
}

/** One slip a member: number, what it pays for, the sum, and the balance after it; each line can be corrected. */
function Slips({ facts }: { facts: CollectionFacts }) {
  const phone = usePhone();
  const closes = phone.rows.all('collection_close', groupScope(facts.group.id));
  const { group, members, state } = facts;
  const { entries, brought } = bookOf(phone, groupScope(group.id));
  const corrections = new Map(entries.map((entry) => [entry.corrects, entry]));
  const corrected = state.taken_back.filter((line) => corrections.has(line.id) || isTakenBackLater(facts, line));
  const ofMember = members.filter((member) =>
    [...state.lines, ...corrected].some((line) => line.member_id === member.id && !isPayment(line)),
  );
  return (
    <section class="stack-close">
      <h2>{say('slips.title')}</h2>
      <ul class="rows" aria-label={say('slips.title')}>
        {ofMember.map((member) => {
          const lines = state.lines.filter((line) => line.member_id === member.id && !isPayment(line));
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
              <span class="money">{formatBaht(state.brought_satang.get(member.id) ?? 0)}</span>
              <span class="soft">
                {lines.map((line) => (
                  <a class="slip-link" key={line.id} href={`#/groups/${group.id}/slips/${line.id}`}>
                    {slipText(line)}
                  </a>
                ))}
              </span>
              <span class="soft">
                {after && say('passbook.after', { amount: formatBaht(after.balance_satang) })}{' '}
                {lines[0] && <Mark mark={lines[0].mark} />}
              </span>
              {corrected
                .filter((line) => line.member_id === member.id)
                .map((line) => (
                  <span class="slip-corrected" key={line.id}>
                    <span class="taken-back">
                      {slipText(line)} {formatBaht(line.amount_satang)}
                    </span>{' '}
                    {say('correction.see', { number: corrections.get(line.id)?.slip_number ?? '–' })}
                  </span>
                ))}
              {facts.close && <CorrectLines groupId={group.id} lines={lines} who={whoIs(member)} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Lines that can be corrected, folded away: nobody does this in passing. */
function CorrectLines({ groupId, lines, who = '' }: { groupId: string; lines: readonly EntryRow[]; who?: string }) {
  const [correcting, setCorrecting] = useState<EntryRow | null>(null);
  if (lines.length === 0) return null;
  return (
    <details class="slip-more">
      <summary>{say('correction.open')}</summary>
      {lines.map((line) => (
        <Button key={line.id} wide press={() => setCorrecting(line)}>
          {entryText(line)} {formatBaht(line.amount_satang)}
        </Button>
      ))}
      {correcting && (
        <Correction
          key={correcting.id}
          groupId={groupId}
          entry={correcting}
          who={who}
          close={() => setCorrecting(null)}
        />
      )}
    </details>
  );
}

/** "K7QM-000001 (เงินสัจจะ พ.ย. 69)". */
function slipText(line: EntryRow): string {
  return `${line.slip_number ?? ''} (${line.period ? formatPeriod(line.period) : entryText(line)})`.trim();
}

/** Taken back with a reason after the collection was closed: the slip is still in somebody's hand. */
function isTakenBackLater(facts: CollectionFacts, line: EntryRow): boolean {
  return facts.entries.some((entry) => entry.reverses === line.id && entry.reason !== null);
}
