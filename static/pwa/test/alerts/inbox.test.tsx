import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { InboxAge } from '../../src/alerts/alert_list';
import { AlertPage } from '../../src/alerts/alert_page';
import { AlertScreen } from '../../src/alerts/alert_screen';
import { say } from '../../src/i18n';
import { Today } from '../../src/people/today';
import { hush, notice } from '../../src/ui/notice';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const GROUP = 'group:g1';
const FILE = 'person:p1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', GROUP, {
    id: 'g1',
    name: 'กลุ่มบ้านหนองแสง',
    place_name: 'บ้านหนองแสง',
    moo: 3,
    subdistrict_code: '350102',
    founded_on: '2026-10-10',
    collection_day: 5,
    officer_id: 'p1',
    founder_id: 'p1',
    status: 'active',
  });
});
afterEach(() => {
  cleanup();
  hush();
});

function show(what: preact.JSX.Element) {
  render(<PhoneContext.Provider value={phone}>{what}</PhoneContext.Provider>);
}

/** Members of the group, of whom the first brought nothing at three collections. */
function threeMisses() {
  for (const [index, period] of ['2026-08', '2026-09', '2026-10'].entries()) {
    const on = `${period}-05`;
    phone.put('collection_open', GROUP, { id: `o${index}`, period, opening_cash_satang: 0, civil_on: on });
    phone.put('collection_close', GROUP, { id: `k${index}`, collection_id: `o${index}`, civil_on: on });
  }
  const member = { title: 'นาง', last_name: 'ศ.', joined_on: '2026-06-01', status: 'active' } as const;
  phone.put('member', GROUP, { ...member, id: 'm1', number: '0001', first_name: 'บุญมี' });
  phone.put('member', GROUP, { ...member, id: 'm2', number: '0002', first_name: 'คำภา' });
  const paid = { entry_kind: 'pledge', amount_satang: 10000, period: '2026-09', reverses: null } as const;
  phone.put('entry', GROUP, { ...paid, id: 'e1', member_id: 'm2' });
}

it('names the member from the rows of this phone, with the way to their book', async () => {
  threeMisses();
  show(<Today />);
  expect(await screen.findByText(say('alert.member_3_misses'))).toBeTruthy();
  const about = say('alert.member', { name: 'นางบุญมี ศ.', group: `บ้านหนองแสง ${say('place.moo_short', { moo: 3 })}` });
  expect(screen.getByText(about).getAttribute('href')).toBe('#/groups/g1/members/m1');
  expect(screen.getByText(say('alert.go_member')).getAttribute('href')).toBe('#/groups/g1/members/m1');
  expect(screen.queryByText(/คำภา/)).toBeNull();
});

it('is done with one tap, and taken back with another', async () => {
  threeMisses();
  show(<Today />);
  await screen.findByText(say('alert.member_3_misses'));
  const card = screen.getByText(say('alert.member_3_misses')).closest('section') as HTMLElement;
  fireEvent.click(
    [...card.querySelectorAll('button')].find((each) => each.textContent === say('alert.done')) as Element,
  );
  await waitFor(() => expect(screen.queryByText(say('alert.member_3_misses'))).toBeNull());
  await notice.value?.takeBack?.();
  await screen.findByText(say('alert.member_3_misses'));
  expect(phone.saved.map((draft) => (draft.data as { answer: string }).answer)).toEqual(['done', 'open']);
});

it('is put off for as many days as one says', async () => {
  threeMisses();
  show(<Today />);
  await screen.findByText(say('alert.member_3_misses'));
  const card = screen.getByText(say('alert.member_3_misses')).closest('section') as HTMLElement;
  fireEvent.click(
    [...card.querySelectorAll('button')].find((each) => each.textContent === say('alert.later')) as Element,
  );
  fireEvent.click(await screen.findByText(say('alert.snooze', { days: 7 })));
  await waitFor(() => expect(screen.queryByText(say('alert.member_3_misses'))).toBeNull());
  expect(phone.saved[0]?.data).toMatchObject({ answer: 'snooze', until_on: '2026-11-30' });
});

