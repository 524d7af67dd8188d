/** A whole collection day on the screens: what is saved at each step, and that it is gone on with where it was left. */

import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { say } from '../../src/i18n';
import { ClosedScreen } from '../../src/ledger/closed_screen';
import { needsWitness } from '../../src/ledger/collection_correction';
import { CollectionDates } from '../../src/ledger/collection_dates';
import { CollectionScreen } from '../../src/ledger/collection_screen';
import { thaiVoice } from '../../src/ledger/collection_voice';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่ม', place_name: 'หนองแสง', moo: 3, collection_day: 5 });
  for (const [place, id] of ['a', 'b', 'c'].entries()) {
    phone.put('member', SCOPE, {
      id,
      number: `000${place + 1}`,
      title: null,
      first_name: `ชื่อ${id}`,
      last_name: 'ศ.',
      pledge_satang: 10000,
      joined_on: '2026-11-01',
      status: 'active',
    });
  }
  phone.put('collection_open', SCOPE, { id: '0', period: '2026-11', opening_cash_satang: 5000 });
});
afterEach(cleanup);

/** The screen as it is found after the browser was killed. */
async function show(step?: string) {
  cleanup();
  await act(async () => {
    render(
      <PhoneContext.Provider value={phone}>
        <CollectionScreen group="g1" {...(step ? { step } : {})} />
      </PhoneContext.Provider>,
    );
  });
}

async function showClosed() {
  cleanup();
  await act(async () => {
    render(
      <PhoneContext.Provider value={phone}>
        <ClosedScreen group="g1" collection="0" />
      </PhoneContext.Provider>,
    );
  });
}

/** Long enough for a save to be through and shown. */
function saved() {
  return new Promise((resolve) => setTimeout(resolve));
}

async function press(name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await saved();
  });
}

async function type(label: string | RegExp, text: string) {
  await act(async () => {
    fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
  });
}

async function choose(name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole('radio', { name }));
  });
}

function heading(): string | null | undefined {
  return screen.getByRole('heading', { level: 1 }).textContent;
}

function savedOf(kind: string) {
  return phone.saved.filter((draft) => draft.kind === kind).map((draft) => draft.data as Record<string, unknown>);
}

async function take(number: string) {
  const line = screen.getAllByRole('listitem').find((each) => each.textContent?.includes(number));
  await act(async () => {
    fireEvent.click(line?.querySelector('[aria-pressed]') as HTMLElement);
    await saved();
  });
}

it('leads from the roll to the signature, and goes on where it was left', async () => {
  await show();
  expect(heading()).toBe(say('roll_call.name'));
  await press(`0003 ชื่อc ศ.: ${say('presence.absent')}`);
  await press(`0002 ชื่อb ศ.: ${say('presence.proxy')}`);
  await type(say('roll_call.proxy_name'), 'คำพอง');
  await press(say('roll_call.proxy_save'));
  expect(savedOf('attendance').at(-1)).toMatchObject({ member_id: 'b', presence: 'proxy', proxy_name: 'คำพอง' });
  await press(say('roll_call.done'));
  expect(savedOf('roll_call')).toEqual([{ collection_id: '0', present: 1, proxy: 1, absent: 1 }]);

  await show();
  await take('0001');
  await take('0002');

  await show('payments');
  await choose(say('entry.expense'));
  await type(say('payment.amount'), '๓๐');
  await press(say('payment.save'));
  expect(screen.getByText(say('payment.reason_missing'))).toBeTruthy();
  await type(say('payment.reason'), 'ค่าสมุด');
  await press(say('payment.save'));
  expect(savedOf('entry').at(-1)).toMatchObject({ entry_kind: 'expense', amount_satang: 3000, reason: 'ค่าสมุด' });
  await show();
  expect(heading()).toBe(say('payment.name'));

  // 50 + 200 − 30 = 220
  await show('close');
  expect(heading()).toBe(say('count.title'));
  await type(/100\s*×$/, '2');
  await press(say('count.to_close_differing'));
  await show();
  expect(heading()).toBe(say('read_back.name'));
  expect(screen.getByText(say('money.baht', { amount: '200' }))).toBeTruthy();

  await show('close');
  await press(say('close.close'));
  expect(savedOf('collection_close')).toEqual([]);
  expect(screen.getByText(say('close.reason_missing'))).toBeTruthy();
  expect(screen.getByText(say('confirm.name_missing'))).toBeTruthy();
  expect(screen.getByText(say('confirm.draw_missing'))).toBeTruthy();
  await type(say('close.reason'), 'ทอนผิด');
  await choose(say('confirm.nobody'));
  await type(say('confirm.alone'), 'ยังไม่มีกรรมการ');
  await type(say('close.cash_with'), 'บัวลา');
  await press(say('close.close'));
  expect(savedOf('collection_confirm')).toEqual([
    {
      collection_id: '0',
      total_satang: 17000,
      counted_satang: 20000,
      signer_name: null,
      signer_post: null,
      strokes: null,
      reason: 'ยังไม่มีกรรมการ',
    },
  ]);
  expect(savedOf('collection_close')).toEqual([
    {
      collection_id: '0',
      lines: 3,
      total_satang: 17000,
      counted_satang: 20000,
      reason: 'ทอนผิด',
      cash_with_name: 'บัวลา',
    },
  ]);
});

