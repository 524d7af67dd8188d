/** One line of a group's books: what it is, what became of it, and the way to put it right. */

import { useEffect, useState } from 'preact/hooks';
import { type EntryRow, type GroupRow, groupScope, memberName, shortName } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { standingExit } from '../members/settle_up';
import { LinePhoto } from '../photos/line_photo';
import type { Phone } from '../sync/ports';
import { Button } from '../ui/button';
import { Mark } from '../ui/mark';
import { hush } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Pairs, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { dayText } from '../ui/when';
import { formatBaht } from '../values/money';
import { Correction } from './collection_correction';
import { entryText } from './entry_text';

/** `#/groups/:group/entries/:entry` */
export function EntryScreen({ group: groupId, entry: entryId }: { group: string; entry: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const entry = phone.rows.all('entry', groupScope(groupId)).find((each) => each.id === entryId);
  useEffect(() => hush, []);
  return group && entry ? <Line group={group} entry={entry} /> : <RowMissing />;
}

function Line({ group, entry }: { group: GroupRow; entry: EntryRow }) {
  const phone = usePhone();
  const [isCorrecting, setCorrecting] = useState(false);
  const today = phone.today();
  const home = `/groups/${group.id}`;
  const member = entry.member_id ? phone.rows.find('member', entry.member_id) : undefined;
  const facts: [string, string | null | undefined][] = [
    [say('date.day'), dayText(entry.civil_on, today)],
    [say('book.member'), member && `${member.number} ${memberName(member)}`],
    [say('correction.slip'), entry.slip_number],
    [say('book.bank_reference'), entry.bank_reference],
    [say('book.bank_signers'), entry.bank_signers],
    [say('correction.reason'), entry.reason],
    [say('correction.witness'), entry.witness_name],
  ];
  const obstacle = obstacleTo(phone, group.id, entry);
  return (
    <Page
      personal={member !== undefined}
      title={entryText(entry)}
      note={shortName(group)}
      back={
        member
          ? { to: `${home}/members/${member.id}`, text: memberName(member) }
          : { to: `${home}/books`, text: say('book.books') }
      }
      bottom={
        obstacle === null && (
          <Button wide press={() => setCorrecting(true)}>
            {say('correction.open')}
          </Button>
        )
      }
    >
      <Card>
        <p class="figure">
          {say('money.baht', { amount: formatBaht(entry.amount_satang) })} <Mark mark={entry.mark} />
        </p>
        <Pairs pairs={facts} />
        {entry.photo_sha256 && <LinePhoto scope={groupScope(group.id)} sha256={entry.photo_sha256} />}
      </Card>
      {obstacle && (
        <Banner>
          <p>{obstacle}</p>
        </Banner>
      )}
      <Related entry={entry} home={home} />
      {isCorrecting && (
        <Correction
          groupId={group.id}
          entry={entry}
          who={member ? memberName(member) : ''}
          close={() => setCorrecting(false)}
        />
      )}
    </Page>
  );
}

/** What else belongs to a line: its slip, its collection, what it puts right and what put it right. */
function Related({ entry, home }: { entry: EntryRow; home: string }) {
  const phone = usePhone();
  const entries = phone.rows.all('entry', home.replace('/groups/', 'group:'));
  const others: [string, EntryRow | undefined][] = [
    [say('correction.reverses'), entries.find((each) => each.id === entry.reverses)],
    [say('correction.corrects'), entries.find((each) => each.id === entry.corrects)],
    [say('correction.taken_back'), entries.find((each) => each.reverses === entry.id)],
    [say('correction.corrected'), entries.find((each) => each.corrects === entry.id)],
  ];
  const found = others.filter((other): other is [string, EntryRow] => other[1] !== undefined);
  if (!entry.slip_number && !entry.collection_id && found.length === 0) return null;
  return (
    <Rows label={say('correction.related')}>
      {entry.slip_number && entry.member_id && <Row to={`${home}/slips/${entry.id}`} title={say('slips.title')} />}
      {entry.collection_id && (
        <Row to={`${home}/collections/${entry.collection_id}`} title={say('correction.collection')} />
      )}
      {found.map(([name, other]) => (
        <Row
          key={name}
          to={`${home}/entries/${other.id}`}
          title={name}
          note={dayText(other.civil_on, phone.today())}
          end={<span class="money">{formatBaht(other.amount_satang)}</span>}
        />
      ))}
    </Rows>
  );
}

/** Why a line cannot be corrected by itself, and what to do instead; null when it can. */
export function obstacleTo(phone: Phone, groupId: string, entry: EntryRow): string | null {
  const scope = groupScope(groupId);
  if (entry.reverses) return say('correction.is_reversal');
  if (phone.rows.all('entry', scope).some((each) => each.reverses === entry.id)) return say('correction.is_taken_back');
  if (entry.entry_kind.startsWith('carry_')) return say('correction.is_carried');
  const isClosed = phone.rows
    .all('collection_close', scope)
    .some((close) => close.collection_id === entry.collection_id);
  if (entry.collection_id && !isClosed) return say('correction.is_open');
  const exit = entry.member_id ? standingExit(phone.rows.all('member_exit', scope), entry.member_id) : undefined;
  return exit?.entry_ids.includes(entry.id) ? say('correction.is_leaving') : null;
}
