import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formFor } from '../../src/assessments/assessment_rows';
import { AssessmentForms, PutInForm } from '../../src/assessments/template_screens';
import { SHIPPED } from '../../src/assessments/templates';
import { checkTemplate, templateOf, textsOf } from '../../src/assessments/typed_template';
import { say } from '../../src/i18n';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  stands('province_staff');
});
afterEach(cleanup);

function stands(role: string): void {
  Object.assign(phone, { person: signal({ id: 'p1', role }), assignments: signal([{ role, area_code: '35' }]) });
}

function show(children: preact.ComponentChildren) {
  render(<PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider>);
}

it.each(SHIPPED)('a version nothing was changed in asks the same: $sort', (form) => {
  const texts = { ...textsOf(form), source: 'จังหวัดจัดทำเอง', is_official: 'no' };
  expect(checkTemplate(texts, form.sort)).toEqual({});
  const { items, levels, name } = templateOf(texts, form.sort, 1);
  expect({ items, levels, name }).toEqual({ items: form.items, levels: form.levels, name: form.name });
});

it('keeps what was asked under its id, drops what was emptied, and gives what is new an id of its own', () => {
  const [health] = SHIPPED.filter((form) => form.sort === 'health');
  const question = { side: '', kind: 'yes_no', most: 1, weight: 1, auto_query: null } as const;
  const items = ['q_1', 'q_2'].map((id) => ({ ...question, id, text_th: `ถาม ${id}` }));
  const texts = { ...textsOf({ ...(health as never as (typeof SHIPPED)[0]), items }), source: 'ก', is_official: 'no' };
  const typed = { ...texts, questions: '4', text_1: ' ', text_3: 'มีป้ายกลุ่ม', answer_3: 'scale:5', weight_3: '๒' };
  expect(checkTemplate(typed, 'health')).toEqual({});
  expect(templateOf(typed, 'health', 2).items).toEqual([
    items[1],
    { ...question, id: 'q_1', text_th: 'มีป้ายกลุ่ม', kind: 'scale', most: 5, weight: 2 },
  ]);
});

it.each([
  [{ source: ' ' }, 'source', 'assessment_form.source_missing'],
  [{ is_official: '' }, 'is_official', 'assessment_form.official_missing'],
  [{ proved: '' }, 'proved', 'assessment_form.items_missing'],
  [{ weight_bylaws_adopted: '0' }, 'weight_bylaws_adopted', 'assessment_form.weight_unclear'],
  [{ percent_1: '5' }, 'percent_1', 'assessment_form.first_level'],
  [{ percent_3: '50' }, 'percent_3', 'assessment_form.level_order'],
  [{ percent_3: '101' }, 'percent_3', 'assessment_form.level_order'],
] as const)('says what is missing: %j', (typed, name, key) => {
  const [health] = SHIPPED.filter((form) => form.sort === 'health');
  const texts = { ...textsOf(health as (typeof SHIPPED)[0]), source: 'ก', is_official: 'no', ...typed };
  expect(checkTemplate(texts, 'health')).toEqual({ [name]: say(key, { most: 100 }) });
});

it("a province's own version holds for its groups from the moment it is saved, and says by whom it is", async () => {
  show(<PutInForm sort="health" />);
  fireEvent.input(await screen.findByLabelText(say('assessment_form.source')), { target: { value: 'จังหวัดจัดทำเอง' } });
  fireEvent.click(screen.getByRole('radio', { name: say('assessment.not_official') }));
  fireEvent.click(screen.getByRole('button', { name: say('assessment_form.add_question') }));
  fireEvent.input(screen.getByLabelText(say('assessment_form.text')), { target: { value: 'มีป้ายกลุ่ม' } });
  fireEvent.click(screen.getByRole('button', { name: say('assessment_form.save') }));
  await waitFor(() => expect(phone.saved).toHaveLength(1));
  expect(phone.saved[0]).toMatchObject({
    kind: 'assessment_template',
    scope: 'area:35',
    data: { version: 1, sort: 'health' },
  });
  const { form, area } = formFor(phone, { subdistrict_code: '350102' } as never, 'health');
  expect([form.items.length, form.version, area]).toEqual([11, 1, '35']);
  cleanup();
  show(<AssessmentForms />);
  expect(screen.getByText(say('assessment_form.source_is', { source: 'จังหวัดจัดทำเอง' }))).toBeTruthy();
  cleanup();
  show(<PutInForm sort="health" />);
  expect(await screen.findByText(say('assessment.version', { version: 2 }), { exact: false })).toBeTruthy();
});

it('who may not put a form in reads it only', () => {
  stands('district_chief');
  show(<AssessmentForms />);
  expect(screen.getAllByText(say('assessment.not_official'))).toHaveLength(2);
  expect(screen.queryByText(say('assessment_form.new'))).toBeNull();
});
