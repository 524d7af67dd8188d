// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { checkHandover } from '../../src/handovers/handover_screen';
import type { Plan } from '../../src/handovers/shapes';
import { say } from '../../src/i18n';

const SNAPSHOT = { name: 'กลุ่ม', check_code: '9F3A-11C0', members: 2, savings_satang: 0 };
const SUMS = { cash_satang: 0, bank_satang: 0, open_cases: 0 };
const PLAN: Plan = {
  as_of: '2026-11-23T07:00:00.000Z',
  groups: [
    { group_id: 'g1', subdistrict_code: '350102', ...SNAPSHOT, ...SUMS },
    { group_id: 'g2', subdistrict_code: '350103', ...SNAPSHOT, ...SUMS },
  ],
  takers: [{ officer_id: 'o2', name: 'คุณ ข.', areas: ['350102'] }],
  unsent: [],
};
const TEXTS = { groups: 'g1', officer: 'o2', taker: 'officer-2', password: 'secret', note: '' };

it.each([
  [{}, {}],
  [{ groups: '' }, { groups: say('handover.groups_missing') }],
  [{ officer: '' }, { officer: say('handover.officer_missing') }],
  [{ groups: 'g1 g2' }, { officer: say('handover.officer_elsewhere') }],
  [{ taker: ' ' }, { taker: say('handover.taker_missing') }],
  [{ password: '' }, { password: say('handover.password_missing') }],
])('a hand-over with %j', (typed, problems) => {
  expect(checkHandover({ ...TEXTS, ...typed }, PLAN)).toEqual(problems);
});
