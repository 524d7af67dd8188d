import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AlertCards } from '../../src/alerts/alert_list';
import { wayOf, whyText } from '../../src/alerts/alert_why';
import { type DueAlert, openAlerts } from '../../src/alerts/due_alerts';
import { say } from '../../src/i18n';
import { notice } from '../../src/ui/notice';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone, TODAY } from '../memory_phone';

const ALERT: DueAlert = { id: 'a1', rule: 'member_misses', subject: 'm1', due_on: '2026-11-05', step: 3 };
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', 'group:g1', { id: 'g1', name: 'กลุ่ม' });
  phone.put('member', 'group:g1', { id: 'm1', title: 'นาง', first_name: 'บุญมี', last_name: 'ศ.' });
});
afterEach(cleanup);

function show(alert: DueAlert) {
  render(
    <PhoneContext.Provider value={phone}>
      <AlertCards alerts={[alert]} />
    </PhoneContext.Provider>,
  );
}

const open = () => openAlerts([ALERT], phone.rows.all('alert_mark', 'person:p1'), new Set(), null, TODAY);

it('names the member on this phone only, leads there, and says why', async () => {
  show(ALERT);
  expect(screen.getByText('นางบุญมี ศ.')).toBeTruthy();
  const way = await screen.findByRole('link', { name: say('todo.member') });
  expect(way.getAttribute('href')).toBe('#/groups/g1/members/m1');
  expect(screen.getByText(say('why.member_misses', { days: 3 }))).toBeTruthy();
});

it('is done, and there again when that is taken back', async () => {
  show(ALERT);
  fireEvent.click(screen.getByRole('button', { name: say('alert.done') }));
  await waitFor(() => expect(open()).toEqual([]));
  await notice.value?.takeBack?.();
  await waitFor(() => expect(open()).toEqual([ALERT]));
});

it('is put off for as many days as somebody chooses', async () => {
  show(ALERT);
  fireEvent.click(screen.getByRole('button', { name: say('alert.snooze', { days: 7 }) }));
  await waitFor(() => expect(phone.saved[0]?.data).toMatchObject({ answer: 'snooze', until_on: '2026-11-30' }));
  expect(open()).toEqual([]);
});

it('the focus goes on to the next card, then to the one before, then to the heading of the screen', async () => {
  const alerts = ['a1', 'a2', 'a3'].map((id) => ({ ...ALERT, id, subject: id }));
  function Screen() {
    const marked = new Set(phone.rows.all('alert_mark', 'person:p1').map((each) => each.alert_id));
    return (
      <PhoneContext.Provider value={phone}>
        <h1 tabIndex={-1}>{say('alerts.title')}</h1>
        <AlertCards alerts={alerts.filter((each) => !marked.has(each.id))} />
      </PhoneContext.Provider>
    );
  }
  render(<Screen />);
  const answer = async (place: number, name: string) => {
    const before = document.querySelectorAll('.card').length;
    fireEvent.click(screen.getAllByRole('button', { name })[place] as HTMLElement);
    await waitFor(() => expect(document.querySelectorAll('.card')).toHaveLength(before - 1));
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  };
  const cardOf = (place: number) => document.querySelectorAll('.card h2')[place];
  await answer(0, say('alert.done'));
  expect(document.activeElement).toBe(cardOf(0));
  await answer(1, say('alert.snooze', { days: 7 }));
  expect(document.activeElement).toBe(cardOf(0));
  await answer(0, say('alert.done'));
  expect(document.activeElement?.tagName).toBe('H1');
});

const RULES = [
  'campaign_due',
  'no_progress',
  'collection_tomorrow',
  'collection_missing',
  'bank_slip_missing',
  'committee_term_ending',
  'agm_due',
  'member_misses',
  'device_silent',
  'report_due',
];

it.each(RULES)('an officer is told why of %s, and where it is settled', (rule) => {
  const alert = { ...ALERT, rule };
  expect(whyText(phone, alert)).not.toBe(say('why.unknown'));
  expect(whyText(phone, alert)).not.toMatch(/\{|undefined/);
  expect(wayOf(phone, alert)?.to).toMatch(/^\//);
});

it('a rule of a later version says so', () => {
  expect(whyText(phone, { ...ALERT, rule: 'something_new' })).toBe(say('why.unknown'));
});

it('a chief is led to the officer, and from the week to what is late; the week itself is not', async () => {
  const chief = { id: 'p2', name: 'chief', display_name: 'พัฒนาการอำเภอ', role: 'district_chief' as const };
  Object.assign(phone, { person: { value: chief }, assignments: { value: [{ role: chief.role, area_code: '3501' }] } });
  expect(wayOf(phone, { ...ALERT, rule: 'no_progress', subject: 'o1' })?.to).toBe('/overview/3501/officers/o1');
  const week = { ...ALERT, rule: 'weekly_digest', subject: '3501' };
  expect(wayOf(phone, week)?.to).toBe('/overview/3501/overdue');
  show(week);
  expect(screen.queryByText(say('day.overdue', { days: 18 }))).toBeNull();
  cleanup();
  show({ ...ALERT, rule: 'no_progress', subject: 'o1' });
  expect(screen.getByText(say('day.overdue', { days: 18 }))).toBeTruthy();
});
