import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { checkAddress } from '../../src/slips/slip';
import { slipCode } from '../../src/slips/slip_code';
import { SlipScreen } from '../../src/slips/slip_screen';
import type { RowOf } from '../../src/sync/ports';
import { PhoneContext } from '../../src/ui/phone_context';
import { type MemoryPhone, memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';
const FINGERPRINT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
let phone: MemoryPhone;

function entry(id: string, changes: Partial<RowOf['entry']> = {}) {
  phone.put('entry', SCOPE, {
    id,
    entry_kind: 'pledge',
    amount_satang: 125050,
    member_id: 'a',
    period: '2026-10',
    collection_id: 'c1',
    reverses: null,
    slip_number: 'K7QM-000007',
    reason: null,
    made_at: `2026-11-23T07:00:00.000Z ${id}`,
    ...changes,
  });
}

beforeEach(() => {
  phone = memoryPhone();
  phone.put('group', SCOPE, { id: 'g1', name: 'กลุ่มออมทรัพย์บ้านหนองแสง', place_name: 'หนองแสง', moo: 3 });
  phone.put('member', SCOPE, { id: 'a', number: '0004', title: 'นาง', first_name: 'บุญมี', last_name: 'ศ.' });
  entry('e0', { amount_satang: 10000, slip_number: 'K7QM-000006' });
  entry('e1');
});
afterEach(cleanup);

async function show(): Promise<string> {
  const shown = render(
    <PhoneContext.Provider value={phone}>
      <SlipScreen group="g1" entry="e1" />
    </PhoneContext.Provider>,
  );
  await act(() => new Promise((done) => setTimeout(done, 10)));
  return shown.container.textContent ?? '';
}

it('says everything that stands on the paper form, without any signal', async () => {
  phone.fingerprint = async (id) => (id === 'e1' ? FINGERPRINT : null);
  const text = await show();
  for (const part of [
    'กลุ่มออมทรัพย์บ้านหนองแสง',
    'K7QM-000007',
    '23 พฤศจิกายน 2569',
    '0004',
    'นางบุญมี ศ.',
    'เงินสัจจะ ตุลาคม 2569',
    '1,250.50',
    'หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์',
    '1,350.50',
    'พัฒนากร 1',
    'H4NJ JZPQ',
  ]) {
    expect(text).toContain(part);
  }
  expect(screen.getByRole('img', { name: say('slip.qr') })).toBeTruthy();
});

it('asks the server for the code of a slip that another phone wrote', async () => {
  phone.report = (async (name: string, params: object) => {
    expect([name, params]).toEqual(['slip', { group: 'g1', entry: 'e1' }]);
    return { value: { code: slipCode(FINGERPRINT) }, as_of: '', from: 'server' };
  }) as typeof phone.report;
  expect(await show()).toContain('H4NJ JZPQ');
});

it('says that the code is elsewhere, and hands out no slip without it', async () => {
  expect(await show()).toContain(say('slip.code_missing'));
  expect(screen.getByRole('button', { name: say('slip.share') }).hasAttribute('disabled')).toBe(true);
});

it('never shows a slip that was taken back as one that counts', async () => {
  phone.fingerprint = async () => FINGERPRINT;
  entry('e2', { reverses: 'e1', slip_number: null, civil_on: '2026-11-25' });
  expect(await show()).toContain('25 พฤศจิกายน 2569');
});

it('names nobody in the address, and sends none of it anywhere', () => {
  const address = new URL(
    checkAddress('https://omsap.example', { number: 'K7QM-000007', amount_satang: 125050 }, 'H4NJJZPQ'),
  );
  expect([address.pathname, address.search, address.hash]).toEqual(['/slip', '', '#K7QM-000007/1250.50/H4NJJZPQ']);
});
