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

  it('draws of 200 members those that are near, and finds the others', async () => {
    const watched: Element[] = [];
    let see = () => {};
    class Watch {
      constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
        see = () => seen([{ isIntersecting: true }]);
      }
      observe(element: Element) {
        watched.push(element);
      }
      disconnect() {}
    }
    vi.stubGlobal('IntersectionObserver', Watch);
    for (let place = 3; place <= 200; place += 1) member(`m${place}`, String(place).padStart(4, '0'));
    show();
    const list = screen.getByRole('list', { name: say('members.title') });
    expect(within(list).getAllByRole('listitem')).toHaveLength(25);
    expect(watched).toHaveLength(7);
    await act(async () => see());
    expect(within(list).getAllByRole('listitem')).toHaveLength(50);
    fireEvent.input(screen.getByLabelText(say('search.name')), { target: { value: '0100' } });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    vi.unstubAllGlobals();
  });

  it('finds a line by a part of the name or number', async () => {
    for (let place = 3; place <= 12; place += 1) member(`m${place}`, String(place).padStart(4, '0'));
    show();
    fireEvent.input(screen.getByLabelText(say('search.name')), { target: { value: '๑๒' } });
    const list = screen.getByRole('list', { name: say('members.title') });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  });
});

async function openSheet(number: string): Promise<HTMLElement> {
  const line = screen.getAllByRole('listitem').find((each) => each.textContent?.includes(number));
  await tap(within(line as HTMLElement).getAllByRole('button')[0] as HTMLElement);
  return screen.getByRole('dialog');
}
