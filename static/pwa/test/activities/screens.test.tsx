import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WriteActivity } from '../../src/activities/activity_form';
import { ActivityList } from '../../src/activities/activity_list';
import { ActivityScreen } from '../../src/activities/activity_screen';
import { say } from '../../src/i18n';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  const group = { id: 'g1', name: 'กลุ่มบ้านหนองแสง', officer_id: 'p1', founded_on: '2026-09-01', status: 'active' };
  phone.put('group', 'group:g1', { ...group, subdistrict_code: '350102', place_name: 'บ้านหนองแสง', moo: 3 } as never);
  const member = { id: 'm1', first_name: 'บุญมี', last_name: 'ศ.', number: '0001', joined_on: '2026-09-05' };
  phone.put('member', 'group:g1', { ...member, pledge_satang: 10000, status: 'active' } as never);
  const visit = { id: 'v1', visited_on: '2026-11-20', purpose: 'meeting', visitor: 'officer', found: 'บุญมีไม่มา' };
  phone.put('visit', 'group:g1', { ...visit, reverses: null } as never);
});
afterEach(cleanup);

function show(children: preact.ComponentChildren) {
  render(<PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider>);
}

it('offers what happened, the latest first', () => {
  show(<ActivityList group="g1" />);
  const rows = screen.getAllByRole('link').map((row) => row.getAttribute('href'));
  expect(rows).toContain('#/groups/g1/activities/new/visit/v1');
  expect(rows.indexOf('#/groups/g1/activities/new/visit/v1')).toBeLessThan(
    rows.indexOf('#/groups/g1/activities/new/founding/g1'),
  );
});

it('drafts a text without members, which is saved as it was changed and offered no more', async () => {
  show(<WriteActivity group="g1" event="visit" subject="v1" />);
  const field = (await screen.findByLabelText(say('activity.text'))) as HTMLTextAreaElement;
  expect(field.value).toContain('20 พฤศจิกายน 2569');
  expect(field.value).toContain('บ้านหนองแสง');
  expect(field.value).not.toContain('บุญมี');
  fireEvent.input(field, { target: { value: `${field.value}\nขอบคุณทุกคน` } });
  fireEvent.click(screen.getByRole('button', { name: say('activity.save') }));
  await waitFor(() => expect(phone.saved).toHaveLength(1));
  const [saved] = phone.saved;
  expect(saved).toMatchObject({ kind: 'activity_report', scope: 'group:g1' });
  expect(saved?.data).toMatchObject({ event: 'visit', subject_id: 'v1', happened_on: '2026-11-20', photos: [] });
  expect(saved?.data).toHaveProperty('text', expect.stringMatching(/ขอบคุณทุกคน$/));
  cleanup();
  show(<ActivityList group="g1" />);
  expect(screen.getByText(say('activity.event_visit'))).toBeTruthy();
  const rows = screen.getAllByRole('link').map((row) => row.getAttribute('href'));
  expect(rows).not.toContain('#/groups/g1/activities/new/visit/v1');
});

it('an earlier text of a report leads to the newest, and is only to be read', () => {
  const report = { event: 'visit', subject_id: 'v1', happened_on: '2026-11-20' } as const;
  const versions = [
    { id: 'r1', text: 'ฉบับแรก', replaces: null },
    { id: 'r2', text: 'ฉบับสอง', replaces: 'r1' },
    { id: 'r3', text: 'ฉบับสาม', replaces: 'r2' },
  ];
  for (const version of versions) phone.put('activity_report', 'group:g1', { ...report, ...version, photos: [] });
  show(<ActivityScreen activity="r1" />);
  expect(screen.getByText('ฉบับแรก')).toBeTruthy();
  expect(screen.getByRole('link', { name: say('activity.open_newest') }).getAttribute('href')).toBe('#/activities/r3');
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.queryByText(say('activity.edit'))).toBeNull();
  cleanup();
  show(<ActivityScreen activity="r3" />);
  expect(screen.getByRole('button', { name: say('activity.share') })).toBeTruthy();
  expect(screen.getByText(say('activity.edit'))).toBeTruthy();
  expect(screen.queryByText(say('activity.open_newest'))).toBeNull();
});

it('counts nobody whose only deposit was taken back', async () => {
  const open = { id: 'o1', period: '2026-11', civil_on: '2026-11-05', opening_cash_satang: 0 };
  phone.put('collection_open', 'group:g1', open as never);
  const close = { id: 'c1', collection_id: 'o1', total_satang: 10000, counted_satang: 10000, civil_on: '2026-11-05' };
  phone.put('collection_close', 'group:g1', close as never);
  const pay = (id: string, member_id: string, reverses: string | null = null) => {
    const money = { entry_kind: 'pledge', amount_satang: 10000, period: '2026-11', collection_id: 'o1' };
    phone.put('entry', 'group:g1', { id, ...money, member_id, reverses, civil_on: '2026-11-05' } as never);
  };
  pay('e1', 'm1');
  pay('e2', 'm2');
  pay('e3', 'm2', 'e2');
  show(<WriteActivity group="g1" event="collection" subject="o1" />);
  const field = (await screen.findByLabelText(say('activity.text'))) as HTMLTextAreaElement;
  expect(field.value).toContain(say('post.collected', { count: 1, amount: '100' }));
});
