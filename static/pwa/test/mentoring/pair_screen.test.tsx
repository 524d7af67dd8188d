import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { PairScreen } from '../../src/mentoring/pair_screen';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'mentorship:pair';
let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  const note = { sort: 'met', about_id: null, civil_on: '2026-11-02' } as const;
  phone.put('coaching_note', SCOPE, { ...note, id: 'n1', author_id: 'm1', text: 'ดูสมุดด้วยกัน' });
  phone.put('coaching_note', SCOPE, { ...note, id: 'n2', author_id: 'p1', text: 'โทรถามเรื่องเงิน' });
  const question = { sort: 'question', about_id: null, author_id: 'm1', text: 'ฝากแล้วหรือยัง' } as const;
  phone.put('coaching_note', SCOPE, { ...question, id: 'n3' });
});
afterEach(cleanup);

it.each([
  [null, true],
  ['2026-11-22', false],
])('a mentorship until %s is written in: %s', async (to_on, isOn) => {
  const names = { mentee_id: 'p1', mentee_name: 'คุณ ก.', mentor_id: 'm1', mentor_name: 'คุณ ข.' };
  phone.put('mentorship', SCOPE, { id: 'pair', ...names, from_on: '2026-10-01', to_on });
  render(
    <PhoneContext.Provider value={phone}>
      <PairScreen pair="pair" />
    </PhoneContext.Provider>,
  );
  expect(screen.getByText('ดูสมุดด้วยกัน')).toBeTruthy();
  const buttons = ['mentoring.sign', 'mentoring.sign_not', 'mentoring.withdraw'] as const;
  for (const name of buttons) expect(screen.queryByRole('button', { name: say(name) }) !== null).toBe(isOn);
  expect(screen.queryByText(say('mentoring.to_sign')) !== null).toBe(isOn);
  expect(screen.queryByText(say('mentoring.no_answer')) !== null).toBe(!isOn);
});
