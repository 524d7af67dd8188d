import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { hush, notice } from '../../src/ui/notice';
import { PhoneContext } from '../../src/ui/phone_context';
import { GroupVisits } from '../../src/visits/chief_visits';
import { MonthSheet } from '../../src/visits/month_sheet';
import { checkVisit, RewriteVisit, WriteVisit } from '../../src/visits/visit_form';
import { VisitList } from '../../src/visits/visit_list';
import { visitsOf } from '../../src/visits/visit_rows';
import { type MemoryPhone, memoryPhone, TODAY } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่มหนองแสง', place_name: 'หนองแสง', moo: 3 });
});
afterEach(() => {
  cleanup();
  hush();
});

async function show(shown: ComponentChildren) {
  render(<PhoneContext.Provider value={phone}>{shown}</PhoneContext.Provider>);
  await act(async () => {});
}

async function press(role: 'button' | 'radio', name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole(role, { name }));
    await new Promise((done) => setTimeout(done));
  });
}

async function type(label: string, text: string) {
  await act(async () => {
    fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
  });
}

it('writes a visit down, corrects it in one save, and prints it once', async () => {
  await show(<WriteVisit group="g1" />);
  await press('radio', say('visit.for_audit'));
  await type(say('visit.found'), 'สมุดตรง');
  await press('button', say('form.save'));
  const [first] = visitsOf(phone, 'g1');
  expect(first).toMatchObject({ purpose: 'audit', visitor: 'officer', visited_on: TODAY, found: 'สมุดตรง' });
  cleanup();
  await show(<RewriteVisit group="g1" visit={first?.id ?? ''} />);
  await type(say('visit.found'), 'สมุดตรงกับเงินสด');
  await press('button', say('form.save'));
  expect(phone.saved.map(({ data }) => data)).toMatchObject([
    { reverses: null },
    { reverses: first?.id },
    { found: 'สมุดตรงกับเงินสด', reverses: null },
  ]);
  cleanup();
  await show(<MonthSheet />);
  expect(screen.getByText(say('visit.count', { count: 1 }))).toBeTruthy();
  expect(screen.getByText('สมุดตรงกับเงินสด')).toBeTruthy();
});

const VISIT = {
  visited_on: '2026-11-20',
  purpose: 'audit',
  visitor: 'governor',
  visitor_name: 'ผู้ว่าฯ',
  found: 'สมุดตรง',
  advice: 'ออมต่อ',
  photo_sha256: 'ab'.repeat(32),
  reverses: null,
} as const;

/** What stands of the group's visits, in their words. */
const standing = () => visitsOf(phone, 'g1').map(({ id: _id, ...visit }) => visit);

async function undo() {
  await act(async () => {
    await notice.value?.takeBack?.();
  });
}

it('undo after a correction brings back what stood before; after a first save it takes the visit back', async () => {
  phone.put('visit', SCOPE, { ...VISIT, id: 'v1' });
  await show(<RewriteVisit group="g1" visit="v1" />);
  await type(say('visit.found'), 'สมุดไม่ตรง');
  await press('button', say('form.save'));
  expect(standing()).toMatchObject([{ ...VISIT, found: 'สมุดไม่ตรง' }]);
  await undo();
  expect(standing()).toMatchObject([VISIT]);
  cleanup();
  await show(<WriteVisit group="g1" />);
  await press('radio', say('visit.for_meeting'));
  await type(say('visit.found'), 'ประชุม');
  await press('button', say('form.save'));
  expect(standing()).toHaveLength(2);
  await undo();
  expect(standing()).toMatchObject([VISIT]);
});

it('a visit taken back by a slip of the thumb is written again', async () => {
  phone.put('visit', SCOPE, { ...VISIT, id: 'v1' });
  await show(<VisitList group="g1" />);
  await press('button', say('visit.take_back'));
  expect(standing()).toEqual([]);
  await undo();
  expect(standing()).toMatchObject([VISIT]);
});

it('what a chief advised stays with the visit that was corrected, and after undo', async () => {
  phone.put('visit', SCOPE, { ...VISIT, id: 'v1' });
  phone.put('visit_advice', SCOPE, { id: 'a1', visit_id: 'v1', text: 'ชวนเยาวชน', author_id: 'c1' });
  await show(<RewriteVisit group="g1" visit="v1" />);
  await type(say('visit.found'), 'สมุดไม่ตรง');
  await press('button', say('form.save'));
  cleanup();
  await show(<VisitList group="g1" />);
  expect(screen.getByText('สมุดไม่ตรง')).toBeTruthy();
  expect(screen.getByText('ชวนเยาวชน')).toBeTruthy();
  await undo();
  expect(screen.getByText('ชวนเยาวชน')).toBeTruthy();
  await press('button', say('visit.take_back'));
  expect(screen.queryByText('ชวนเยาวชน')).toBeNull();
  await undo();
  expect(screen.getByText('ชวนเยาวชน')).toBeTruthy();
});

it('prints only what this person wrote down, of the month', async () => {
  const visit = { purpose: 'meeting', visitor: 'officer', found: 'พบ', advice: null, reverses: null } as const;
  phone.put('visit', SCOPE, { ...visit, id: 'v1', visited_on: '2026-11-02', author_id: 'somebody' });
  phone.put('visit', SCOPE, { ...visit, id: 'v2', visited_on: '2026-10-31', author_id: 'p1' });
  await show(<MonthSheet />);
  expect(screen.getByText(say('visit.none_in_month'))).toBeTruthy();
  await act(async () => {
    fireEvent.change(screen.getByLabelText(say('date.month')), { target: { value: '2026-10' } });
  });
  expect(screen.getByText(say('visit.count', { count: 1 }))).toBeTruthy();
});

it('asks for a purpose and for something to read', () => {
  const blank = { visited_on: '23/11/2569', purpose: '', visitor: 'officer', visitor_name: '', found: '', advice: '' };
  expect(Object.keys(checkVisit(blank, TODAY)).sort()).toEqual(['found', 'purpose']);
  expect(checkVisit({ ...blank, purpose: 'audit', advice: 'ออมต่อ' }, TODAY)).toEqual({});
  expect(checkVisit({ ...blank, visited_on: '24/11/2569' }, TODAY).visited_on).toBe(say('date.not_yet'));
});

it('a chief sees a visit of their own before it is sent, and none that was refused', async () => {
  const said = { visited_on: TODAY, purpose: 'encouragement', visitor: 'district_chief', reverses: null } as const;
  await phone.save([{ kind: 'visit', scope: SCOPE, data: { ...said, found: 'สมาชิกมาครบ' } }]);
  phone.put('visit', SCOPE, { id: 'v9', ...said, found: 'ซ้ำ' } as never, 'needs_you');
  const report = { group: { id: 'g1' }, visits: [] } as never;
  await show(<GroupVisits area="3501" report={report} />);
  expect(screen.getByText('สมาชิกมาครบ')).toBeTruthy();
  expect(screen.getByText(say('visit.waits'), { exact: false })).toBeTruthy();
  expect([screen.queryByText('ซ้ำ'), screen.queryByText(say('visit.none'))]).toEqual([null, null]);
});
