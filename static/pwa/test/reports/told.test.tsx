import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { OfficerScreen } from '../../src/reports/overdue_screen';
import { AsOf, Report } from '../../src/reports/told';
import { useReport } from '../../src/reports/use_report';
import { NoReport } from '../../src/sync/ports';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone, TODAY } from '../memory_phone';

let phone: MemoryPhone;
beforeEach(() => {
  phone = memoryPhone();
});
afterEach(cleanup);

function Shown({ month }: { month: string }) {
  const told = useReport<string>('monthly', { area: '3501', period: month });
  return (
    <>
      <AsOf told={told} />
      <Report told={told}>{(value) => <p>{value}</p>}</Report>
    </>
  );
}

const within = (children: preact.ComponentChildren) => (
  <PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider>
);

it("never shows one question's answer under another", async () => {
  let answer: (value: unknown) => void = () => undefined;
  phone.report = async (_name, { period }) =>
    period === '2026-10'
      ? ({ value: 'ตุลาคม', as_of: TODAY, from: 'server' } as never)
      : new Promise((resolve) => {
          answer = resolve as typeof answer;
        });
  const { rerender } = render(within(<Shown month="2026-10" />));
  expect(await screen.findByText('ตุลาคม')).toBeTruthy();
  rerender(within(<Shown month="2026-09" />));
  expect(screen.queryByText('ตุลาคม')).toBeNull();
  expect(screen.getByText(say('report.fetching'))).toBeTruthy();
  answer({ value: 'กันยายน', as_of: TODAY, from: 'server' });
  expect(await screen.findByText('กันยายน')).toBeTruthy();
});

it.each([
  ['not_allowed', say('problem.not_allowed')],
  ['offline', say('report.missing')],
])('tells a refusal as one, and a missing signal as that: %s', async (code, words) => {
  phone.report = async () => Promise.reject(new NoReport(code));
  render(within(<Shown month="2026-10" />));
  expect(await screen.findByText(words)).toBeTruthy();
});

it('says that nothing of an officer is late only where that is known', async () => {
  const progress = { area: { code: '3501' }, today: TODAY, totals: {}, rows: [] };
  phone.report = async (name) =>
    name === 'progress'
      ? ({ value: progress, as_of: TODAY, from: 'phone' } as never)
      : Promise.reject(new NoReport('offline'));
  render(within(<OfficerScreen area="3501" person="p1" />));
  expect(await screen.findByText(say('report.missing'))).toBeTruthy();
  expect(screen.queryByText(say('overdue.officer_none'))).toBeNull();
});
