import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SameGroup, SecondBook } from '../../src/groups/same_group_screen';
import { say } from '../../src/i18n';
import { balanceOf, balances } from '../../src/ledger/balance';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const GROUP = {
  subdistrict_code: '350102',
  moo: 3,
  place_name: 'หนองแสง',
  status: 'founding' as const,
  duplicate_of: null,
};
const MEMBER = {
  title: 'นาง',
  last_name: 'ศ.',
  pledge_satang: 10000,
  joined_on: '2026-11-01',
  status: 'active' as const,
};
const ENTRY = {
  entry_kind: 'pledge' as const,
  period: '2026-11',
  collection_id: null,
  reverses: null,
  slip_number: null,
};
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', 'group:g1', { ...GROUP, id: 'g1', name: 'กลุ่มที่หนึ่ง', founded_on: '2026-11-01' });
  phone.put('group', 'group:g2', { ...GROUP, id: 'g2', name: 'กลุ่มที่สอง', founded_on: '2026-11-02' });
  phone.put('member', 'group:g1', { ...MEMBER, id: 'x', number: '0001', first_name: 'บุญมี' });
  phone.put('member', 'group:g2', { ...MEMBER, id: 'a', number: '0001', first_name: 'บุญมี' });
  phone.put('member', 'group:g2', { ...MEMBER, id: 'b', number: '0002', first_name: 'สมศรี' });
  const put = (scope: string, id: string, member_id: string, amount_satang: number) =>
    phone.put('entry', scope, { ...ENTRY, id, member_id, amount_satang, civil_on: '2026-11-05' });
  put('group:g1', '1', 'x', 10000);
  put('group:g2', '2', 'a', 10000);
  put('group:g2', '3', 'b', 20000);
});
afterEach(cleanup);

const show = (what: preact.JSX.Element) => render(<PhoneContext.Provider value={phone}>{what}</PhoneContext.Provider>);
const press = (text: string) =>
  act(async () => {
    fireEvent.click(screen.getByText(text));
    await new Promise((done) => setTimeout(done, 20));
  });
const savings = (group: string) => balanceOf(balances(phone.rows.all('entry', `group:${group}`)), 'pledged_savings');

it('asks on the page of a group that looks like another', () => {
  show(<SecondBook group={phone.rows.find('group', 'g1') as never} />);
  expect(screen.getByText(say('same_group.compare')).closest('a')?.getAttribute('href')).toBe('#/groups/g1/same/g2');
});

it('makes one group of two: who was missing joins, what was written twice is taken back, the rest is carried', async () => {
  show(<SameGroup group="g2" other="g1" />);
  await press(say('same_group.it_is_one'));
  expect(savings('g2')).toBe(0);
  expect(savings('g1')).toBe(30000);
  expect(phone.rows.find('group', 'g2')?.duplicate_of).toBe('g1');
  const newcomer = phone.rows.all('member', 'group:g1').find((member) => member.first_name === 'สมศรี');
  expect(newcomer).toMatchObject({ number: '0002', pledge_satang: 10000, status: 'active' });
  expect(phone.rows.all('entry', 'group:g2').find((entry) => entry.reverses)?.reverses).toBe('2');
  const sums = balances(phone.rows.all('entry', 'group:g1'));
  expect(balanceOf(sums, 'pledged_savings', newcomer?.id)).toBe(20000);
  expect(balanceOf(sums, 'cash')).toBe(30000);
});

it('carries money that only looks alike', async () => {
  show(<SameGroup group="g1" other="g2" />);
  await act(async () => void fireEvent.click(screen.getByLabelText(say('same_group.other_money'))));
  await press(say('same_group.it_is_one'));
  expect(savings('g1')).toBe(40000);
  expect(phone.rows.all('entry', 'group:g2').some((entry) => entry.reverses)).toBe(false);
});

it('does not make one person of two', async () => {
  show(<SameGroup group="g1" other="g2" />);
  const choices = screen.getAllByRole('combobox') as HTMLSelectElement[];
  await act(async () => void fireEvent.change(choices[1] as HTMLSelectElement, { target: { value: 'x' } }));
  await press(say('same_group.it_is_one'));
  expect(phone.saved).toEqual([]);
  expect(screen.getByText(say('same_group.taken'))).toBeTruthy();
});

it('notes that they are two groups, and takes that back', async () => {
  show(<SameGroup group="g1" other="g2" />);
  await press(say('same_group.apart'));
  expect(phone.saved).toMatchObject([
    { kind: 'group_comparison', scope: 'group:g2', data: { other_id: 'g1', verdict: 'apart' } },
  ]);
});

it('says so when money came into the second book afterwards', async () => {
  show(<SameGroup group="g1" other="g2" />);
  await press(say('same_group.it_is_one'));
  cleanup();
  const second = () => phone.rows.find('group', 'g2') as never;
  show(<SecondBook group={second()} />);
  expect(screen.queryByText(say('same_group.carry_rest'))).toBeNull();
  cleanup();
  phone.put('entry', 'group:g2', { ...ENTRY, id: '9', member_id: 'b', amount_satang: 500, civil_on: '2026-11-06' });
  show(<SecondBook group={second()} />);
  expect(screen.getByText(say('same_group.carry_rest'))).toBeTruthy();
});
