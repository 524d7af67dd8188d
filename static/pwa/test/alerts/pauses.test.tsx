import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkPauseForm, OfficerPauses, PauseList } from '../../src/alerts/pause_screens';
import { PauseWord } from '../../src/alerts/pause_word';
import { say } from '../../src/i18n';
import { hush, notice } from '../../src/ui/notice';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone, TODAY } from '../memory_phone';

const FILE = 'person:o1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
});
afterEach(() => {
  cleanup();
  hush();
});

function show(what: preact.JSX.Element) {
  render(<PhoneContext.Provider value={phone}>{what}</PhoneContext.Provider>);
}

function asChief() {
  phone.person = signal({ id: 'c1', name: 'chief', display_name: 'พัฒนาการอำเภอ', role: 'district_chief' as const });
  phone.assignments = signal([
    { role: 'district_chief' as const, area_code: '3501', from_on: '2026-01-01', to_on: null },
  ]);
  const post = { id: 'x', role: 'officer', area_code: '350102', from_on: '2026-01-01', to_on: null, may_end: true };
  const reports: Record<string, object> = {
    staffing: {
      people: [
        { id: 'o1', display_name: 'พัฒนากร 1', is_retired: false, posts: [post] },
        { id: 'o2', display_name: 'พัฒนากร 2', is_retired: false, posts: [{ ...post, to_on: '2026-10-01' }] },
      ],
    },
    groups: {
      groups: [
        { id: 'g1', name: 'กลุ่มบ้านดอน', officer_id: 'o1' },
        { id: 'g2', name: 'กลุ่มบ้านอื่น', officer_id: 'o9' },
      ],
    },
  };
  phone.report = async (name) => ({ value: reports[name] as never, as_of: '2026-11-23T02:00:00.000Z', from: 'server' });
}

it('a chief pauses one group with a reason, sees it stand, and ends it', async () => {
  asChief();
  show(<OfficerPauses officer="o1" />);
  const about = await screen.findByLabelText(say('pause.about'));
  expect(about.querySelectorAll('option')).toHaveLength(2);
  fireEvent.change(about, { target: { value: 'g1' } });
  fireEvent.click(screen.getByText(say('pause.for_disaster')));
  fireEvent.click(screen.getByText(say('pause.pause')));
  await screen.findByText(say('pause.resume'));
  expect(phone.saved).toMatchObject([
    {
      kind: 'escalation_pause',
      scope: FILE,
      data: { group_id: 'g1', until_on: '2026-12-07', reason: 'disaster', note: null },
    },
  ]);
  expect(screen.getAllByText('กลุ่มบ้านดอน').length).toBeGreaterThan(1);
  fireEvent.click(screen.getByText(say('pause.resume')));
  await waitFor(() => expect(screen.queryByText(say('pause.resume'))).toBeNull());
  expect(phone.saved[1]?.data).toMatchObject({ group_id: 'g1', until_on: null, reason: 'resumed' });
  await notice.value?.takeBack?.();
  expect(await screen.findByText(say('pause.resume'))).toBeTruthy();
  // everything that was said stays in sight
  expect(screen.getByRole('list', { name: say('pause.history') }).children).toHaveLength(3);
});

it('undo after a pause was extended brings back the one that held before', async () => {
  asChief();
  const before = { group_id: null, until_on: '2026-11-30', reason: 'leave', note: 'ถึงสิ้นเดือน' } as const;
  phone.put('escalation_pause', FILE, { ...before, id: 'z1', author_id: 'c1', civil_on: '2026-11-20' });
  show(<OfficerPauses officer="o1" />);
  fireEvent.click(await screen.findByText(say('pause.for_disaster')));
  fireEvent.click(screen.getByText(say('pause.pause')));
  await waitFor(() => expect(phone.saved[0]?.data).toMatchObject({ group_id: null, until_on: '2026-12-07' }));
  await waitFor(() => expect(notice.value?.takeBack).toBeTruthy());
  await notice.value?.takeBack?.();
  expect(phone.saved[1]?.data).toEqual(before);
});

it('undo after a first pause ends it', async () => {
  asChief();
  const other = { group_id: 'g1', until_on: '2026-11-30', reason: 'leave', note: null } as const;
  phone.put('escalation_pause', FILE, { ...other, id: 'z1', author_id: 'c1', civil_on: '2026-11-20' });
  show(<OfficerPauses officer="o1" />);
  fireEvent.click(await screen.findByText(say('pause.for_disaster')));
  fireEvent.click(screen.getByText(say('pause.pause')));
  await waitFor(() => expect(notice.value?.takeBack).toBeTruthy());
  await notice.value?.takeBack?.();
  expect(phone.saved[1]?.data).toMatchObject({ group_id: null, until_on: null, reason: 'resumed' });
});

it('says what is missing instead of saving', async () => {
  asChief();
  show(<OfficerPauses officer="o1" />);
  fireEvent.click(await screen.findByText(say('pause.pause')));
  expect(await screen.findByText(say('pause.reason_missing'))).toBeTruthy();
  expect(phone.saved).toEqual([]);
});

const TYPED = { about: '', until: '30/11/2569', reason: 'leave', note: '' };

it.each([
  [{}, []],
  [{ until: '22/11/2569' }, ['until']],
  [{ until: '23/11/2569' }, []],
  [{ until: '23/2/2570' }, []],
  [{ until: '24/2/2570' }, ['until']],
  [{ until: '31/2/2570' }, ['until']],
  [{ reason: '' }, ['reason']],
  [{ reason: 'other' }, ['note']],
  [{ reason: 'other', note: 'ซ่อมศาลา' }, []],
  [{ note: 'ก'.repeat(301) }, ['note']],
])('%j: %j', (typed, problems) => {
  expect(Object.keys(checkPauseForm({ ...TYPED, ...typed }, TODAY))).toEqual(problems);
});

it('a chief sees who is paused first, and only who works as an officer', async () => {
  asChief();
  phone.put('escalation_pause', FILE, {
    id: 'z1',
    group_id: null,
    until_on: '2026-12-05',
    reason: 'leave',
    note: null,
    author_id: 'c1',
    civil_on: '2026-11-20',
  });
  show(<PauseList />);
  const row = await screen.findByText('พัฒนากร 1');
  expect(row.closest('a')?.getAttribute('href')).toBe('#/pauses/o1');
  expect(screen.getByText(/5 ธ.ค. 69/)).toBeTruthy();
  expect(screen.queryByText('พัฒนากร 2')).toBeNull();
});

it('the officer sees what is paused, why, and by whom not by name', async () => {
  const pause = { reason: 'disaster', note: 'น้ำท่วมทั้งหมู่บ้าน', author_id: 'c1' } as const;
  phone.put('escalation_pause', 'person:p1', { ...pause, id: 'z1', group_id: null, until_on: '2026-12-05' });
  show(<PauseWord />);
  expect(screen.getByText(say('pause.own_title'))).toBeTruthy();
  expect(screen.getByText(say('pause.see')).getAttribute('href')).toBe('#/pauses');
  cleanup();
  show(<PauseList />);
  expect(screen.getByText('น้ำท่วมทั้งหมู่บ้าน')).toBeTruthy();
  expect(screen.getByText(say('pause.by', { name: say('pause.those_above') }))).toBeTruthy();
});

it('nothing paused, nothing said', () => {
  phone.put('escalation_pause', 'person:p1', {
    id: 'z1',
    group_id: null,
    until_on: '2026-11-22',
    reason: 'leave',
    civil_on: '2026-11-10',
  });
  show(<PauseWord />);
  expect(screen.queryByText(say('pause.own_title'))).toBeNull();
});
