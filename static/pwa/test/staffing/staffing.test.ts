// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { placesFor } from '../../src/staffing/shapes';
import { checkPerson } from '../../src/staffing/staff_screen';

const PLACES = {
  code: '35',
  name_th: 'ยโสธร',
  name_en: 'Yasothon',
  districts: [
    {
      code: '3501',
      name_th: 'เมืองยโสธร',
      name_en: 'Mueang',
      subdistricts: [{ code: '350101', name_th: 'ในเมือง', name_en: 'Nai Mueang' }],
    },
    {
      code: '3502',
      name_th: 'ทรายมูล',
      name_en: 'Sai Mun',
      subdistricts: [{ code: '350201', name_th: 'ทรายมูล', name_en: 'Sai Mun' }],
    },
  ],
};

it.each([
  ['officer', ['35'], ['350101', '350201']],
  ['officer', ['3501'], ['350101']],
  ['district_chief', ['35'], ['3501', '3502']],
  ['province_staff', ['th'], ['35']],
  ['province_staff', ['3501'], []],
] as const)('a %s within %j works in %j', (role, areas, codes) => {
  expect(placesFor(role, areas, PLACES).flatMap((group) => group.options.map((each) => each.value))).toEqual(codes);
});

const NEW = { name: 'officer.4', display_name: 'คุณใหม่', role: 'officer', area: '350101', from: '23/11/2569' };

it.each([
  [{}, {}],
  [{ name: 'ชื่อไทย' }, { name: say('staff.login_unclear') }],
  [{ display_name: ' ' }, { display_name: say('staff.display_missing') }],
  [{ role: '' }, { role: say('staff.role_missing') }],
  [{ area: '' }, { area: say('staff.area_missing') }],
  [{ from: '31/2/2569' }, { from: say('date.unclear') }],
])('somebody new with %j', (typed, problems) => {
  expect(checkPerson({ ...NEW, ...typed })).toEqual(problems);
});
