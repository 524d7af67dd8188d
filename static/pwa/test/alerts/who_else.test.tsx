import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { InboxAge } from '../../src/alerts/alert_list';
import { AlertPage } from '../../src/alerts/alert_page';
import { WhoElse } from '../../src/alerts/who_else';
import { say } from '../../src/i18n';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const FILE = 'person:p1';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
});
afterEach(cleanup);

function show(what: preact.JSX.Element) {
  render(<PhoneContext.Provider value={phone}>{what}</PhoneContext.Provider>);
}

/** What stands beside a role. */
function heard(role: 'officer' | 'district_chief' | 'province_staff') {
  return screen.queryByText(say(`role.${role}`))?.nextSibling?.textContent;
}

const MISSING = { id: 'a1', rule: 'collection_missing', subject: 'g1', due_on: '2026-11-20', step: 2 };

it('an officer learns when the chief will hear of it, by the setting that holds there', () => {
  phone.assignments = signal([{ role: 'officer' as const, area_code: '350102', from_on: '2026-01-01', to_on: null }]);
  const set = { key: 'collection_missing_chief_days', value: 9, starts_on: '2026-01-01' };
  phone.put('setting', 'area:35', { id: 's1', ...set });
  show(<WhoElse alert={MISSING} subject={undefined} />);
  expect(heard('officer')).toBe(say('alert.told_you'));
  expect(heard('district_chief')).toBe(say('alert.told_from', { date: '29 พ.ย. 69' }));
  expect(screen.queryByText(say('pause.name'))).toBeNull();
});

it('of a pause an officer learns too, and of what comes after it', () => {
  const pause = { group_id: null, reason: 'disaster', note: null, civil_on: '2026-11-21' } as const;
  phone.put('escalation_pause', FILE, { id: 'z1', ...pause, until_on: '2026-12-05' });
  show(<WhoElse alert={MISSING} subject={undefined} />);
  expect(heard('district_chief')).toBe(say('alert.told_paused', { date: '5 ธ.ค. 69' }));
  cleanup();
  phone.put('escalation_pause', FILE, { id: 'z2', ...pause, group_id: 'g1', civil_on: '2026-11-23', until_on: null });
  phone.put('escalation_pause', FILE, { id: 'z3', ...pause, civil_on: '2026-11-23', until_on: null, seq: 2 });
  show(<WhoElse alert={MISSING} subject={undefined} />);
  expect(heard('district_chief')).toBe(say('alert.told_from', { date: '27 พ.ย. 69' }));
});

it('where only this person is told, nobody else is named', () => {
  show(<WhoElse alert={{ ...MISSING, rule: 'member_misses' }} subject={undefined} />);
  expect(heard('officer')).toBeUndefined();
});

function asChief() {
  phone.person = signal({ id: 'p1', name: 'chief', display_name: 'พัฒนาการอำเภอ', role: 'district_chief' as const });
  phone.assignments = signal([
    { role: 'district_chief' as const, area_code: '3501', from_on: '2026-01-01', to_on: null },
  ]);
}

const ABOUT = { text: 'กลุ่มบ้านดอน', officer_id: 'o1', group_id: 'g9' };

it('a chief sees what the officer answered, and may pause what can be paused', () => {
  asChief();
  const alert = { ...MISSING, subject: 'g9', step: 7 };
  phone.put('alert', 'person:o1', { ...alert, id: 'b1', step: 2 });
  show(<WhoElse alert={alert} subject={ABOUT} />);
  expect(heard('officer')).toBe(say('alert.told_officer'));
  cleanup();
  const mark = { alert_id: 'b1', answer: 'done', until_on: null, civil_on: '2026-11-22' } as const;
  phone.put('alert_mark', 'person:o1', { id: 'x1', ...mark });
  show(<WhoElse alert={alert} subject={ABOUT} />);
  expect(heard('officer')).toBe(say('alert.officer_done', { date: '22 พ.ย. 69' }));
  expect(screen.getByText(say('pause.name')).getAttribute('href')).toBe('#/pauses/o1/g9');
  cleanup();
  show(<WhoElse alert={{ ...alert, rule: 'cash_mismatch' }} subject={ABOUT} />);
  expect(screen.queryByText(say('pause.name'))).toBeNull();
});

