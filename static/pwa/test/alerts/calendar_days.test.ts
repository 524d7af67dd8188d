import { beforeEach, expect, it } from 'vitest';
import { calendarDays, calendarEvents } from '../../src/alerts/calendar_days';
import { calendarFile } from '../../src/alerts/calendar_file';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', SCOPE, {
    id: 'g1',
    name: 'กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง',
    place_name: 'บ้านหนองแสง',
    moo: 3,
    subdistrict_code: '350102',
    founded_on: '2026-01-10',
    collection_day: 31,
    officer_id: 'p1',
    founder_id: 'p1',
    status: 'active',
  });
  phone.put('member', SCOPE, {
    id: 'm1',
    number: '0001',
    title: 'นาง',
    first_name: 'บุญมี',
    last_name: 'ศ.',
    joined_on: '2026-01-10',
    pledge_satang: 10000,
    status: 'active',
  });
});

const days = (sort: string) => calendarDays(phone).filter((day) => day.sort === sort);

it('knows a year of collection days, held within the months', () => {
  const on = days('collection').map((day) => day.on);
  expect(on).toHaveLength(12);
  expect(on.slice(0, 4)).toEqual(['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28']);
});

it('a moved day keeps its id, and one that is left out is cancelled', async () => {
  const [before] = await calendarEvents(days('collection'));
  phone.put('collection_date', SCOPE, { id: 'd1', period: '2026-11', collection_on: '2026-12-02', reason: null });
  phone.put('collection_date', SCOPE, { id: 'd2', period: '2027-01', collection_on: null, reason: null });
  const after = await calendarEvents(days('collection'));
  expect(after[0]).toEqual({ ...before, on: '2026-12-02' });
  expect(after.filter((day) => day.is_cancelled).map((day) => day.on)).toEqual(['2027-01-31']);
});

it('leaves out months that were collected, and other people’s groups', () => {
  phone.put('collection_open', SCOPE, { id: 'o1', period: '2026-11', opening_cash_satang: 0 });
  phone.put('collection_close', SCOPE, { id: 'k1', collection_id: 'o1', lines: 0, total_satang: 0, counted_satang: 0 });
  phone.put('group', 'group:g2', { ...phone.rows.find('group', 'g1'), id: 'g2', officer_id: 'p2' });
  expect(days('collection').map((day) => day.on)[0]).toBe('2026-12-31');
  expect(days('collection')).toHaveLength(11);
});

it('knows ends of terms once a day, the general meeting, the campaign and the savings week', () => {
  const post = { committee: 'board', member_id: 'm1', from_on: '2026-01-10', status: 'stands' } as const;
  phone.put('committee_post', SCOPE, { ...post, id: 'c1', position: 'chair', to_on: '2028-02-29' });
  phone.put('committee_post', SCOPE, { ...post, id: 'c2', position: 'treasurer', to_on: '2028-02-29' });
  phone.put('campaign', 'area:35', {
    id: 'k',
    name: '1 พัฒนากร 1 กลุ่ม',
    area_code: '35',
    quantity: 1,
    signed_on: '2026-10-18',
    starts_on: '2026-10-18',
    target_on: '2027-02-21',
    hard_on: '2027-05-24',
    state: 'open',
  });
  expect(days('term').map((day) => day.on)).toEqual(['2028-02-29']);
  expect(days('agm').map((day) => day.on)).toEqual(['2027-01-31']);
  expect(days('campaign').map((day) => day.on)).toEqual(['2027-02-21', '2027-05-24']);
  expect(days('week').map((day) => day.on)).toEqual(['2027-03-06']);
});

it('names no member, and gives every event an id of its own', async () => {
  const events = await calendarEvents(calendarDays(phone));
  const text = calendarFile('ออมทรัพย์', events, 0).replaceAll('\r\n ', '');
  expect(text).not.toContain('บุญมี');
  expect(text).toContain('บ้านหนองแสง');
  expect(new Set(events.map((event) => event.uid)).size).toBe(events.length);
});
