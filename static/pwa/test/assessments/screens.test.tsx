import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Assess } from '../../src/assessments/assessment_form';
import { AssessmentList } from '../../src/assessments/assessment_list';
import { SHIPPED } from '../../src/assessments/templates';
import { changeText } from '../../src/assessments/trend';
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

it('answers for the day that was assessed, not for today', async () => {
  phone.put('minutes', 'group:g1', { id: 'm1', held_on: '2026-11-20', meeting: 'committee', number: 1 } as never);
  show(<Assess group="g1" sort="health" />);
  const minutes = () => screen.getByText(say('assessment.ask_minutes_2_months')).closest('.card')?.textContent;
  await waitFor(() => expect(minutes()).toContain(say('assessment.met')));
  fireEvent.input(screen.getByLabelText(say('date.day')), { target: { value: '19' } });
  await waitFor(() => expect(minutes()).toContain(say('assessment.not_met')));
});

it('waits for a book that is still coming: what is missing in it was perhaps only not fetched', async () => {
  phone.rows.fetching = () => ({ filled: 1, upto: 4 }) as never;
  show(<Assess group="g1" sort="health" />);
  expect(await screen.findByText(say('assessment.history_first'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: say('assessment.save') })).toBeNull();
  cleanup();
  // the virtues are the meeting's own word
  show(<Assess group="g1" sort="virtues" />);
  expect(await screen.findByRole('button', { name: say('assessment.save') })).toBeTruthy();
});

it('compares results by one form only', () => {
  const point = (percent: number, template_id: string) => ({ assessed_on: '2026-11-20', percent, template_id });
  expect(changeText([point(50, 'a')])).toBeNull();
  expect(changeText([point(50, 'a'), point(60, 'a')])).toBe(say('assessment.trend_up', { change: 10 }));
  expect(changeText([point(50, 'a'), point(60, 'b')])).toBe(say('assessment.trend_other_form'));
});

it('says before it is saved that words are too long, and counts no assessment that was refused', async () => {
  show(<Assess group="g1" sort="health" />);
  fireEvent.input(await screen.findByLabelText(say('assessment.people')), { target: { value: '10001' } });
  fireEvent.input(screen.getByLabelText(say('assessment.attended')), { target: { value: 'ก'.repeat(301) } });
  fireEvent.click(screen.getByRole('button', { name: say('assessment.save') }));
  expect(await screen.findByText(say('field.too_long', { most: 300 }))).toBeTruthy();
  expect(screen.getByText(say('assessment.people_missing'))).toBeTruthy();
  expect(phone.saved).toEqual([]);
  cleanup();
  const [health] = SHIPPED;
  const answers = health?.items.map(({ id }) => ({ item: id, points: 1 }));
  const row = { id: 'a1', template_id: health?.id, template_area: null, assessed_on: '2026-11-20', reverses: null };
  phone.put('assessment', 'group:g1', { ...row, answers } as never, 'needs_you');
  show(<AssessmentList group="g1" />);
  expect(screen.getAllByText(say('assessment.none'))).toHaveLength(2);
});
