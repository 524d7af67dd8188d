import { describe, expect, it } from 'vitest';
import { collectionState, suspectedMembers } from '../../src/ledger/collection';

const OPEN = { id: 'c1', opening_cash_satang: 5000 };

function line(id: string, member_id: string, amount_satang: number, reverses: string | null = null) {
  return { id, entry_kind: 'pledge', amount_satang, member_id, collection_id: 'c1', reverses };
}

function stateOf(facts: Partial<Parameters<typeof collectionState<ReturnType<typeof line>>>[0]>) {
  return collectionState({ open: OPEN, entries: [], attendance: [], counts: [], closes: [], ...facts });
}

describe('the state of a collection', () => {
  it('expects the opening cash and what the standing lines brought', () => {
    const state = stateOf({ entries: [line('e1', 'a', 10000), line('e2', 'b', 20000)] });
    expect(state.total_satang).toBe(30000);
    expect(state.expected_satang).toBe(35000);
    expect(state.received_satang).toEqual(
      new Map([
        ['a', 10000],
        ['b', 20000],
      ]),
    );
  });

  it('drops a line that was taken back and can take it anew', () => {
    const entries = [line('e1', 'a', 10000), line('e2', 'a', 10000, 'e1'), line('e3', 'a', 7000)];
    const state = stateOf({ entries });
    expect(state.lines.map((each) => each.id)).toEqual(['e3']);
    expect(state.taken_back.map((each) => each.id)).toEqual(['e1']);
    expect(state.total_satang).toBe(7000);
  });

  it('passes over the facts of another collection', () => {
    const other = { ...line('e9', 'a', 99900), collection_id: 'c2' };
    const state = stateOf({
      entries: [other],
      attendance: [{ collection_id: 'c2', member_id: 'a', presence: 'absent' }],
      counts: [{ collection_id: 'c2', counts: { 100000: 1 } }],
      closes: [{ collection_id: 'c2' }],
    });
    expect(state.expected_satang).toBe(5000);
    expect(state.presence.size).toBe(0);
    expect(state.counted_satang).toBeNull();
    expect(state.is_closed).toBe(false);
  });

  it('lets cash paid out of the box lower what must lie there', () => {
    const payout = { ...line('e2', 'a', 4000), entry_kind: 'exit_payout' };
    expect(stateOf({ entries: [line('e1', 'a', 10000), payout] }).expected_satang).toBe(11000);
  });

  it('takes a count for fresh while what must lie there has not changed', () => {
    const counts = [{ collection_id: 'c1', counts: {}, expected_satang: 15000 }];
    const entries = [line('e1', 'a', 10000)];
    expect(stateOf({ entries, counts }).is_count_fresh).toBe(true);
    expect(stateOf({ entries: [...entries, line('e0', 'b', 5000)], counts }).is_count_fresh).toBe(false);
    expect(stateOf({ entries: [...entries, line('e2', 'a', 10000, 'e1')], counts }).is_count_fresh).toBe(false);
    expect(stateOf({ entries }).is_count_fresh).toBe(false);
  });

  it('believes the last word about who came, and the last count', () => {
    const state = stateOf({
      attendance: [
        { collection_id: 'c1', member_id: 'a', presence: 'absent' },
        { collection_id: 'c1', member_id: 'a', presence: 'present' },
      ],
      counts: [
        { collection_id: 'c1', counts: { 100000: 1 } },
        { collection_id: 'c1', counts: { 50000: 1, 25: 2 } },
      ],
      closes: [{ collection_id: 'c1' }],
    });
    expect(state.presence.get('a')).toBe('present');
    expect(state.counted_satang).toBe(50050);
    expect(state.is_closed).toBe(true);
  });
});

describe('where to look first when the cash differs', () => {
  const members = [
    { id: 'a', pledge_satang: 5000 },
    { id: 'b', pledge_satang: 10000 },
    { id: 'c', pledge_satang: 5000 },
  ];
  const received = new Map([['a', 5000]]);

  it('names those without a line whose pledge is exactly what is over', () => {
    expect(suspectedMembers(5000, members, received)).toEqual(['c']);
  });
  it('names those whose line is exactly what is short', () => {
    expect(suspectedMembers(-5000, members, received)).toEqual(['a']);
  });
  it('names nobody when it agrees', () => {
    expect(suspectedMembers(0, members, received)).toEqual([]);
  });
});
