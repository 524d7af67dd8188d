import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DecideAdmission } from '../../src/governance/admission_form';
import { WriteBylaws } from '../../src/governance/bylaws_form';
import { RewriteMinutes, WriteMinutes } from '../../src/governance/minutes_form';
import { MinutesScreen } from '../../src/governance/minutes_screen';
import { AddPost, ReplacePost } from '../../src/governance/post_form';
import { PostScreen } from '../../src/governance/post_screen';
import { say } from '../../src/i18n';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  const group = { id: 'g1', name: 'กลุ่มหนองแสง', place_name: 'หนองแสง', moo: 3, subdistrict_code: '350102' };
  phone.put('group', SCOPE, { ...group, meeting_place: null });
  for (const [id, name] of [
    ['m1', 'บุญมี'],
    ['m2', 'คำพอง'],
  ] as const) {
    const member = { number: id.slice(1), title: null, last_name: null, joined_on: '2026-01-01' };
    phone.put('member', SCOPE, { ...member, id, first_name: name, status: 'active' });
  }
});
afterEach(cleanup);

async function show(shown: ComponentChildren) {
  const { container } = render(<PhoneContext.Provider value={phone}>{shown}</PhoneContext.Provider>);
  await act(async () => {});
  return container;
}

async function tap(role: 'button' | 'radio' | 'checkbox', name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole(role, { name }));
  });
}

async function type(label: string, text: string) {
  await act(async () => {
    fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
  });
}

async function choose(label: string, value: string) {
  await act(async () => {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  });
}

const POST = {
  committee: 'steering',
  position: 'treasurer',
  member_id: 'm1',
  from_on: '2025-11-23',
  to_on: '2027-11-22',
  duties: null,
  minutes_id: null,
  reason: null,
  status: 'stands',
} as const;

it('a small group is offered one board, and the post gets the term of the group', async () => {
  phone.put('setting', SCOPE, { id: 's1', key: 'committee_term_years', value: 4, starts_on: '2026-01-01' });
  await show(<AddPost group="g1" />);
  await choose(say('committee.member_name'), 'm2');
  await tap('radio', say('committee.chair'));
  await tap('checkbox', say('committee.duty_steering'));
  await tap('checkbox', say('committee.duty_audit'));
  await tap('button', say('form.save'));
  const term = { from_on: '2026-11-23', to_on: '2030-11-22' };
  const set = {
    ...POST,
    committee: 'board',
    position: 'chair',
    member_id: 'm2',
    duties: ['steering', 'audit'],
    ...term,
  };
  expect(phone.saved.map((draft) => draft.data)).toEqual([{ id: phone.saved[0]?.id, set }]);
});

it('nothing is saved while somebody would audit their own money without a reason', async () => {
  phone.put('committee_post', SCOPE, { id: 'p1', ...POST });
  await show(<AddPost group="g1" />);
  await choose(say('committee.member_name'), 'm1');
  await tap('radio', say('committee.member'));
  await tap('radio', say('committee.audit'));
  await tap('button', say('form.save'));
  expect(phone.saved).toEqual([]);
  await type(say('committee.reason'), 'สมาชิกน้อย');
  await tap('button', say('form.save'));
  expect(phone.saved[0]?.data).toMatchObject({ set: { committee: 'audit', reason: 'สมาชิกน้อย' } });
});

it('whoever is replaced leaves the day before, in the same save', async () => {
  phone.put('committee_post', SCOPE, { id: 'p1', ...POST });
  await show(<ReplacePost group="g1" post="p1" />);
  await choose(say('committee.member_name'), 'm2');
  await tap('button', say('form.save'));
  expect(phone.saved).toHaveLength(2);
  expect(phone.saved[0]?.data).toMatchObject({
    set: { member_id: 'm2', position: 'treasurer', from_on: '2026-11-23' },
  });
  expect(phone.saved[1]?.data).toEqual({ id: 'p1', set: { to_on: '2026-11-22' } });
});