it('counts again when money was taken after the count', async () => {
  phone.put('collection_count', SCOPE, {
    id: '00',
    collection_id: '0',
    counts: { '5000': 1 },
    expected_satang: 5000,
  });
  await show('close');
  expect(heading()).toBe(say('close.title'));
  await show('room');
  await take('0001');
  await show('close');
  expect(heading()).toBe(say('count.title'));
});

it('says before it is saved that more is paid out than there is, and where the money came from', async () => {
  await show('payments');
  await choose(say('entry.bank_in'));
  await type(say('payment.amount'), '80');
  await type(say('payment.slip'), '70');
  await press(say('payment.save'));
  expect(phone.saved).toEqual([]);
  expect(screen.getByText(say('payment.slip_differs'))).toBeTruthy();
  expect(screen.getByText(say('payment.short', { amount: '30' }))).toBeTruthy();
  expect(screen.getByText(say('payment.short_reason_missing', { amount: '30' }))).toBeTruthy();
  await type(say('payment.slip'), '80');
  await type(say('payment.reason'), 'เหรัญญิกออกให้ก่อน');
  await press(say('payment.save'));
  expect(savedOf('entry')).toMatchObject([{ entry_kind: 'bank_in', amount_satang: 8000 }]);
  await press(say('undo.take_back'));
  expect(savedOf('entry').filter((line) => line.reverses)).toMatchObject([{ entry_kind: 'bank_in' }]);
});

it('keeps a drawn name as points', async () => {
  phone.put('collection_count', SCOPE, {
    id: '00',
    collection_id: '0',
    counts: { '5000': 1 },
    expected_satang: 5000,
  });
  await show('close');
  await type(say('confirm.name'), 'ทองใบ จ.');
  const field = document.querySelector('.sign-here') as HTMLElement;
  field.getBoundingClientRect = () => new DOMRect(0, 0, 300, 100);
  for (const [name, x, y] of [
    ['pointerdown', 30, 50],
    ['pointermove', 30.5, 50],
    ['pointermove', 150, 20],
    ['pointermove', 900, 900],
    ['pointerup', 0, 0],
  ] as const) {
    await act(async () => {
      fireEvent(field, new MouseEvent(name, { clientX: x, clientY: y, bubbles: true }));
    });
  }
  await press(say('close.close'));
  expect(savedOf('collection_confirm')).toMatchObject([
    { signer_name: 'ทองใบ จ.', strokes: [[100, 167, 500, 67, 999, 333]] },
  ]);
});

it('agrees on the next date and corrects a line with the old slip telling of the new one', async () => {
  phone.put('entry', SCOPE, {
    id: '1',
    entry_kind: 'pledge',
    amount_satang: 10000,
    member_id: 'a',
    period: '2026-11',
    collection_id: '0',
    reverses: null,
    slip_number: 'K7QM-000900',
    reason: null,
  });
  phone.put('collection_close', SCOPE, {
    id: '2',
    collection_id: '0',
    lines: 1,
    total_satang: 10000,
    counted_satang: 15000,
    reason: null,
  });
  await showClosed();
  await press(say('next_date.agree'));
  expect(savedOf('collection_date')).toEqual([{ period: '2026-12', collection_on: '2026-12-05', reason: null }]);

  await press(`${say('entry.pledge')} พ.ย. 69 100`);
  await type(say('correction.amount'), '2,000');
  await type(say('correction.reason'), 'พิมพ์ผิด');
  await press(say('correction.save'));
  expect(screen.getByText(say('correction.witness_missing'))).toBeTruthy();
  await type(say('correction.witness'), 'ทองใบ');
  await press(say('correction.save'));
  const why = { reason: 'พิมพ์ผิด', witness_name: 'ทองใบ' };
  expect(savedOf('entry')).toMatchObject([
    { reverses: '1', amount_satang: 10000, collection_id: '0', ...why },
    { reverses: null, corrects: '1', amount_satang: 200000, period: '2026-11', collection_id: '0', ...why },
  ]);
  expect(document.body.textContent).toContain(say('correction.see', { number: 'K7QM-000001' }));
});

it('asks for a second person from an age or a sum on, whichever of both sums is larger', () => {
  const rules = { after_days: 30, from_satang: 100000 };
  expect(needsWitness({ age_days: 30, old_satang: 99999, new_satang: 5 }, rules)).toBe(false);
  expect(needsWitness({ age_days: 31, old_satang: 5, new_satang: 5 }, rules)).toBe(true);
  expect(needsWitness({ age_days: 0, old_satang: 100000, new_satang: 0 }, rules)).toBe(true);
  expect(needsWitness({ age_days: 0, old_satang: 5, new_satang: 100000 }, rules)).toBe(true);
});

