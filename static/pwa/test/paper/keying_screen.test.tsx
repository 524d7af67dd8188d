import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { KeyingScreen } from '../../src/paper/keying_screen';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่ม', place_name: 'หนองแสง', moo: 3, founded_on: '2026-09-01' });
  for (const [id, number] of [
    ['a', '0001'],
    ['b', '0002'],
    ['c', '0003'],
  ] as const) {
    phone.put('member', SCOPE, {
      id,
      number,
      title: null,
      first_name: `ชื่อ${id}`,
      last_name: 'ศ.',
      pledge_satang: 10000,
      joined_on: '2026-09-01',
      status: 'active',
    });
  }
});
afterEach(cleanup);

async function show(): Promise<void> {
  render(
    <PhoneContext.Provider value={phone}>
      <KeyingScreen group="g1" period="2026-11" page="1" />
    </PhoneContext.Provider>,
  );
  await act(() => new Promise((done) => setTimeout(done)));
}

const field = (name: RegExp | string) => screen.getByLabelText<HTMLInputElement>(name);

async function type(name: RegExp | string, text: string): Promise<void> {
  await act(async () => {
    fireEvent.input(field(name), { target: { value: text } });
  });
}

async function press(name: string): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await new Promise((done) => setTimeout(done));
  });
}

async function typeDate(): Promise<void> {
  await type(say('date.day'), '5');
  await act(async () => {
    fireEvent.change(screen.getByLabelText(say('date.month')), { target: { value: '11' } });
  });
  await type(say('date.year'), '2569');
}

const TOTAL = say('paper.control_total', { number: 1 });

it('saves nothing while the rows and the total on the paper differ, and says where to look', async () => {
  await show();
  await typeDate();
  await type(/^0001/, '100');
  await type(/^0003/, '150');
  await type(TOTAL, '350');
  await press(say('paper.save'));
  expect(phone.saved).toEqual([]);
  const told = screen.getByRole('alert').textContent ?? '';
  expect(told).toContain(say('paper.too_little', { sum: '250', amount: '100' }));
  expect(told).toContain('0002');
  // the row that was missed
  await type(/^0002/, '100');
  await press(say('paper.save'));
  const amounts = phone.saved.filter((draft) => draft.kind === 'entry').map((draft) => draft.data);
  expect(amounts).toMatchObject([
    { member_id: 'a', amount_satang: 10000, entry_kind: 'pledge' },
    { member_id: 'b', amount_satang: 10000, entry_kind: 'pledge' },
    { member_id: 'c', amount_satang: 10000, entry_kind: 'pledge' },
    { member_id: 'c', amount_satang: 5000, entry_kind: 'prepaid', period: '2026-12' },
  ]);
  expect(new Set(phone.saved.map((draft) => draft.civil_on))).toEqual(new Set(['2026-11-05']));
});

it('lets the person say that the paper was added up wrongly', async () => {
  await show();
  await typeDate();
  await type(/^0001/, '100');
  await type(TOTAL, '90');
  await press(say('paper.save'));
  expect(phone.saved).toEqual([]);
  await press(say('paper.save_anyway'));
  expect(phone.saved.map((draft) => draft.kind)).toEqual(['collection_open', 'entry', 'attendance', 'attendance']);
});

it('asks for no row that the phone has already, after the battery died in the middle', async () => {
  phone.put('collection_open', SCOPE, { id: 'c1', period: '2026-11', opening_cash_satang: 0, civil_on: '2026-11-05' });
  phone.put('entry', SCOPE, {
    id: 'e1',
    entry_kind: 'pledge',
    amount_satang: 10000,
    member_id: 'a',
    period: '2026-11',
    collection_id: 'c1',
    reverses: null,
    slip_number: 'K7QM-000001',
  });
  await show();
  expect(screen.queryByLabelText(/^0001/)).toBeNull();
  await type(/^0002/, '100');
  await type(TOTAL, '100');
  await press(say('paper.save'));
  expect(phone.saved.map((draft) => [draft.kind, (draft.data as { collection_id: string }).collection_id])).toEqual([
    ['entry', 'c1'],
    ['attendance', 'c1'],
  ]);
});

it('closes one month before it takes another', async () => {
  phone.put('collection_open', SCOPE, { id: 'c1', period: '2026-10', opening_cash_satang: 0 });
  await show();
  expect(screen.queryByLabelText(/^0001/)).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('ต.ค. 69');
});

it('goes from row to row by Enter, as on a calculator, and then to the total', async () => {
  await show();
  for (const [from, to] of [
    [/^0001/, /^0002/],
    [/^0002/, /^0003/],
    [/^0003/, TOTAL],
  ] as const) {
    await act(async () => {
      fireEvent.keyDown(field(from), { key: 'Enter' });
    });
    expect(document.activeElement).toBe(field(to));
  }
});
