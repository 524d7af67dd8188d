/** One group or two? Two cards to compare; if it is one, who is who, and what is carried from the second book into the first. */

import { say } from '../i18n';
import { balanceOf, balances } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { mirrorOf } from '../ledger/collection_acts';
import { entryText } from '../ledger/entry_text';
import { HistoryComing } from '../ledger/history_coming';
import { pledgesOf } from '../members/member_pledge';
import { goTo } from '../router';
import { type Draft, newId, type Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { ChoiceField, SelectField } from '../ui/field';
import { stay, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatBaht } from '../values/money';
import { formatThaiDate } from '../values/thai_date';
import {
  type EntryRow,
  type GroupRow,
  groupScope,
  type MemberRow,
  memberName,
  membersOf,
  nextMemberNumber,
  openCollection,
  placeText,
  shortName,
} from './group_rows';
import { RowMissing } from './row_missing';
import { carriedLines, isOlder, lookalikesOf, matchMembers, sumsWithout, writtenTwice } from './same_group';

/** Who joins the group that goes on as somebody new. */
const NEW = 'new';

/** The groups that look like this one, with everybody's verdicts. */
export function findLookalikes(phone: Phone, group: GroupRow): GroupRow[] {
  const groups = phone.rows.all('group');
  const comparisons = groups.flatMap((each) => {
    const scope = groupScope(each.id);
    return phone.rows.all('group_comparison', scope).map((row) => ({ ...row, scope }));
  });
  return lookalikesOf(group, groups, comparisons);
}

/** What a group's page says of a second book of the same group. */
export function SecondBook({ group }: { group: GroupRow }) {
  const phone = usePhone();
  const goesOn = group.duplicate_of ? phone.rows.find('group', group.duplicate_of) : undefined;
  if (goesOn) {
    const { entries, brought } = bookOf(phone, groupScope(group.id));
    const isEmpty = carriedLines(balances(entries, brought), new Map()).out.length === 0;
    return (
      <Banner {...(isEmpty ? {} : { look: 'needs_you' as const })}>
        <p>{say(isEmpty ? 'same_group.carried' : 'same_group.left_over', { name: shortName(goesOn) })}</p>
        <LinkButton to={`/groups/${goesOn.id}`}>{say('same_group.to_other')}</LinkButton>
        {!isEmpty && (
          <LinkButton to={`/groups/${group.id}/same/${goesOn.id}`} look="main">
            {say('same_group.carry_rest')}
          </LinkButton>
        )}
      </Banner>
    );
  }
  return (
    <>
      {findLookalikes(phone, group).map((other) => (
        <Banner key={other.id}>
          <p>{say('same_group.question', { name: other.name, date: formatThaiDate(other.founded_on, 'short') })}</p>
          <LinkButton to={`/groups/${group.id}/same/${other.id}`}>{say('same_group.compare')}</LinkButton>
        </Banner>
      ))}
    </>
  );
}

/** `#/groups/:group/same/:other` */
export function SameGroup({ group: groupId, other: otherId }: { group: string; other: string }) {
  const phone = usePhone();
  const [group, other] = [phone.rows.find('group', groupId), phone.rows.find('group', otherId)];
  if (!group || !other) return <RowMissing />;
  const [goesOn, second] = isOlder(group, other) ? [group, other] : [other, group];
  return <Compare key={second.id} goesOn={goesOn} second={second} back={group} />;
}

interface TwoGroups {
  goesOn: GroupRow;
  second: GroupRow;
}

function Compare({ goesOn, second, back }: TwoGroups & { back: GroupRow }) {
  const phone = usePhone();
  const home = `/groups/${back.id}`;
  const tellApart = async () => {
    const comparison = (verdict: string): Draft => ({
      kind: 'group_comparison',
      scope: groupScope(second.id),
      data: { other_id: goesOn.id, verdict },
    });
    await phone.save([comparison('apart')]);
    goTo(home, true);
    tell(say('same_group.told_apart'), () => phone.save([comparison('undecided')]));
  };
  const isComing = [goesOn, second].some((each) => phone.rows.fetching(groupScope(each.id)));
  const open = openCollection(phone, second.id);
  return (
    <Page
      title={say('same_group.heading')}
      note={placeText(second, phone.places.value)}
      back={{ to: home, text: shortName(back) }}
      personal
    >
      <div class="sides">
        <GroupCard phone={phone} group={goesOn} title={say('same_group.goes_on')} />
        <GroupCard phone={phone} group={second} title={say('same_group.second')} />
      </div>
      {!second.duplicate_of && (
        <Button wide press={tellApart}>
          {say('same_group.apart')}
        </Button>
      )}
      <HistoryComing scope={groupScope(second.id)} />
      <HistoryComing scope={groupScope(goesOn.id)} />
      {open && (
        <Banner look="needs_you">
          <p>{say('same_group.close_first')}</p>
          <LinkButton to={`/groups/${second.id}/collection`}>{say('collection.continue')}</LinkButton>
        </Banner>
      )}
      {!isComing && !open && <Carry phone={phone} goesOn={goesOn} second={second} />}
    </Page>
  );
}

function GroupCard({ phone, group, title }: { phone: Phone; group: GroupRow; title: string }) {
  const { entries, brought } = bookOf(phone, groupScope(group.id));
  const sums = balances(entries, brought);
  return (
    <Card title={title}>
      <p>
        <strong>{group.name}</strong>
      </p>
      <dl>
        <dt class="soft">{say('group.founded_on')}</dt>
        <dd>{formatThaiDate(group.founded_on, 'short')}</dd>
        <dt class="soft">{say('members.title')}</dt>
        <dd>{say('members.count', { count: membersOf(phone, group.id).length })}</dd>
        <dt class="soft">{say('group.savings')}</dt>
        <dd>{formatBaht(balanceOf(sums, 'pledged_savings'))}</dd>
        <dt class="soft">{say('group.cash')}</dt>
        <dd>{formatBaht(balanceOf(sums, 'cash'))}</dd>
      </dl>
    </Card>
  );
}

/** Who is who, what was written twice, what is carried; one save for both books. */
function Carry({ phone, goesOn, second }: TwoGroups & { phone: Phone }) {
  const [from, into] = [membersOf(phone, second.id), membersOf(phone, goesOn.id)];
  const matched = matchMembers(from, into);
  const book = bookOf(phone, groupScope(second.id));
  const sums = balances(book.entries, book.brought);
  const concerned = from.filter((member) => member.status === 'active' || hasMoney(sums, member.id));
  const blank = {
    twice: 'same_money',
    ...Object.fromEntries(concerned.map((member) => [member.id, matched.get(member.id) ?? NEW])),
  };
  const form = useForm<string>(`same:${second.id}:${goesOn.id}`, blank, (texts) => doubled(texts, concerned));
  const chosen = new Map(
    concerned.map((member) => {
      const target = form.texts[member.id] ?? NEW;
      return [member.id, target === NEW ? null : target];
    }),
  );
  const twice = writtenTwice(book.entries, bookOf(phone, groupScope(goesOn.id)).entries, chosen);
  const mirrored = form.texts.twice === 'same_money' ? twice : [];
  const left = sumsWithout(sums, mirrored);
  const save = async () => {
    if (!form.check()) return;
    await carry(phone, { goesOn, second }, concerned, chosen, mirrored, left);
    await form.clear();
    goTo(`/groups/${goesOn.id}`, true);
  };
  return (
    <form class="stack" onSubmit={stay}>
      {concerned.length > 0 && <h2>{say('same_group.who_is_who')}</h2>}
      {concerned.map((member) => (
        <SelectField
          key={member.id}
          form={form}
          name={member.id}
          label={say('same_group.member', {
            name: memberName(member),
            amount: formatBaht(balanceOf(sums, 'pledged_savings', member.id)),
          })}
          blank={say('same_group.choose')}
          groups={[
            { name: say('same_group.not_there'), options: [{ value: NEW, text: say('same_group.as_new') }] },
            {
              name: shortName(goesOn),
              options: into.map((each) => ({ value: each.id, text: `${each.number} ${memberName(each)}` })),
            },
          ]}
        />
      ))}
      {twice.length > 0 && <Twice form={form} entries={twice} members={from} />}
      <Card title={say('same_group.what_happens')}>
        <dl class="pairs">
          <dt>{say('same_group.carries_savings')}</dt>
          <dd class="money">{formatBaht(balanceOf(left, 'pledged_savings') + balanceOf(left, 'special_savings'))}</dd>
          <dt>{say('same_group.carries_cash')}</dt>
          <dd class="money">{formatBaht(balanceOf(left, 'cash') + balanceOf(left, 'bank'))}</dd>
          <dt>{say('same_group.takes_back')}</dt>
          <dd>{say('same_group.lines', { count: mirrored.length })}</dd>
        </dl>
        <p>{say('same_group.nothing_is_lost', { name: goesOn.name })}</p>
      </Card>
      <Button look="main" wide press={save}>
        {say(second.duplicate_of ? 'same_group.carry_rest' : 'same_group.it_is_one')}
      </Button>
    </form>
  );
}

function Twice(properties: {
  form: Parameters<typeof ChoiceField<string>>[0]['form'];
  entries: readonly EntryRow[];
  members: readonly MemberRow[];
}) {
  const names = new Map(properties.members.map((member) => [member.id, memberName(member)]));
  return (
    <>
      <ChoiceField
        form={properties.form}
        name="twice"
        label={say('same_group.twice', { count: properties.entries.length })}
        options={[
          { value: 'same_money', text: say('same_group.same_money') },
          { value: 'other_money', text: say('same_group.other_money') },
        ]}
      />
      <details>
        <summary>{say('same_group.lines', { count: properties.entries.length })}</summary>
        <Rows label={say('same_group.lines', { count: properties.entries.length })}>
          {properties.entries.map((entry) => (
            <Row
              key={entry.id}
              title={entryText(entry)}
              note={`${names.get(entry.member_id ?? '') ?? ''} ${formatThaiDate(entry.civil_on, 'short')}`}
              end={<span class="money">{formatBaht(entry.amount_satang)}</span>}
            />
          ))}
        </Rows>
      </details>
    </>
  );
}

function hasMoney(sums: ReadonlyMap<string, number>, memberId: string): boolean {
  return [...sums].some(([key, satang]) => satang !== 0 && key.endsWith(`|${memberId}`));
}

/** Two people of the second book cannot be one person of the first. */
function doubled(texts: Record<string, string>, members: readonly MemberRow[]): Record<string, string> {
  const problems: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { id } of members) {
    const target = texts[id] ?? NEW;
    if (target === '') problems[id] = say('same_group.choose');
    else if (target !== NEW && taken.has(target)) problems[id] = say('same_group.taken');
    taken.add(target);
  }
  return problems;
}

