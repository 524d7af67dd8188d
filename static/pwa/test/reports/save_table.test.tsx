import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ChiefCase } from '../../src/cases/chief_cases';
import { say } from '../../src/i18n';
import { SaveTable } from '../../src/reports/save_table';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

let phone: MemoryPhone;
let saved: string[];
let blob: Blob | null;

beforeEach(() => {
  phone = memoryPhone();
  saved = [];
  URL.createObjectURL = (made) => {
    blob = made as Blob;
    return 'blob:file';
  };
  HTMLAnchorElement.prototype.click = function click() {
    saved.push(this.download);
  };
});
afterEach(cleanup);

function show() {
  render(
    <PhoneContext.Provider value={phone}>
      <SaveTable table="groups" of={{ area: '3501' }} />
    </PhoneContext.Provider>,
  );
}

async function press(name: string) {
  await act(async () => {
    fireEvent.click(screen.getByText(name));
    await new Promise((done) => setTimeout(done, 0));
  });
}

it('asks for the table of the area in the chosen form and hands its bytes to the browser', async () => {
  const asked: string[] = [];
  phone.ask = async <Value,>(path: string) => {
    asked.push(path);
    return { ok: true, value: { name: 'omsap-groups.csv', media_type: 'text/csv', content: '77u/4LiB' } as Value };
  };
  show();
  await press(say('export.csv'));
  expect(asked).toEqual(['/exports/groups?area=3501&format=csv&language=th']);
  expect(saved).toEqual(['omsap-groups.csv']);
  expect([...new Uint8Array(await (blob as Blob).arrayBuffer())]).toEqual([0xef, 0xbb, 0xbf, 0xe0, 0xb8, 0x81]);
  expect(screen.getByRole('status').textContent).toBe(say('export.saved', { name: 'omsap-groups.csv' }));
});

it('says which table the button is for to whoever does not see it', () => {
  show();
  const name = say('export.save_of', { table: say('export.table_groups') });
  expect(screen.getByLabelText(name).textContent).toBe(say('export.save'));
});

it('says without a signal why not and what to do', () => {
  phone.sign = signal({ ...phone.sign.value, online: false });
  show();
  expect(screen.queryByText(say('export.xlsx'))).toBeNull();
  expect(screen.getByText(say('export.offline'))).toBeTruthy();
});

it('says so too when the signal is lost on the way, and saves nothing', async () => {
  show();
  await press(say('export.xlsx'));
  expect(screen.getByRole('alert').textContent).toBe(say('export.offline'));
  expect(saved).toEqual([]);
});

it('shows a case whose sides are not told, and lets nobody choose unseen', async () => {
  const told = { id: 'k', group_id: 'g', group_name: 'ก', officer_name: null, opened_at: '2026-11-23T07:00:00.000Z' };
  const about = { reason: 'field_conflict', row_kind: 'member', row_id: 'm', field: 'pledge_satang' };
  const by = { kept_by_name: null, kept_on: null, author_name: null, civil_on: null };
  phone.report = async <Value,>() => ({
    value: { cases: [{ ...told, ...about, ...by }] } as Value,
    as_of: told.opened_at,
    from: 'server' as const,
  });
  render(
    <PhoneContext.Provider value={phone}>
      <ChiefCase area="3501" case="k" />
    </PhoneContext.Provider>,
  );
  await act(() => new Promise((done) => setTimeout(done, 10)));
  expect(screen.getByText(say('case.sides_untold'))).toBeTruthy();
  expect(screen.queryByText(say('case.choose'))).toBeNull();
});
