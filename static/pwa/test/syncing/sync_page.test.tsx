import type { Signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import type { OutboxItem, SentItem, Sign } from '../../src/sync/ports';
import { SyncPage } from '../../src/syncing/sync_page';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่ม', place_name: 'หนองแสง', moo: 3, collection_day: 5 });
  phone.put('member', SCOPE, {
    id: 'm1',
    number: '0001',
    title: null,
    first_name: 'บุญมี',
    last_name: 'ศ.',
    pledge_satang: 10_000,
    joined_on: '2026-11-01',
    phone: null,
    status: 'active',
  });
});
afterEach(cleanup);

function item(changes: Partial<OutboxItem>): OutboxItem {
  return {
    id: 'o1',
    kind: 'member',
    scope: SCOPE,
    state: 'needs_you',
    civil_on: '2026-11-23',
    made_at: '2026-11-23T07:00:00.000Z',
    data: { id: 'm1', set: { first_name: ['บุญมี', 'บุญมา'] } },
    outcome: 'rejected',
    code: 'text_too_long',
    field: 'first_name',
    ticket: 'AB12CD34',
    missing: [],
    ...changes,
  };
}

function show(items: OutboxItem[], sign: Partial<Sign> = {}, sent: SentItem[] = []) {
  (phone.outbox as Signal<readonly OutboxItem[]>).value = items;
  (phone.sign as Signal<Sign>).value = { ...phone.sign.value, ...sign };
  phone.sentToday = async () => sent;
  return render(
    <PhoneContext.Provider value={phone}>
      <SyncPage />
    </PhoneContext.Provider>,
  );
}

it('what was refused goes back into its form as it was typed, and stays listed until somebody has dealt with it', async () => {
  show([item({})]);
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: say('sync.correct') }));
  });
  expect(location.hash).toBe('#/groups/g1/members/m1/edit');
  expect(await phone.drafts.load('member/m1')).toMatchObject({ first_name: 'บุญมา', last_name: 'ศ.', pledge: '100' });
  expect(screen.getByRole('button', { name: say('sync.settle') })).toBeTruthy();
});

it('a refused founding begins anew with everything that was typed', async () => {
  const set = { name: [null, 'กลุ่มใหม่'], pledge_mode: [null, 'amount'], pledge_min_satang: [null, 5000] };
  const more = { founded_on: [null, '2026-11-23'], collection_day: [null, 5], subdistrict_code: [null, '350105'] };
  show([item({ id: 'g2', kind: 'group', scope: 'group:g2', data: { id: 'g2', set: { ...set, ...more } } })]);
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: say('sync.correct') }));
  });
  expect(location.hash).toBe('#/groups/new');
  expect(await phone.drafts.load('group/new')).toMatchObject({ name: 'กลุ่มใหม่', pledge_min: '50', place_name: '' });
});

it('what nobody can correct is only dealt with', () => {
  show([item({ code: 'not_allowed' })]);
  expect(screen.queryByRole('button', { name: say('sync.correct') })).toBeNull();
  expect(screen.getByRole('button', { name: say('sync.settle') })).toBeTruthy();
});

it('a clash leads to its two values, once they are here', () => {
  const one = item({ outcome: 'conflict', code: 'field_conflict' });
  show([one]);
  expect(screen.getByText(say('sync.conflict_coming'))).toBeTruthy();
  cleanup();
  phone.put('case', SCOPE, { id: 'k1', operation_id: 'o1', settled_by: null, field: 'first_name' });
  show([one]);
  expect(screen.getByRole('link', { name: say('sync.choose') }).getAttribute('href')).toBe('#/groups/g1/cases/k1');
});

it('what lies with support has its ticket to tell', () => {
  show([item({ state: 'with_support', outcome: 'quarantined', code: 'foreign_scope' })]);
  expect(screen.getByText(say('sync.ticket_tell', { ticket: 'AB12CD34' }))).toBeTruthy();
});

it('says in how many places the work lies, and what arrived today', async () => {
  const sent = [true, false].map((is_confirmed, index) => ({
    id: `s${index}`,
    kind: 'member' as const,
    scope: SCOPE,
    data: { id: 'm1', set: {} },
    received_at: '2026-11-23T07:10:00.000Z',
    is_confirmed,
  }));
  const { container } = show([], { waiting: 3, unseen: 2, oldest_at: new Date().toISOString() }, sent);
  await act(async () => {});
  const places = [...container.querySelectorAll('.pairs > *')].map((each) => each.textContent?.trim());
  expect(places).toEqual([say('sync.place_phone'), '3', say('sync.place_both'), '2', say('sync.place_server'), '1']);
  expect(screen.getByText(say('sync.confirmed'))).toBeTruthy();
  expect(screen.getByText(say('sync.confirming'))).toBeTruthy();
});

it('warns of work that has waited too long', () => {
  show([], { waiting: 1, is_overdue: true, oldest_at: '2020-01-01T00:00:00.000Z' });
  expect(screen.getByRole('alert').textContent).toContain(say('sync.overdue_online'));
  cleanup();
  show([], { online: false, is_overdue: true });
  expect(screen.getByRole('alert').textContent).toContain(say('sync.overdue_offline'));
});

it('a session that ended asks for a login, and says whether anything waits for it', () => {
  show([], { state: 'fetching', session: 'sends_only', unseen: 1 });
  expect(screen.getAllByText(say('sign.sent_sign_in')).length).toBeGreaterThan(0);
  expect(screen.getByText(say('sync.session_sends_only_help'))).toBeTruthy();
  expect(screen.getByLabelText(say('login.password'))).toBeTruthy();
  expect(screen.getByText(say('sync.send_now'))).toBeTruthy();
  cleanup();
  show([item({ state: 'waiting' })], { state: 'waiting', session: 'expired', waiting: 1 });
  expect(screen.getAllByText(say('sign.sign_in', { count: 1 })).length).toBeGreaterThan(0);
  expect(screen.getByText(say('sync.session_expired'))).toBeTruthy();
  expect(screen.queryByText(say('sync.send_now'))).toBeNull();
});

it('says of a former store whose PIN is forgotten what was handed in, what waits and what stays shut', async () => {
  phone.gate.shutWork = async () => ({ handed_in: 3, to_hand_in: 2, shut: 0 });
  show([]);
  await screen.findByText(say('sync.former'));
  screen.getByText(say('sync.former_handed_in', { count: 3 }));
  screen.getByText(say('sync.former_to_hand_in', { count: 2 }));
  expect(screen.queryByText(say('sync.former_shut', { count: 0 }))).toBeNull();
});
