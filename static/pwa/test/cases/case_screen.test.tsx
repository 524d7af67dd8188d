import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CaseList } from '../../src/cases/case_list';
import { CaseScreen } from '../../src/cases/case_screen';
import { openCasesOf } from '../../src/cases/open_cases';
import { say } from '../../src/i18n';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่ม', place_name: 'หนองแสง', moo: 3, collection_day: 10 });
  phone.put('member', SCOPE, { id: 'm1', number: '0001', first_name: 'บุญมี', last_name: 'ศ.', status: 'active' });
});
afterEach(cleanup);

function clash(changes: object = {}) {
  phone.put('case', SCOPE, {
    id: 'k1',
    reason: 'field_conflict',
    operation_id: 'o1',
    row_kind: 'group',
    row_id: 'g1',
    field: 'collection_day',
    kept: '10',
    other: '20',
    author_id: 'p1',
    civil_on: '2026-11-22',
    kept_author_id: 'p2',
    kept_on: '2026-11-21',
    settled_by: null,
    choice: null,
    ...changes,
  });
}

function show() {
  return render(
    <PhoneContext.Provider value={phone}>
      <CaseScreen group="g1" case="k1" />
    </PhoneContext.Provider>,
  );
}

async function tap(name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
}

it('shows both values with who wrote them and when', () => {
  clash();
  const { container } = show();
  const [kept, other] = [...container.querySelectorAll('.sides > .card')].map((card) => card.textContent);
  expect(kept).toContain(`${say('case.side_kept')}10${say('case.somebody')}`);
  expect(other).toContain(`${say('case.side_other')}20${say('case.you')}`);
  expect(other).toContain('69');
});

it('the other value is taken over what stands on the screen, and is at once shown as answered', async () => {
  clash();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่ม', place_name: 'หนองแสง', moo: 3, collection_day: 12 });
  show();
  await tap(`${say('case.choose')}: 20`);
  expect(phone.saved).toEqual([
    {
      kind: 'case_settle',
      scope: SCOPE,
      data: { case_id: 'k1', choice: 'other', note: null, row_kind: 'group', row_id: 'g1', kept: '12' },
      closes: true,
    },
  ]);
  expect(location.hash).toBe('#/groups/g1');
  expect(openCasesOf(phone.rows, SCOPE)).toEqual([]);
  expect(screen.getByText(new RegExp(say('case.pending')))).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

it('what stands may go on standing', async () => {
  clash();
  show();
  await tap(`${say('case.choose')}: 10`);
  expect(phone.saved[0]?.data).toEqual({ case_id: 'k1', choice: 'kept', note: null });
});

it('an answer that came back without effect leaves the case open', () => {
  clash();
  phone.put('case_settle', SCOPE, { id: 's1', case_id: 'k1', choice: 'other' });
  expect(openCasesOf(phone.rows, SCOPE)).toHaveLength(1);
});

it('may wait for the chief: nothing is saved and it stays open', async () => {
  clash();
  show();
  await tap(say('case.ask'));
  expect(phone.saved).toEqual([]);
  expect(openCasesOf(phone.rows, SCOPE)).toHaveLength(1);
});

it('says when the member had left before', () => {
  phone.put('member', SCOPE, { id: 'm1', number: '0001', first_name: 'บุญมี', last_name: 'ศ.', status: 'left' });
  clash({ row_kind: 'member', row_id: 'm1', field: 'first_name', kept: '"บุญมี"', other: '"บุญมา"' });
  show();
  expect(screen.getByText(say('case.member_left'))).toBeTruthy();
});

it('of something odd it says what, leads to the row, and is settled by looking', async () => {
  phone.put('entry', SCOPE, {
    id: 'e1',
    entry_kind: 'pledge',
    amount_satang: 10_000,
    member_id: 'm1',
    period: '2026-11',
    civil_on: '2020-01-01',
    reverses: null,
  });
  clash({ reason: 'date_suspect', row_kind: 'entry', row_id: 'e1', field: null, kept: null, other: null });
  show();
  expect(screen.getByText(say('problem.date_suspect'))).toBeTruthy();
  expect(screen.getByRole('link', { name: say('case.look') }).getAttribute('href')).toBe('#/groups/g1/members/m1');
  await tap(say('case.settle'));
  expect(phone.saved[0]?.data).toEqual({ case_id: 'k1', choice: null, note: null });
});

it('the list of the group leads to each case and says which are answered', async () => {
  clash();
  render(
    <PhoneContext.Provider value={phone}>
      <CaseList group="g1" />
    </PhoneContext.Provider>,
  );
  expect(screen.getByRole('link').getAttribute('href')).toBe('#/groups/g1/cases/k1');
  await act(async () => {
    await phone.save([{ kind: 'case_settle', scope: SCOPE, data: { case_id: 'k1', choice: 'kept', note: null } }]);
  });
  expect(screen.getByText(say('case.pending'))).toBeTruthy();
});
