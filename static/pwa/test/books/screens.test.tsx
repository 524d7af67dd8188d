import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BankForm } from '../../src/books/bank_form';
import { BookScreen } from '../../src/books/book_screen';
import { ConfirmScreen } from '../../src/books/confirm_screen';
import { OpeningScreen } from '../../src/books/opening_screen';
import { say } from '../../src/i18n';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone, TODAY } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่ม', place_name: 'หนองแสง', moo: 3, founded_on: '2026-01-05' });
  const member = { first_name: 'บุญมี', last_name: 'ศ.', status: 'active', joined_on: '2026-01-05' } as const;
  phone.put('member', SCOPE, { ...member, id: 'm1', number: '0001', pledge_satang: 10000 });
});
afterEach(cleanup);

function deposit(id: string, amount_satang: number, more: object = {}) {
  const kind = {
    entry_kind: 'pledge',
    member_id: 'm1',
    period: '2026-11',
    collection_id: null,
    reverses: null,
  } as const;
  phone.put('entry', SCOPE, { id, ...kind, amount_satang, made_at: `2026-11-05T0${id}:00:00.000Z`, ...more });
}

async function show(drawn: ComponentChildren) {
  await act(async () => {
    render(<PhoneContext.Provider value={phone}>{drawn}</PhoneContext.Provider>);
  });
}

async function tap(name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
}

async function type(label: string, text: string) {
  const [field] = screen.getAllByLabelText(label, { exact: false });
  await act(async () => {
    if (field) fireEvent.input(field, { target: { value: text } });
  });
}

it('shows a correction after the close as two lines of the cash book', async () => {
  deposit('1', 10000);
  deposit('2', 10000, { reverses: '1', reason: 'รับเงินผิดคน' });
  deposit('3', 7000);
  await show(<BookScreen group="g1" book="cash" />);
  const lines = screen
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent));
  expect(lines.slice(1)).toEqual([
    ['', '', '0'],
    ['100', '', '100'],
    ['', '100', '0'],
    ['70', '', '70'],
    ['170', '100', '70'],
  ]);
});

it('prints when it was printed and from what', async () => {
  await show(<BookScreen group="g1" book="pledges" />);
  dispatchEvent(new Event('beforeprint'));
  expect(document.querySelector('.print-stamp')?.textContent).toContain(say('sign.sent'));
});

it('keeps the figure the member was told, and what a dispute says', async () => {
  deposit('1', 10000);
  await show(<ConfirmScreen group="g1" />);
  await tap(`${say('book.confirm_yes')} บุญมี ศ.`);
  deposit('2', 5000);
  await act(async () => {});
  expect(document.body.textContent).toContain(say('book.confirm_noted', { amount: '100' }));
  await tap(`${say('book.confirm_no')} บุญมี ศ.`);
  await type(say('book.confirm_note'), 'ขาดไปหนึ่งเดือน');
  await tap(say('book.confirm_save_no'));
  const told = { member_id: 'm1', as_of: TODAY };
  expect(phone.saved.map((draft) => draft.data)).toEqual([
    { ...told, balance_satang: 10000, answer: 'confirmed', note: null },
    { ...told, balance_satang: 15000, answer: 'disputed', note: 'ขาดไปหนึ่งเดือน' },
  ]);
  expect(screen.getByText(say('book.confirm_disputed', { count: 1 }))).toBeTruthy();
});

it('opens the books of an old group once, and only when the sheet is even', async () => {
  await show(<OpeningScreen group="g1" />);
  await type('บุญมี', '๑,๒๐๐');
  await type(say('book.opening_bank'), '1,100');
  expect(screen.getByText(say('book.opening_less', { amount: '100' }))).toBeTruthy();
  await tap(say('book.opening_save'));
  expect(phone.saved).toEqual([]);
  await type(say('book.opening_cash'), '100');
  await tap(say('book.opening_save'));
  expect(phone.saved.map(({ kind }) => kind)).toEqual(['opening_sheet', 'entry', 'entry', 'entry']);
  expect(screen.queryByRole('button', { name: say('book.opening_save') })).toBeNull();
  await tap(`${say('book.opening_add')} 0001 บุญมี ศ.`);
  await type(say('book.opening_correct'), '1,000');
  await tap(say('form.save'));
  expect(phone.saved.slice(4).map(({ data }) => (data as { amount_satang: number }).amount_satang)).toEqual([
    120000, 100000,
  ]);
});

it('takes a bank slip back by its mirror', async () => {
  await show(<BankForm group="g1" />);
  await type(say('book.bank_amount'), '500');
  await type(say('book.bank_slip_amount'), '500');
  await type(say('book.bank_reference'), '0042');
  await tap(say('form.save'));
  cleanup();
  await show(<BookScreen group="g1" book="bank" />);
  expect(screen.getByText(/0042/)).toBeTruthy();
  await tap(say('undo.take_back'));
  expect(phone.saved.map(({ data }) => data)).toMatchObject([
    { entry_kind: 'bank_in', amount_satang: 50000, bank_reference: '0042', bank_signers: null, reverses: null },
    { entry_kind: 'bank_in', amount_satang: 50000, reverses: expect.any(String) },
  ]);
});
