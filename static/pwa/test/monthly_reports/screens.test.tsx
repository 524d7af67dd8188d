import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { MonthlyReports, MonthOfGroups } from '../../src/monthly_reports/month_list';
import { ReportForm } from '../../src/monthly_reports/report_form';
import { ReportSheet, type SheetRow } from '../../src/monthly_reports/sheet';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
  const group = { officer_id: 'p1', founded_on: '2026-09-01', subdistrict_code: '350102', status: 'active' } as const;
  phone.put('group', 'group:g1', { id: 'g1', name: 'กลุ่มหนึ่ง', ...group } as never);
  phone.put('group', 'group:g2', { id: 'g2', name: 'กลุ่มสอง', ...group, founded_on: '2026-11-01' } as never);
  const member = { id: 'm1', number: '0001', joined_on: '2026-09-05', pledge_satang: 10000, status: 'active' };
  phone.put('member', 'group:g1', member as never);
});
afterEach(cleanup);

function show(children: preact.ComponentChildren) {
  render(<PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider>);
}

it('lists the months that are over, with what is still to be reported', () => {
  show(<MonthlyReports />);
  expect(screen.getAllByText(say('monthly.filed_of', { filed: 0, all: 1 }))).toHaveLength(2);
  expect(screen.getByText('ต.ค. 69')).toBeTruthy();
  expect(screen.queryByText('พ.ย. 69')).toBeNull();
});

it('a month is reported once it is over, and says from when', async () => {
  show(<ReportForm period="2026-11" group="g1" />);
  expect(await screen.findByText(say('monthly.not_over'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: say('monthly.save') })).toBeNull();
});

it('files what the books say with what was difficult, and says when the books changed since', async () => {
  show(<ReportForm period="2026-10" group="g1" />);
  fireEvent.input(await screen.findByLabelText(say('monthly.problems')), { target: { value: ' ฝนตกหนัก ' } });
  fireEvent.click(screen.getByRole('button', { name: say('monthly.save') }));
  await waitFor(() => expect(phone.saved).toHaveLength(1));
  expect(phone.saved[0]).toMatchObject({
    kind: 'monthly_report',
    scope: 'group:g1',
    data: { period: '2026-10', members: 1, due_satang: 10000, arrears_satang: 10000, problems: 'ฝนตกหนัก' },
  });
  cleanup();
  show(<ReportForm period="2026-10" group="g1" />);
  expect(await screen.findByText(say('monthly.as_filed'))).toBeTruthy();
  expect(screen.queryByText(say('monthly.differs'))).toBeNull();
  cleanup();
  const late = { id: 'e1', entry_kind: 'pledge', member_id: 'm1', period: '2026-10', amount_satang: 10000 };
  phone.put('entry', 'group:g1', { ...late, civil_on: '2026-10-05', reverses: null } as never);
  show(<ReportForm period="2026-10" group="g1" />);
  expect(await screen.findByText(say('monthly.differs'))).toBeTruthy();
});

it('prints what was filed', async () => {
  const figures = { members: 12, joined: 0, left: 0, meetings: 1, visits: 2, due_satang: 1, received_satang: 1 };
  const sums = { arrears_satang: 0, savings_satang: 123456, cash_satang: 0, bank_satang: 0 };
  const row = { id: 'r1', period: '2026-10', ...figures, ...sums, problems: null, photo_sha256: null };
  phone.put('monthly_report', 'group:g1', row as never);
  show(<MonthOfGroups period="2026-10" />);
  expect(screen.getByText(say('monthly.all_filed'))).toBeTruthy();
  expect(screen.getAllByText('1,234.56')).toHaveLength(2);
});

it('keeps two groups of one name apart on paper', () => {
  const figures = { members: 1, joined: 0, left: 0, meetings: 1, visits: 2, due_satang: 1, received_satang: 1 };
  const sums = { arrears_satang: 0, savings_satang: 0, cash_satang: 0, bank_satang: 0 };
  const row = (id: string, members: number) => ({ ...figures, ...sums, id, members, name: 'กลุ่มหนึ่ง' });
  const sheet = (rows: SheetRow[]) => (
    <ReportSheet period="2026-10" heading="" rows={rows}>
      {null}
    </ReportSheet>
  );
  const { rerender, container } = render(sheet([row('g1', 5), row('g2', 7)]));
  const second = container.querySelectorAll('tbody tr')[1];
  rerender(sheet([row('g2', 7)]));
  expect(container.querySelector('tbody tr')).toBe(second);
});
