import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { type CampaignTexts, campaignOf, checkCampaign, readQuantity } from '../../src/campaigns/campaign_form';
import type { CampaignRow } from '../../src/campaigns/campaign_rows';
import { CampaignScreen } from '../../src/campaigns/campaign_screens';
import { checkTarget } from '../../src/campaigns/people_screens';
import { say } from '../../src/i18n';
import { PhoneContext } from '../../src/ui/phone_context';
import { memoryPhone } from '../memory_phone';

afterEach(cleanup);

const TEXTS: CampaignTexts = {
  name: '1 พัฒนากร 1 กลุ่ม',
  agenda: '',
  unit: 'group',
  unit_name: '',
  quantity: '๑',
  signed_on: '27/5/2565',
  starts_on: '27/5/2565',
  target_words: 'ภายในปี พ.ศ. 2565',
  target_on: '31/12/2565',
  hard_words: '',
  hard_on: '31/12/2565',
};
const CAMPAIGN = {
  id: 'c1',
  area_code: '35',
  name: '1 พัฒนากร 1 กลุ่ม',
  agenda: null,
  unit_name: null,
  quantity: 1,
  signed_on: '2022-05-27',
  starts_on: '2022-05-27',
  target_on: '2022-12-31',
  hard_on: '2022-12-31',
  state: 'open' as const,
  target_words: 'ภายในปี พ.ศ. 2565',
  target_earliest_on: '2022-09-30',
  hard_words: null,
  confirmed_by_name: null,
  confirmed_on: null,
};

it.each<[Partial<CampaignTexts>, Partial<CampaignTexts>]>([
  [{}, {}],
  [{ name: ' ' }, { name: say('campaign.name_missing') }],
  [{ unit: 'other' }, { unit_name: say('campaign.unit_name_missing') }],
  [{ quantity: '0' }, { quantity: say('campaign.quantity_unclear', { least: 1, most: 100 }) }],
  [{ target_on: '31/2/2565' }, { target_on: say('date.unclear') }],
  [{ hard_on: '30/12/2565' }, { hard_on: say('campaign.order_wrong') }],
])('a campaign with %j', (typed, problems) => {
  expect(checkCampaign({ ...TEXTS, ...typed })).toEqual(problems);
});

it('a number has Thai digits as well, and limits', () => {
  expect([readQuantity('๑๐', 1, 100), readQuantity('101', 1, 100), readQuantity('1.5', 0, 100)]).toEqual([
    10,
    null,
    null,
  ]);
});

it('new words or another day take the confirmation away; another name does not', () => {
  const before = { ...CAMPAIGN, confirmed_on: '2022-06-01', confirmed_by_name: 'ก' } as CampaignRow;
  expect(campaignOf({ ...TEXTS, name: 'ชื่อใหม่' }, before)).not.toHaveProperty('confirmed_on');
  expect(campaignOf({ ...TEXTS, target_on: '30/9/2565' }, before)).toMatchObject({ confirmed_on: null });
  expect(campaignOf({ ...TEXTS, target_words: 'ภายในเดือนกันยายน 2565' }, before)).toMatchObject({
    confirmed_on: null,
    target_earliest_on: '2022-09-30',
  });
});

it('another target has a reason', () => {
  const typed = { quantity: '0', target_on: '31/3/2570', reason: '' };
  expect(checkTarget(typed)).toEqual({ reason: say('campaign.reason_missing') });
});

async function show(role: 'officer' | 'province_staff') {
  const phone = memoryPhone();
  phone.person = signal({ id: 'p1', name: 'somebody', display_name: 'เจ้าหน้าที่จังหวัด', role });
  phone.put('campaign', 'area:35', CAMPAIGN);
  render(
    <PhoneContext.Provider value={phone}>
      <CampaignScreen campaign="c1" />
    </PhoneContext.Provider>,
  );
  await act(async () => {});
  return phone;
}

it('until somebody confirms it the earliest reading stands, with the words it comes from', async () => {
  await show('officer');
  expect(screen.getByText('30 กันยายน 2565')).toBeTruthy();
  expect(screen.getByText(say('campaign.words_printed', { words: CAMPAIGN.target_words }))).toBeTruthy();
  expect(screen.getByText(say('campaign.unconfirmed', { date: '30 กันยายน 2565' }))).toBeTruthy();
  expect(screen.queryByRole('button', { name: say('campaign.confirm', { date: '31 ธันวาคม 2565' }) })).toBeNull();
});

it('staff confirm a reading with one tap, under their name and with the day', async () => {
  const phone = await show('province_staff');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: say('campaign.confirm', { date: '31 ธันวาคม 2565' }) }));
  });
  const set = { target_on: '2022-12-31', confirmed_on: '2026-11-23', confirmed_by_name: 'เจ้าหน้าที่จังหวัด' };
  expect(phone.saved).toEqual([{ kind: 'campaign', scope: 'area:35', data: { id: 'c1', set } }]);
  expect(screen.getByText('31 ธันวาคม 2565')).toBeTruthy();
});