it('what the officer answered to another month is no answer to this one', () => {
  asChief();
  const alert = { ...MISSING, subject: 'g9', step: 7 };
  phone.put('alert', 'person:o1', { ...alert, id: 'b1', due_on: '2026-10-20', step: 2 });
  const mark = { alert_id: 'b1', answer: 'done', until_on: null, civil_on: '2026-10-22' } as const;
  phone.put('alert_mark', 'person:o1', { id: 'x1', ...mark });
  show(<WhoElse alert={alert} subject={ABOUT} />);
  expect(heard('officer')).toBe(say('alert.told_officer'));
});

it('of several answers of the officer the one that arrived last counts', () => {
  asChief();
  const alert = { ...MISSING, subject: 'g9', step: 7 };
  phone.put('alert', 'person:o1', { ...alert, id: 'b1', step: 2 });
  const mark = { alert_id: 'b1', civil_on: '2026-11-22' } as const;
  phone.put('alert_mark', 'person:o1', { id: 'x2', ...mark, answer: 'snooze', until_on: '2026-11-22', seq: 5 });
  phone.put('alert_mark', 'person:o1', { id: 'x1', ...mark, answer: 'done', until_on: null, seq: 4 });
  show(<WhoElse alert={alert} subject={ABOUT} />);
  expect(heard('officer')).toBe(say('alert.told_officer'));
});

it('a standstill is told each level on a day of its own, and is one matter by its beginning', () => {
  asChief();
  const still = { rule: 'no_progress', subject: 'o1' };
  phone.put('alert', 'person:o1', { ...still, id: 'b1', due_on: '2026-11-06', step: 21 });
  const mark = { alert_id: 'b1', answer: 'done', until_on: null, civil_on: '2026-11-08' } as const;
  phone.put('alert_mark', 'person:o1', { id: 'x1', ...mark });
  show(<WhoElse alert={{ ...still, id: 'a1', due_on: '2026-11-20', step: 35 }} subject={{ ...ABOUT }} />);
  expect(heard('officer')).toBe(say('alert.officer_done', { date: '8 พ.ย. 69' }));
});

it('tells a chief how old the facts about a group are', async () => {
  asChief();
  const reports: Record<string, object> = {
    progress: { rows: [{ person_id: 'o1', name_th: 'พัฒนากร 1', last_heard_at: '2026-11-16T02:00:00.000Z' }] },
    groups: { groups: [{ id: 'g9', name: 'กลุ่มบ้านดอน', officer_id: 'o1', officer_name: 'พัฒนากร 1' }] },
  };
  phone.report = async (name) => ({ value: reports[name] as never, as_of: '2026-11-23T02:00:00.000Z', from: 'server' });
  phone.put('alert', FILE, { ...MISSING, subject: 'g9', step: 7 });
  show(<AlertPage />);
  expect(await screen.findByText(say('alert.as_of', { when: '16 พ.ย. 69 09:00' }))).toBeTruthy();
  expect(screen.getByText('กลุ่มบ้านดอน').getAttribute('href')).toBe('#/overview/3501/groups/g9');
});

it.each([
  ['2026-11-21T02:00:00.000Z', true],
  ['2026-11-22T02:00:00.000Z', false],
  [null, false],
])('a phone that last heard of the server at %s says so: %s', (last_contact_at, isSaid) => {
  phone.sign = signal({ ...phone.sign.value, last_contact_at });
  show(<InboxAge />);
  expect(screen.queryByRole('status') !== null).toBe(isSaid);
});
