/** The whole room on one list: one tap takes the pledge, a tap on the name opens everything else. */

import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type MemberRow, memberName } from '../groups/group_rows';
import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { Icon } from '../ui/icon';
import { Mark } from '../ui/mark';
import { memo } from '../ui/memo';
import { tell, tellFailure, UNDO_SECONDS } from '../ui/notice';
import { SearchField } from '../ui/search';
import { formatBaht } from '../values/money';
import { searchText } from '../values/thai_text';
import { legs } from './balance';
import type { Presence } from './collection';
import { notePresence, takeBack, takeDeposit } from './collection_acts';
import { depositRules, splitOf } from './collection_deposit';
import { type CollectionFacts, whoIs } from './collection_facts';
import { MemberSheet } from './member_sheet';

/** A second tap within this time is one finger trembling, not a wish to take the money back. */
const TREMBLE_MS = 350;

/** So many lines are drawn together when the room is scrolled near them. */
const BLOCK_LINES = 25;
/** How high a line is, more or less, in rem: what stands there until it is drawn. */
const LINE_REM = 4.2;

interface RoomLineProperties {
  id: string;
  number: string;
  name: string;
  due_satang: number;
  received_satang: number;
  presence: Presence | undefined;
  mark: MemberRow['mark'];
  saving: boolean;
  tap: (id: string) => void;
  openSheet: (id: string) => void;
}

/** One member. Its amount is its button. */
const RoomLine = memo((line: RoomLineProperties) => {
  const taken = line.received_satang > 0;
  const isAhead = !taken && line.due_satang === 0;
  const amount = formatBaht(taken ? line.received_satang : line.due_satang);
  const who = `${line.number} ${line.name}`;
  return (
    <li>
      <button type="button" class="room-name" onClick={() => line.openSheet(line.id)}>
        <span class="room-number">{line.number}</span> <b>{line.name}</b>
        {line.presence && line.presence !== 'present' && <span class="soft"> {say(`presence.${line.presence}`)}</span>}
        {isAhead && <span class="soft"> {say('room.ahead')}</span>} {taken && <Mark mark={line.mark} />}
        <span class="unseen"> {say('room.other')}</span>
      </button>
      <button
        type="button"
        class={`take${isAhead || (line.presence === 'absent' && !taken) ? ' take-absent' : ''}`}
        aria-pressed={taken}
        aria-busy={line.saving}
        aria-label={say(taken ? 'room.taken' : isAhead ? 'room.ahead_of' : 'room.take', { amount, who })}
        onClick={() => line.tap(line.id)}
      >
        <Icon name={taken ? 'done' : 'add'} />
        {amount}
      </button>
    </li>
  );
});

