import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { say } from '../../src/i18n';
import { CollectionScreen } from '../../src/ledger/collection_screen';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

function member(id: string, number: string, pledge_satang = 10000) {
  phone.put('member', SCOPE, {
    id,
    number,
    title: null,
    first_name: `ชื่อ${id}`,
    last_name: 'ศ.',
    pledge_satang,
    joined_on: '2026-09-01',
    status: 'active',
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่ม', place_name: 'หนองแสง', moo: 3, collection_day: 5 });
  member('a', '0001');
  member('b', '0002', 20000);
  phone.put('collection_open', SCOPE, { id: 'c1', period: '2026-11', opening_cash_satang: 0 });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show() {
  return render(
    <PhoneContext.Provider value={phone}>
      <CollectionScreen group="g1" step="room" />
    </PhoneContext.Provider>,
  );
}

function takeButton(number: string): HTMLElement {
  const line = screen.getAllByRole('listitem').find((each) => each.textContent?.includes(number));
  const button = line?.querySelector<HTMLElement>('[aria-pressed]');
  if (!button) throw new Error(`no line ${number}`);
  return button;
}

async function tap(element: HTMLElement) {
  await act(async () => {
    fireEvent.click(element);
    await vi.advanceTimersByTimeAsync(20);
  });
}

describe('the room', () => {
  it('takes a pledge in one tap, saved at once with a slip', async () => {
    show();
    await tap(takeButton('0001'));
    expect(phone.saved).toHaveLength(1);
    expect(phone.saved[0]).toMatchObject({
      kind: 'entry',
      scope: SCOPE,
      slip: true,
      data: { entry_kind: 'pledge', amount_satang: 10000, member_id: 'a', period: '2026-11', collection_id: 'c1' },
    });
    expect(takeButton('0001').getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByText(say('room.progress', { count: 1, all: 2 }))).toBeTruthy();
    expect(screen.getByText(say('money.baht', { amount: '100' }))).toBeTruthy();
  });

  it('takes it back by a second tap within ten seconds: the mirror reversal, not an edit', async () => {
    show();
    await tap(takeButton('0001'));
    await vi.advanceTimersByTimeAsync(5000);
    await tap(takeButton('0001'));
    const [taken] = phone.rows.all('entry', SCOPE);
    expect(phone.saved[1]?.data).toMatchObject({
      entry_kind: 'pledge',
      amount_satang: 10000,
      member_id: 'a',
      reverses: taken?.id,
      slip_number: null,
    });
    expect(takeButton('0001').getAttribute('aria-pressed')).toBe('false');
    expect(screen.getByText(say('money.baht', { amount: '0' }))).toBeTruthy();
  });

  it('takes a trembling finger for one tap', async () => {
    show();
    await tap(takeButton('0001'));
    await tap(takeButton('0001'));
    expect(phone.saved).toHaveLength(1);
  });

  it('opens the sheet instead when the ten seconds are over', async () => {
    show();
    await tap(takeButton('0001'));
    await vi.advanceTimersByTimeAsync(11_000);
    await tap(takeButton('0001'));
    expect(phone.saved).toHaveLength(1);
    const sheet = screen.getByRole('dialog');
    await tap(within(sheet).getByRole('button', { name: say('room.take_back') }));
    expect(phone.saved).toHaveLength(2);
    expect(takeButton('0001').getAttribute('aria-pressed')).toBe('false');
  });

  it('offers to take back for ten seconds', async () => {
    show();
    await tap(takeButton('0002'));
    await tap(screen.getByRole('button', { name: say('undo.take_back') }));
    expect(phone.saved).toHaveLength(2);
    expect(takeButton('0002').getAttribute('aria-pressed')).toBe('false');
  });

  it('splits another amount into pledge and months ahead, all in one save', async () => {
    const save = vi.spyOn(phone, 'save');
    show();
    const sheet = await openSheet('0001');
    fireEvent.input(within(sheet).getByLabelText(say('room.other_amount')), { target: { value: '๒๕๐' } });
    await tap(within(sheet).getByRole('button', { name: say('room.take_amount') }));
    expect(save).toHaveBeenCalledTimes(1);
    expect(phone.saved.map((draft) => draft.data)).toMatchObject([
      { entry_kind: 'pledge', period: '2026-11', amount_satang: 10000 },
      { entry_kind: 'prepaid', period: '2026-12', amount_satang: 10000 },
      { entry_kind: 'prepaid', period: '2027-01', amount_satang: 5000 },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('notes who did not come, without money', async () => {
    show();
    const sheet = await openSheet('0002');
    await tap(within(sheet).getByRole('button', { name: say('room.is_absent') }));
    expect(phone.saved).toMatchObject([{ kind: 'attendance', data: { member_id: 'b', presence: 'absent' } }]);
    expect(screen.getByText(say('presence.absent'))).toBeTruthy();
  });

  it('takes no second pledge for a month that was paid ahead', async () => {
    phone.put('entry', SCOPE, {
      id: 'e0',
      entry_kind: 'prepaid',
      amount_satang: 10000,
      member_id: 'a',
      period: '2026-11',
      collection_id: 'c0',
      reverses: null,
    });
    show();
    await tap(takeButton('0001'));
    expect(phone.saved).toEqual([]);
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  describe('with 200 members', () => {
    const LINE_PX = 4.2 * 16;
    const SCREEN_PX = 740;
    const near = nearness(LINE_PX, SCREEN_PX);
    let list: HTMLElement;
    const drawn = () => within(list).getAllByRole('listitem').length;
    /** A screen and the 1,000 px on either side of it lie on at most three blocks of 25 lines. */
    const MOST_AT_ONCE = 75;

    beforeEach(() => {
      vi.stubGlobal('IntersectionObserver', near.Watch);
      for (let place = 3; place <= 200; place += 1) member(`m${place}`, String(place).padStart(4, '0'));
      show();
      list = screen.getByRole('list', { name: say('members.title') });
    });
    afterEach(() => vi.unstubAllGlobals());

    it('draws the first 25, and finds the others', () => {
      expect(drawn()).toBe(25);
      fireEvent.input(screen.getByLabelText(say('search.name')), { target: { value: '0100' } });
      expect(drawn()).toBe(1);
    });

    it.each([
      ['middle', 100],
      ['end', 189],
    ])('scrolled to the %s, draws only what is near', async (_where, line) => {
      await act(async () => near.scroll(list, line * LINE_PX));
      expect(takeButton(String(line + 1).padStart(4, '0'))).toBeTruthy();
      expect(drawn()).toBeGreaterThan(25);
      expect(drawn()).toBeLessThanOrEqual(25 + MOST_AT_ONCE);
      // nothing else comes while the room is not scrolled on
      const before = drawn();
      await act(async () => near.scroll(list, line * LINE_PX));
      expect(drawn()).toBe(before);
    });

    it('keeps the room as high as its lines, wherever it was scrolled to', async () => {
      const whole = near.heightOf(list);
      expect(whole).toBeCloseTo(200 * LINE_PX);
      for (const line of [100, 189, 40]) await act(async () => near.scroll(list, line * LINE_PX));
      expect(near.heightOf(list)).toBeCloseTo(whole);
    });
  });

  it('finds a line by a part of the name or number', async () => {
    for (let place = 3; place <= 12; place += 1) member(`m${place}`, String(place).padStart(4, '0'));
    show();
    fireEvent.input(screen.getByLabelText(say('search.name')), { target: { value: '๑๒' } });
    const list = screen.getByRole('list', { name: say('members.title') });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  });
});

/** A browser that knows how high lines are and where the list is scrolled to, for what is watched in it. */
function nearness(linePx: number, screenPx: number) {
  const watches = new Map<Element, Watch>();
  class Watch {
    readonly margin: number;
    constructor(
      readonly tell: (entries: { isIntersecting: boolean }[]) => void,
      { rootMargin }: { rootMargin: string },
    ) {
      this.margin = Number.parseInt(rootMargin, 10);
    }
    observe(element: Element) {
      watches.set(element, this);
    }
    disconnect() {
      for (const [element, watch] of watches) if (watch === this) watches.delete(element);
    }
  }
  const height = (line: Element) => {
    const rem = Number.parseFloat((line as HTMLElement).style.height);
    return Number.isNaN(rem) ? linePx : rem * 16;
  };
  const heightOf = (list: Element) => [...list.children].reduce((sum, line) => sum + height(line), 0);
  function scroll(list: Element, top: number) {
    let begin = 0;
    for (const line of [...list.children]) {
      const end = begin + height(line);
      const watch = watches.get(line);
      watch?.tell([{ isIntersecting: end > top - watch.margin && begin < top + screenPx + watch.margin }]);
      begin = end;
    }
  }
  return { Watch, scroll, heightOf };
}

async function openSheet(number: string): Promise<HTMLElement> {
  const line = screen.getAllByRole('listitem').find((each) => each.textContent?.includes(number));
  await tap(within(line as HTMLElement).getAllByRole('button')[0] as HTMLElement);
  return screen.getByRole('dialog');
}