it('says why, what is set, who else hears of it, and when', async () => {
  const missing = { rule: 'collection_missing', subject: 'g1', due_on: '2026-11-20', step: 2 };
  phone.put('alert', FILE, { id: 'a1', ...missing });
  phone.put('setting', 'area:35', {
    id: 's1',
    key: 'collection_missing_chief_days',
    value: 9,
    starts_on: '2026-01-01',
  });
  phone.assignments = signal([{ role: 'officer' as const, area_code: '350102', from_on: '2026-01-01', to_on: null }]);
  show(<AlertScreen alert="a1" />);
  expect(await screen.findByText(say('alert_why.collection_missing'))).toBeTruthy();
  expect(screen.getByText(say('rule.collection_missing_chief_days')).nextSibling?.textContent).toBe(
    say('rule.unit_days', { value: '9' }),
  );
  expect(screen.getByText(say('alert.told_you'))).toBeTruthy();
  expect(screen.getByText(say('alert.told_from', { date: '29 พ.ย. 69' }))).toBeTruthy();
  cleanup();
  const pause = { group_id: null, until_on: '2026-12-05', reason: 'disaster', note: null } as const;
  phone.put('escalation_pause', FILE, { id: 'z1', ...pause, civil_on: '2026-11-21' });
  show(<AlertScreen alert="a1" />);
  expect(await screen.findByText(say('alert.told_paused', { date: '5 ธ.ค. 69' }))).toBeTruthy();
});

it('what was settled says so instead of showing nothing', async () => {
  show(<AlertScreen alert="unknown" />);
  expect(await screen.findByText(say('alert.over'))).toBeTruthy();
});

function asChief() {
  phone.person = signal({ id: 'p1', name: 'chief', display_name: 'พัฒนาการอำเภอ', role: 'district_chief' as const });
  phone.assignments = signal([
    { role: 'district_chief' as const, area_code: '3501', from_on: '2026-01-01', to_on: null },
  ]);
  const reports: Record<string, object> = {
    progress: { rows: [{ person_id: 'o1', name_th: 'พัฒนากร 1', last_heard_at: '2026-11-16T02:00:00.000Z' }] },
    groups: { groups: [{ id: 'g9', name: 'กลุ่มบ้านดอน', officer_id: 'o1', officer_name: 'พัฒนากร 1' }] },
  };
  phone.report = async (name) => ({ value: reports[name] as never, as_of: '2026-11-23T02:00:00.000Z', from: 'server' });
  phone.put('alert', FILE, { id: 'a1', rule: 'collection_missing', subject: 'g9', due_on: '2026-11-05', step: 7 });
  phone.put('alert', FILE, { id: 'a2', rule: 'cash_mismatch', subject: 'g9', due_on: '2026-11-05', step: 0 });
}

it('tells a chief how old the facts of an alert are', async () => {
  asChief();
  show(<AlertPage />);
  const when = await screen.findByText(new RegExp(say('alert.data_may_be_old')));
  expect(when.textContent).toContain(say('alert.data_as_of', { when: '16 พ.ย. 69 09:00' }));
  expect(screen.getAllByText(new RegExp(say('alert.data_may_be_old')))).toHaveLength(1);
  expect(screen.getAllByText(say('alert.go_group'))[0]?.getAttribute('href')).toBe('#/overview/3501/groups/g9');
  expect(screen.getByText(say('pause.name')).getAttribute('href')).toBe('#/pauses');
});

it('shows a chief what the officer answered, and offers a pause but where money is missing', async () => {
  asChief();
  phone.put('alert', 'person:o1', {
    id: 'b1',
    rule: 'collection_missing',
    subject: 'g9',
    due_on: '2026-11-05',
    step: 2,
  });
  phone.put('alert_mark', 'person:o1', {
    id: 'x1',
    alert_id: 'b1',
    answer: 'done',
    until_on: null,
    civil_on: '2026-11-22',
  });
  show(<AlertScreen alert="a1" />);
  expect(await screen.findByText(say('alert.officer_done', { date: '22 พ.ย. 69' }))).toBeTruthy();
  expect(screen.getByText(say('pause.name')).getAttribute('href')).toBe('#/pauses/o1/g9');
  cleanup();
  show(<AlertScreen alert="a2" />);
  await screen.findByText(say('alert_why.cash_mismatch'));
  expect(screen.queryByText(say('pause.name'))).toBeNull();
});

it.each([
  ['2026-11-21T02:00:00.000Z', true],
  ['2026-11-22T02:00:00.000Z', false],
])('a phone that last heard of the server at %s says so: %s', (last_contact_at, isSaid) => {
  phone.sign = signal({ ...phone.sign.value, last_contact_at });
  show(<InboxAge />);
  expect(screen.queryByRole('status') !== null).toBe(isSaid);
});
