import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { ChiefStep } from '../../src/ladder/chief_steps';
import { ladderOf, milestoneText } from '../../src/ladder/ladder_rows';
import { LadderScreen } from '../../src/ladder/ladder_screen';
import { proofsOf } from '../../src/ladder/proofs';
import { checkStep, TellStep } from '../../src/ladder/step_form';
import { StepScreen } from '../../src/ladder/step_screen';
import type { GroupReport } from '../../src/reports/report_shapes';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone, TODAY } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  const group = { id: 'g1', name: 'กลุ่มหนองแสง', place_name: 'หนองแสง', moo: 3, subdistrict_code: '350102' };
  phone.put('group', SCOPE, { ...group, founded_on: '2026-11-01', status: 'founding', officer_id: 'p1' });
});
afterEach(cleanup);

async function show(shown: ComponentChildren) {
  render(<PhoneContext.Provider value={phone}>{shown}</PhoneContext.Provider>);
  await act(async () => {});
}

async function tap(name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
}

async function type(label: string, text: string) {
  await act(async () => {
    fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
  });
}

function ladder() {
  const group = phone.rows.find('group', 'g1');
  if (!group) throw new Error('no group');
  return ladderOf(phone, group);
}

it('takes a step from the books with one tap, on the day the books say', async () => {
  phone.put('bylaws', SCOPE, { id: 'b1', version: 1, starts_on: '2026-11-05' });
  await show(<LadderScreen group="g1" />);
  await tap(say('ladder.take_from_books_of', { step: milestoneText('rules_adopted') }));
  expect(phone.saved).toMatchObject([
    { kind: 'milestone', data: { milestone: 'rules_adopted', done_on: '2026-11-05', proof_id: 'b1', reverses: null } },
  ]);
  expect(ladder().steps.rules_adopted?.state).toBe('submitted');
});

it('finds in the books who was recruited, elected and paid, and nothing of days to come', () => {
  const group = phone.rows.find('group', 'g1');
  if (!group) throw new Error('no group');
  for (let number = 1; number <= 10; number += 1) {
    const joined_on = number === 10 ? '2026-11-09' : '2026-11-02';
    phone.put('member', SCOPE, { id: `m${number}`, number: String(number), status: 'active', joined_on });
  }
  const post = { committee: 'board', position: 'chair', member_id: 'm1', status: 'stands' } as const;
  phone.put('committee_post', SCOPE, { ...post, id: 'c1', from_on: '2026-11-03', to_on: '2028-11-02' });
  phone.put('collection_close', SCOPE, { id: 'x1', collection_id: 'o1', civil_on: '2026-11-05' });
  const line = { entry_kind: 'bank_in', amount_satang: 100, member_id: null } as const;
  phone.put('entry', SCOPE, { ...line, id: 'e1', reverses: null, civil_on: '2026-11-04' });
  phone.put('entry', SCOPE, { ...line, id: 'e2', reverses: 'e1', civil_on: '2026-11-04' });
  phone.put('entry', SCOPE, { ...line, id: 'e3', reverses: null, civil_on: '2026-11-06' });
  phone.put('bylaws', SCOPE, { id: 'b1', version: 1, starts_on: '2027-01-01' });
  const found = Object.entries(proofsOf(phone, group)).map(([milestone, { on, proof_id }]) => [
    milestone,
    on,
    proof_id,
  ]);
  expect(found).toEqual([
    ['area_selected', '2026-11-01', 'g1'],
    ['members_recruited', '2026-11-09', 'm10'],
    ['committee_elected', '2026-11-03', 'c1'],
    ['first_collection', '2026-11-05', 'x1'],
    ['bank_account_opened', '2026-11-06', 'e3'],
  ]);
});

