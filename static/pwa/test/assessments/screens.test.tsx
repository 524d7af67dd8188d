import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Assess } from '../../src/assessments/assessment_form';
import { AssessmentList } from '../../src/assessments/assessment_list';
import { say } from '../../src/i18n';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  const group = { id: 'g1', name: 'กลุ่ม', officer_id: 'p1', founded_on: '2026-09-01', status: 'active' };
  phone.put('group', 'group:g1', { ...group, subdistrict_code: '350102', collection_day: 5 } as never);
  const bylaws = { id: 'b1', version: 1, starts_on: '2026-09-05', minutes_id: null };
  phone.put('bylaws', 'group:g1', bylaws as never);
});
afterEach(cleanup);

function show(children: preact.ComponentChildren) {
  render(<PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider>);
}

it("teaches what there is to do before the first, and says that the form is nobody's official one", async () => {
  show(<AssessmentList group="g1" />);
  expect(screen.getAllByText(say('assessment.none'))).toHaveLength(2);
  cleanup();
  show(<Assess group="g1" sort="health" />);
  expect(await screen.findByText(say('assessment.not_official'))).toBeTruthy();
});

it('the books answer by themselves, also that they do not show it', async () => {
  show(<Assess group="g1" sort="health" />);
  fireEvent.input(await screen.findByLabelText(say('assessment.people')), { target: { value: '12' } });
  fireEvent.click(screen.getByRole('button', { name: say('assessment.save') }));
  await waitFor(() => expect(phone.saved).toHaveLength(1));
  const shown = { item: 'bylaws_adopted', points: 1, proved_on: '2026-09-05' };
  const missing = { item: 'minutes_2_months', points: 0, proved_on: null };
  const answers = [shown, missing].map((each) => expect.objectContaining(each));
  expect(phone.saved[0]?.data).toMatchObject({ answers: expect.arrayContaining(answers) });
  cleanup();
  show(<AssessmentList group="g1" />);
  expect(screen.getByText(say('assessment.level_is', { level: say('assessment.level_begins') }))).toBeTruthy();
});

it('asks the meeting for every virtue, and takes a mistake back', async () => {
  show(<Assess group="g1" sort="virtues" />);
  fireEvent.input(await screen.findByLabelText(say('assessment.people')), { target: { value: '๑๒' } });
  fireEvent.click(screen.getByRole('button', { name: say('assessment.save') }));
  expect(await screen.findAllByText(say('assessment.unanswered'))).toHaveLength(5);
  for (const often of screen.getAllByRole('radio', { name: say('assessment.scale_2') })) fireEvent.click(often);
  fireEvent.click(screen.getByRole('button', { name: say('assessment.save') }));
  await waitFor(() => expect(phone.saved).toHaveLength(1));
  expect(phone.saved[0]?.data).toMatchObject({ people_count: 12, template_area: null, reverses: null });
  cleanup();
  show(<AssessmentList group="g1" />);
  expect(screen.getAllByText(say('assessment.percent', { percent: 66 }), { exact: false }).length).toBeGreaterThan(0);
});
