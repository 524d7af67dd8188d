import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RewriteActivity, WriteActivity } from '../../src/activities/activity_form';
import { BankForm } from '../../src/books/bank_form';
import { say } from '../../src/i18n';
import { TellStep } from '../../src/ladder/step_form';
import { ReportForm } from '../../src/monthly_reports/report_form';
import { PhoneContext } from '../../src/ui/phone_context';
import { RewriteVisit, WriteVisit } from '../../src/visits/visit_form';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;
/** The photos that were handed over to be sent. */
let handed: Uint8Array[];

beforeEach(() => {
  phone = memoryPhone();
  const group = { id: 'g1', name: 'กลุ่มหนองแสง', place_name: 'หนองแสง', moo: 3, subdistrict_code: '350102' };
  phone.put('group', SCOPE, { ...group, founded_on: '2026-09-01', officer_id: 'p1', status: 'active' });
  handed = [];
  phone.keepPhoto = async (_scope, jpeg) => {
    handed.push(jpeg);
    return String(jpeg[0]).repeat(64).slice(0, 64);
  };
  vi.stubGlobal('createImageBitmap', async () => ({ width: 8, height: 8 }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function show(shown: ComponentChildren) {
  cleanup();
  render(<PhoneContext.Provider value={phone}>{shown}</PhoneContext.Provider>);
  await act(async () => {});
}

/** Takes a photo whose first byte is `mark` with the last field there is for one. */
async function take(mark: number) {
  const jpeg = new Blob([new Uint8Array([mark, 0xff, 0xd8, 0])]);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(jpeg));
  const field = [...document.querySelectorAll('input[type=file]')].at(-1) as HTMLInputElement;
  Object.defineProperty(field, 'files', { value: [jpeg] });
  await act(async () => {
    fireEvent.change(field);
    await new Promise((done) => setTimeout(done));
  });
}

async function press(name: string, place = 0) {
  await act(async () => {
    fireEvent.click(screen.getAllByRole('button', { name })[place] as HTMLElement);
    await new Promise((done) => setTimeout(done));
  });
}

const photos = () => screen.queryAllByRole('img');

it.each<[string, ComponentChildren]>([
  ['a visit', <WriteVisit key="1" group="g1" />],
  ['a step', <TellStep key="2" group="g1" milestone="idea_shared" />],
  ['a month', <ReportForm key="3" period="2026-10" group="g1" />],
  ['an activity', <WriteActivity key="4" group="g1" event="founding" subject="g1" />],
  ['a bank slip', <BankForm key="5" group="g1" />],
])(
  'the photo of %s is still there after leaving, is not sent before the form is, and can be taken away',
  async (_name, form) => {
    await show(form);
    await take(1);
    expect(photos()).toHaveLength(1);
    await show(form);
    expect(photos()).toHaveLength(1);
    expect(handed).toEqual([]);
    await press(say('photo.remove'));
    await show(form);
    expect(photos()).toEqual([]);
  },
);

it('is handed over byte for byte with the save, and the next form begins without it', async () => {
  await show(<WriteVisit group="g1" />);
  await take(7);
  await show(<WriteVisit group="g1" />);
  fireEvent.click(screen.getByRole('radio', { name: say('visit.for_meeting') }));
  fireEvent.input(screen.getByLabelText(say('visit.found')), { target: { value: 'ประชุม' } });
  await press(say('form.save'));
  expect(handed.map((jpeg) => [...jpeg])).toEqual([[7, 0xff, 0xd8, 0]]);
  expect(phone.saved).toMatchObject([{ kind: 'visit', data: { photo_sha256: '7'.repeat(64) } }]);
  await show(<WriteVisit group="g1" />);
  expect(photos()).toEqual([]);
});

it('a correction keeps the photo of before until somebody takes it away or another', async () => {
  const visit = { visited_on: '2026-11-20', purpose: 'audit', visitor: 'officer', found: 'สมุดตรง' } as const;
  phone.put('visit', SCOPE, { ...visit, id: 'v1', reverses: null, photo_sha256: 'ab'.repeat(32) });
  await show(<RewriteVisit group="g1" visit="v1" />);
  expect(photos()).toHaveLength(1);
  await press(say('form.save'));
  expect(phone.saved[1]?.data).toMatchObject({ photo_sha256: 'ab'.repeat(32) });
  expect(handed).toEqual([]);
});

it('photos of a report that is written anew can be taken away, and others take their place, three at most', async () => {
  const report = { event: 'founding', subject_id: null, happened_on: '2026-11-20', text: 'ตั้งกลุ่ม' } as const;
  const before = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
  phone.put('activity_report', SCOPE, { ...report, id: 'r1', photos: before, replaces: null });
  await show(<RewriteActivity activity="r1" />);
  expect(screen.queryByText(say('photo.take_scene'))).toBeNull();
  await press(say('photo.remove'), 1);
  await take(9);
  await show(<RewriteActivity activity="r1" />);
  expect(photos()).toHaveLength(3);
  await press(say('activity.save'));
  expect(phone.saved).toMatchObject([
    { data: { photos: ['a'.repeat(64), 'c'.repeat(64), '9'.repeat(64)], replaces: 'r1' } },
  ]);
});