/** Steps 2 and 3 of the collection: who is here, and what each brings. */
export function Room({ phone, facts }: { phone: Phone; facts: CollectionFacts }) {
  const [sought, setSought] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const [saving, setSaving] = useState<ReadonlySet<string>>(new Set());
  /** By member: when the last sum was taken, and its lines. */
  const takenLast = useRef(new Map<string, { at: number; ids: readonly string[] }>());
  const { group, open, members, state } = facts;

  const during = async (memberId: string, act: () => Promise<void>) => {
    setSaving((before) => new Set(before).add(memberId));
    try {
      await act();
    } catch (error) {
      tellFailure(error);
    } finally {
      setSaving((before) => new Set([...before].filter((id) => id !== memberId)));
    }
  };
  const due = (memberId: string) => facts.due_satang.get(memberId) ?? 0;
  const latest = useRef(facts);
  latest.current = facts;

  const undo = (memberId: string) =>
    during(memberId, async () => {
      const { members: everyone, state: now } = latest.current;
      const last = takenLast.current.get(memberId)?.ids ?? [];
      const lines = now.lines.filter((line) => isSavingsOf(line, memberId) || last.includes(line.id));
      const member = everyone.find((each) => each.id === memberId);
      if (lines.length === 0 || !member) return;
      await takeBack(phone, group.id, lines);
      takenLast.current.delete(memberId);
      tell(say('room.taken_back', { who: whoIs(member) }));
    });

  const take = (memberId: string, amountSatang = due(memberId)) =>
    during(memberId, async () => {
      const member = latest.current.members.find((each) => each.id === memberId);
      if (!member) return;
      const split = splitOf(latest.current, member, amountSatang, depositRules(phone, latest.current.group));
      const ids = await takeDeposit(phone, group.id, open.id, memberId, split.lines);
      takenLast.current.set(memberId, { at: Date.now(), ids });
      tell(say('room.took', { amount: formatBaht(amountSatang), who: whoIs(member) }), () => undo(memberId));
    });

  const tapped = useRef<(memberId: string) => void>(() => {});
  tapped.current = (memberId) => {
    if (saving.has(memberId)) return;
    if (!state.received_satang.has(memberId)) {
      if (due(memberId) > 0) void take(memberId);
      else setOpened(memberId);
      return;
    }
    const since = Date.now() - (takenLast.current.get(memberId)?.at ?? 0);
    if (since < TREMBLE_MS) return;
    if (since < UNDO_SECONDS * 1000) void undo(memberId);
    else setOpened(memberId);
  };
  const tap = useCallback((memberId: string) => tapped.current(memberId), []);

  const wanted = searchText(sought);
  const shown = wanted
    ? members.filter((member) => searchText(`${member.number} ${memberName(member)}`).includes(wanted))
    : members;
  const marks = marksOf(facts);
  const inSheet = opened === null ? undefined : members.find((member) => member.id === opened);
  return (
    <>
      {members.length > 8 && <SearchField text={sought} type={setSought} />}
      {shown.length === 0 && <p>{say('search.none', { text: sought })}</p>}
      <ul class="rows room" aria-label={say('members.title')}>
        {blocksOf(shown).map((block, place) => (
          <Block key={block[0]?.id} lines={block.length} isFirst={place === 0}>
            {() =>
              block.map((member) => (
                <RoomLine
                  key={member.id}
                  id={member.id}
                  number={member.number}
                  name={memberName(member)}
                  due_satang={facts.due_satang.get(member.id) ?? 0}
                  received_satang={state.received_satang.get(member.id) ?? 0}
                  presence={state.presence.get(member.id)}
                  mark={marks.get(member.id) ?? 'server'}
                  saving={saving.has(member.id)}
                  tap={tap}
                  openSheet={setOpened}
                />
              ))
            }
          </Block>
        ))}
      </ul>
      {inSheet && (
        <MemberSheet
          key={inSheet.id}
          facts={facts}
          member={inSheet}
          close={() => setOpened(null)}
          take={(amountSatang) => take(inSheet.id, amountSatang)}
          takeBack={() => undo(inSheet.id)}
          takeOther={(line) =>
            during(inSheet.id, async () => {
              const ids = await takeDeposit(phone, group.id, open.id, inSheet.id, [line]);
              tell(say('room.took', { amount: formatBaht(line.amount_satang), who: whoIs(inSheet) }), () =>
                during(inSheet.id, async () => {
                  const lines = latest.current.state.lines.filter((each) => ids.includes(each.id));
                  await takeBack(phone, group.id, lines);
                  tell(say('room.taken_back', { who: whoIs(inSheet) }));
                }),
              );
            })
          }
          takeBackOther={(entry) =>
            during(inSheet.id, async () => {
              await takeBack(phone, group.id, [entry]);
              tell(say('room.taken_back', { who: whoIs(inSheet) }));
            })
          }
          note={(presence, proxyName) =>
            during(inSheet.id, async () => {
              await notePresence(phone, group.id, open.id, inSheet.id, presence, proxyName);
              tell(say('room.noted', { who: whoIs(inSheet), presence: say(`presence.${presence}`) }));
            })
          }
        />
      )}
    </>
  );
}

function blocksOf(members: readonly MemberRow[]): MemberRow[][] {
  return Array.from({ length: Math.ceil(members.length / BLOCK_LINES) }, (_, place) =>
    members.slice(place * BLOCK_LINES, (place + 1) * BLOCK_LINES),
  );
}

interface BlockProperties {
  lines: number;
  isFirst: boolean;
  children: () => ComponentChildren;
}

/** Lines that are drawn when they come near for the first time: a room of 200 opens as quickly as one of 25. */
function Block({ lines, isFirst, children }: BlockProperties) {
  const place = useRef<HTMLLIElement>(null);
  const [isDrawn, setDrawn] = useState(isFirst || !('IntersectionObserver' in globalThis));
  useEffect(() => {
    if (isDrawn || !place.current) return;
    const watch = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && setDrawn(true), {
      root: place.current.closest('.scroll'),
      rootMargin: '1000px 0px',
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [isDrawn]);
  if (isDrawn) return <>{children()}</>;
  return <li ref={place} class="room-undrawn" aria-hidden="true" style={{ height: `${lines * LINE_REM}rem` }} />;
}

/** By member: where the least safe of the standing lines is. */
function marksOf(facts: CollectionFacts): Map<string, MemberRow['mark']> {
  const order = { server: 0, phone: 1, needs_you: 2 } as const;
  const marks = new Map<string, MemberRow['mark']>();
  for (const line of facts.state.lines) {
    if (!line.member_id) continue;
    const before = marks.get(line.member_id) ?? 'server';
    marks.set(line.member_id, order[line.mark] > order[before] ? line.mark : before);
  }
  return marks;
}

/** Whether a line is a member's pledge, this month's or another's. */
function isSavingsOf(line: CollectionFacts['state']['lines'][number], memberId: string): boolean {
  return line.member_id === memberId && legs(line).some((leg) => leg.account === 'pledged_savings');
}