it('tells a returned step anew, and shows why it came back', async () => {
  const told = { milestone: 'idea_shared', done_on: '2026-11-10', note: 'ประชุมแล้ว', reverses: null } as const;
  phone.put('milestone', SCOPE, { ...told, id: 's1', photo_sha256: null, proof_id: null });
  phone.put('milestone_review', SCOPE, { id: 'r1', milestone_id: 's1', verdict: 'returned', note: 'ขอรูปถ่าย' });
  await show(<TellStep group="g1" milestone="idea_shared" />);
  expect(screen.getByText('ขอรูปถ่าย')).toBeTruthy();
  await type(say('ladder.note'), 'มา 32 คน');
  await tap(say('ladder.save_again'));
  expect(phone.saved).toMatchObject([{ data: { done_on: '2026-11-10', note: 'มา 32 คน' } }]);
  expect(ladder().steps.idea_shared?.state).toBe('submitted');
  cleanup();
  await show(<StepScreen group="g1" milestone="idea_shared" />);
  // what was told and said before stays
  expect(screen.getByText('ขอรูปถ่าย')).toBeTruthy();
  await tap(say('ladder.take_back'));
  expect(ladder().steps.idea_shared?.state).toBe('returned');
});

it.each([
  ['24/11/2569', 'date.not_yet'],
  ['31/2/2569', 'date.unclear'],
  ['23/11/2569', null],
] as const)('a step on %s', (done_on, why) => {
  expect(checkStep({ done_on, note: '' }, TODAY).done_on).toBe(why ? say(why) : undefined);
});

function chiefWith(state: 'submitted' | 'acknowledged') {
  const step = (milestone: 'rules_adopted' | 'leaders_found' | 'idea_shared', id: string, author_id = 'p9') => ({
    milestone,
    id,
    state,
    done_on: '2026-11-01',
    told_on: '2026-11-20',
    note: null,
    photo_sha256: null,
    author_id,
    author_name: 'พัฒนากร 9',
    said: [],
  });
  const value = {
    group: { id: 'g2', name: 'กลุ่ม', officer_name: 'พัฒนากร 9' },
    // the last was told by the chief: nobody acknowledges their own
    steps: [step('rules_adopted', 's1'), step('leaders_found', 's2'), step('idea_shared', 's3', 'p1')],
    shown: { members: 12, posts: 5, bylaws_on: null, collected_on: null, banked_on: null },
  } as unknown as GroupReport;
  phone.report = (async () => ({
    value,
    as_of: `${TODAY}T01:00:00Z`,
    from: 'server',
  })) as unknown as typeof phone.report;
  Object.assign(phone.assignments, {
    value: [{ role: 'district_chief', area_code: '3501', from_on: '2022-01-01', to_on: null }],
  });
}

it('the chief acknowledges one, or all that wait in the group', async () => {
  chiefWith('submitted');
  await show(<ChiefStep area="3501" group="g2" milestone="rules_adopted" />);
  expect(screen.getByText(say('ladder.late', { days: 19 }))).toBeTruthy();
  await tap(say('ladder.acknowledge_all', { count: 2 }));
  expect(phone.saved.map(({ scope, data }) => [scope, data])).toEqual([
    ['group:g2', { milestone_id: 's1', verdict: 'acknowledged', note: null }],
    ['group:g2', { milestone_id: 's2', verdict: 'acknowledged', note: null }],
  ]);
});

it('the chief returns nothing without saying what is missing', async () => {
  chiefWith('acknowledged');
  await show(<ChiefStep area="3501" group="g2" milestone="rules_adopted" />);
  await tap(say('ladder.return'));
  expect(phone.saved).toEqual([]);
  expect(screen.getByText(say('ladder.return_note_missing'))).toBeTruthy();
  await type(say('ladder.return_note'), 'ขอมติที่ประชุม');
  await tap(say('ladder.return'));
  expect(phone.saved).toMatchObject([{ data: { milestone_id: 's1', verdict: 'returned', note: 'ขอมติที่ประชุม' } }]);
  expect(screen.getByText(say('ladder.answer_waits'))).toBeTruthy();
});