it('takes an entry fee beside the pledge, and it makes nobody look as if the pledge were paid', async () => {
  await show('room');
  await act(async () => {
    fireEvent.click(screen.getByText('ชื่อa ศ.'));
  });
  await choose(say('entry.entry_fee'));
  await press(say('deposit.take_other'));
  expect(savedOf('entry')).toMatchObject([
    { entry_kind: 'entry_fee', amount_satang: 2000, period: null, member_id: 'a', collection_id: '0' },
  ]);
  expect(screen.getByText(say('room.progress', { count: 0, all: 3 }))).toBeTruthy();
  await press(say('undo.take_back'));
  expect(savedOf('entry').filter((line) => line.reverses)).toMatchObject([{ entry_kind: 'entry_fee' }]);
  await take('0001');
  expect(savedOf('entry').at(-1)).toMatchObject({ entry_kind: 'pledge', amount_satang: 10000 });
});

it('takes what is owed and this month in one tap, a line a month', async () => {
  phone.put('collection_open', SCOPE, { id: '0a', period: '2026-10', opening_cash_satang: 0, device_id: 'other' });
  phone.put('collection_close', SCOPE, { id: '0b', collection_id: '0a' });
  phone.put('member', SCOPE, { ...(phone.rows.find('member', 'a') as object), id: 'a', joined_on: '2026-09-01' });
  await show('room');
  await act(async () => {
    fireEvent.click(screen.getByText('ชื่อa ศ.'));
    await saved();
  });
  await press(say('deposit.take_owed', { amount: '200' }));
  expect(savedOf('entry').map((line) => `${line.entry_kind} ${line.period} ${line.amount_satang}`)).toEqual([
    'pledge 2026-11 10000',
    'arrears 2026-10 10000',
  ]);
});

it('tells beside the field that another collection has taken money for the month', async () => {
  phone.put('entry', SCOPE, {
    id: '1',
    entry_kind: 'pledge',
    amount_satang: 10000,
    member_id: 'a',
    period: '2026-11',
    collection_id: 'another',
    reverses: null,
  });
  await show('room');
  await take('0001');
  expect(savedOf('entry')).toEqual([]);
  expect(screen.getByRole('alert').textContent).toContain('100');
  await type(say('room.other_amount'), '100');
  expect(screen.getByText(`${say('entry.prepaid')} ธ.ค. 69`)).toBeTruthy();
});

it('moves the day of a month, or leaves the month out', async () => {
  cleanup();
  await act(async () => {
    render(
      <PhoneContext.Provider value={phone}>
        <CollectionDates group="g1" />
      </PhoneContext.Provider>,
    );
  });
  await press(say('next_date.leave_out', { period: 'ธ.ค. 69' }));
  expect(savedOf('collection_date')).toEqual([{ period: '2026-12', collection_on: null, reason: null }]);
  expect(screen.getByText(say('next_date.none', { period: 'ธ.ค. 69' }))).toBeTruthy();
});

it('reads aloud with a Thai voice, and offers nothing where there is none', async () => {
  phone.put('entry', SCOPE, {
    id: '01',
    entry_kind: 'pledge',
    amount_satang: 10000,
    member_id: 'a',
    period: '2026-11',
    collection_id: '0',
    reverses: null,
  });
  phone.put('collection_count', SCOPE, {
    id: '02',
    collection_id: '0',
    counts: { '10000': 1, '5000': 1 },
    expected_satang: 15000,
  });
  await show('read_back');
  expect(screen.queryByRole('button', { name: say('read_back.aloud') })).toBeNull();

  const spoken: string[] = [];
  class Utterance {
    constructor(text: string) {
      spoken.push(text);
    }
  }
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('speechSynthesis', { speak() {}, cancel() {}, speaking: false });
  thaiVoice.value = { lang: 'th-TH', localService: true } as SpeechSynthesisVoice;
  await show('read_back');
  await press(say('read_back.one_by_one'));
  await press(say('read_back.aloud'));
  expect(spoken).toEqual([`0001 ชื่อa ศ. ${say('money.baht', { amount: '100' })}`]);
  expect(screen.getByRole('button', { name: say('read_back.silent') })).toBeTruthy();
  thaiVoice.value = null;
  cleanup();
  vi.unstubAllGlobals();
});

it('takes back with one tap all that a sum became, also what went into special savings', async () => {
  phone.put('setting', 'area:th', { id: 's1', key: 'surplus_to', value: 'special_savings', starts_on: '2026-01-01' });
  await show('room');
  await act(async () => {
    fireEvent.click(screen.getByText('ชื่อa ศ.'));
    await saved();
  });
  await type(say('room.other_amount'), '150');
  await press(say('room.take_amount'));
  expect(savedOf('entry').map((line) => line.entry_kind)).toEqual(['pledge', 'special_deposit']);
  await press(say('undo.take_back'));
  expect(savedOf('entry').filter((line) => line.reverses)).toHaveLength(2);
});
