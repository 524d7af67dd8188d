import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { MentorWord } from '../../src/mentoring/mentor_word';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'mentorship:pair';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
});
afterEach(cleanup);

function assigned(from_on: string) {
  phone.put('assignment', 'person:p1', { id: from_on, role: 'officer', area_code: '350102', from_on, to_on: null });
}

function show(hasAlerts: boolean) {
  render(
    <PhoneContext.Provider value={phone}>
      <MentorWord hasAlerts={hasAlerts} />
    </PhoneContext.Provider>,
  );
}

it.each([
  ['2026-10-01', true, true],
  ['2025-10-01', true, false],
  ['2026-10-01', false, false],
])('an officer since %s, with reminders: %s', (from_on, hasAlerts, isGentle) => {
  assigned(from_on);
  show(hasAlerts);
  expect(screen.queryByText(say('mentoring.first_year_alone')) !== null).toBe(isGentle);
});

it('who has moved is no new officer, whose mentor is a tap away, and who is asked hears of it', () => {
  assigned('2026-10-01');
  const pair = { mentee_name: 'คุณ ก.', mentor_name: 'คุณ ข.', from_on: '2026-10-01', to_on: null };
  phone.put('mentorship', SCOPE, { id: 'pair', mentee_id: 'p1', mentor_id: 'm1', ...pair });
  phone.put('coaching_note', SCOPE, {
    id: 'n1',
    author_id: 'm1',
    sort: 'question',
    text: 'ฝากแล้วหรือยัง',
    about_id: null,
  });
  show(true);
  expect(screen.getByText(say('mentoring.first_year')).getAttribute('href')).toBe('#/mentoring/pair');
  expect(screen.getByText(say('mentoring.asking', { count: 1 }))).toBeTruthy();
  cleanup();
  assigned('2024-01-01');
  show(true);
  expect(screen.queryByText(say('mentoring.first_year'))).toBeNull();
});