/** Both books in one save. */
async function carry(
  phone: Phone,
  { goesOn, second }: TwoGroups,
  members: readonly MemberRow[],
  chosen: ReadonlyMap<string, string | null>,
  mirrored: readonly EntryRow[],
  left: ReadonlyMap<string, number>,
): Promise<void> {
  const scope = groupScope(goesOn.id);
  const existing: Pick<MemberRow, 'number'>[] = membersOf(phone, goesOn.id);
  const newcomers = members
    .filter((member) => chosen.get(member.id) === null)
    .map((member) => {
      const number = nextMemberNumber(existing);
      existing.push({ number });
      return { id: newId(), number, member };
    });
  const pairs = new Map<string, string>(newcomers.map(({ id, member }) => [member.id, id]));
  for (const [member, target] of chosen) if (target !== null) pairs.set(member, target);
  const pledges = pledgesOf(phone, second.id);
  const { out, into } = carriedLines(left, pairs);
  const blank = { period: null, collection_id: null, reverses: null, slip_number: null };
  const carried = [
    ...out.map((line) => ({ ...line, book: second, other: goesOn })),
    ...into.map((line) => ({ ...line, book: goesOn, other: second })),
  ];
  const reason = say('same_group.reason_twice', { name: shortName(goesOn) });
  await phone.save([
    ...mirrored.map((entry) => mirrorOf(second.id, entry, { reason })),
    ...newcomers.map(({ id, number, member }): Draft => {
      const { title, first_name, last_name, joined_on } = member;
      const pledge_satang = pledges(member.id, phone.today().slice(0, 7));
      const set = {
        number,
        title,
        first_name,
        last_name,
        pledge_satang,
        joined_on,
        phone: member.phone,
        status: 'active',
      };
      return { kind: 'member', scope, id, data: { id, set } };
    }),
    ...carried.map(
      ({ book, other, ...line }): Draft => ({
        kind: 'entry',
        scope: groupScope(book.id),
        data: { ...blank, ...line, reason: say('same_group.reason', { name: shortName(other) }) },
      }),
    ),
    { kind: 'group', scope: groupScope(second.id), data: { id: second.id, set: { duplicate_of: goesOn.id } } },
  ]);
  tell(say('same_group.saved'));
}