it('a post that began today is void when it ends today', async () => {
  phone.put('committee_post', SCOPE, { id: 'p1', ...POST, from_on: '2026-11-23' });
  await show(<PostScreen group="g1" post="p1" />);
  await tap('button', say('committee.end'));
  expect(phone.saved[0]?.data).toEqual({ id: 'p1', set: { status: 'void' } });
});

it('minutes are one fact and one more for each item; what was typed is kept until then', async () => {
  await show(<WriteMinutes group="g1" />);
  await tap('button', say('minutes.all_present'));
  await type(say('minutes.began_at'), '๑๓.๓๐');
  const resolved = screen.getAllByLabelText(say('minutes.resolved'))[3] as HTMLElement;
  await act(async () => {
    fireEvent.input(resolved, { target: { value: 'รับทุกคน\nเป็นสมาชิก' } });
  });
  cleanup();
  await show(<WriteMinutes group="g1" />);
  await tap('button', say('minutes.save'));
  const [minutes, ...items] = phone.saved;
  expect(minutes?.data).toMatchObject({ number: 1, began_at: '13:30', present: ['m1', 'm2'], replaces: null });
  expect(items.map((item) => item.kind)).toEqual(Array(5).fill('agenda_item'));
  expect(items[3]?.data).toMatchObject({ minutes_id: minutes?.id, place: 4, resolved: 'รับทุกคน\nเป็นสมาชิก' });
});

it('minutes that are corrected name the copy they replace, which then points to the new one', async () => {
  const meeting = { meeting: 'general' as const, number: 3, held_on: '2026-11-05', place: 'วัด', present: ['m2'] };
  phone.put('minutes', SCOPE, { id: 'n1', ...meeting, replaces: null });
  phone.put('agenda_item', SCOPE, { id: 'i1', minutes_id: 'n1', place: 1, heading: 'แบ่งกำไร' });
  await show(<RewriteMinutes group="g1" minutes="n1" />);
  await type(say('minutes.place'), 'ศาลากลางบ้าน');
  await tap('button', say('minutes.save'));
  expect(phone.saved.map((draft) => draft.kind)).toEqual(['minutes', 'agenda_item']);
  expect(phone.saved[0]?.data).toMatchObject({ ...meeting, place: 'ศาลากลางบ้าน', replaces: 'n1' });
  cleanup();
  const container = await show(<MinutesScreen group="g1" minutes="n1" />);
  expect(container.textContent).toContain(say('minutes.rewritten'));
  expect(container.querySelector('.document')?.textContent).toContain('แบ่งกำไร');
});

it('members are admitted by minutes where the group says so, and without where it does not', async () => {
  await show(<DecideAdmission group="g1" />);
  expect(screen.queryByRole('button', { name: say('admission.save') })).toBeNull();
  cleanup();
  const free = { id: 's1', key: 'require_minutes_for_approval', value: false, starts_on: '2026-01-01' };
  phone.put('setting', SCOPE, free);
  await show(<DecideAdmission group="g1" />);
  await tap('button', say('admission.save'));
  expect(phone.saved[0]?.data).toEqual({
    member_ids: ['m1', 'm2'],
    decision: 'approved',
    minutes_id: null,
    reason: null,
  });
});

it('by-laws begin with the example; an emptied paragraph closes the gap', async () => {
  phone.put('minutes', SCOPE, { id: 'n1', meeting: 'founding', number: 1, held_on: '2026-11-05', present: ['m1'] });
  await show(<WriteBylaws group="g1" />);
  await type(say('bylaws.paragraph', { place: 2 }), ' ');
  await tap('button', say('bylaws.save'));
  const [bylaws, ...paragraphs] = phone.saved;
  expect(bylaws?.data).toEqual({ version: 1, starts_on: '2026-11-23', minutes_id: 'n1' });
  expect(paragraphs).toHaveLength(12);
  expect(paragraphs[1]?.data).toEqual({ bylaws_id: bylaws?.id, place: 2, text: say('bylaws.p3') });
});
