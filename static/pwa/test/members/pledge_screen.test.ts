// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { checkPledge, typedSatang } from '../../src/members/pledge_screen';

const AMOUNTS = {
  pledge_min_satang: 5000,
  pledge_max_satang: null,
  unit_price_satang: null,
  units_max: 20,
  periods: ['2027-01', '2028-01'],
};
const UNITS = { ...AMOUNTS, unit_price_satang: 5000 };
const TEXTS = { amount: '200', units: '', from_period: '2027-01', reason: '' };
const due = () => 10000;

it('takes an amount, or units at their price', () => {
  expect(checkPledge(TEXTS, AMOUNTS, due)).toEqual({});
  expect(checkPledge({ ...TEXTS, amount: '', units: '๔' }, UNITS, due)).toEqual({});
  expect(typedSatang({ amount: '', units: '๔' }, 5000)).toBe(20000);
  expect(typedSatang({ amount: '1,234.50', units: '' }, null)).toBe(123450);
});

it.each([
  [{ amount: '49' }, 'amount', say('member.pledge_low', { least: '50' })],
  [{ amount: '100' }, 'amount', say('pledge.same')],
  [{ amount: 'x' }, 'amount', say('money.unclear')],
  [{ amount: '0' }, 'amount', say('money.unclear')],
  [{ amount: '10,000,001' }, 'amount', say('money.too_much', { most: '10,000,000' })],
  [{ from_period: '' }, 'from_period', say('pledge.from_period_missing')],
  // typed on an earlier visit, and begun by now
  [{ from_period: '2026-01' }, 'from_period', say('pledge.from_period_missing')],
  [{ reason: 'ก'.repeat(201) }, 'reason', say('field.too_long', { most: 200 })],
])('says beside the field what is wrong with %j', (wrong, field, why) => {
  expect(checkPledge({ ...TEXTS, ...wrong }, AMOUNTS, due)).toEqual({ [field]: why });
});

it('keeps to the group’s highest pledge and most units', () => {
  const limited = { ...AMOUNTS, pledge_max_satang: 15000 };
  expect(checkPledge(TEXTS, limited, due)).toEqual({ amount: say('member.pledge_high', { most: '150' }) });
  for (const units of ['', '0', '21', '1.5']) {
    expect(checkPledge({ ...TEXTS, units }, UNITS, due)).toEqual({ units: say('pledge.units_range', { most: 20 }) });
  }
});
