// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { checkMove } from '../../src/staffing/person_cards';
import { postOf } from '../../src/staffing/post_fields';
import { movable, type Post, placesFor, type Staff, standing } from '../../src/staffing/shapes';
import { checkPerson } from '../../src/staffing/staff_screen';
import { problemText } from '../../src/syncing/problem_text';

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
  ['mentor', ['35'], ['3501', '3502']],
  ['system_admin', ['35'], ['35']],
  ['system_admin', ['th'], ['th', '35']],
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

it('a name that the server has refused is told beside it, until another is typed', () => {
  expect(checkPerson(NEW, 'officer.4')).toEqual({ name: problemText('login_name_taken') });
  expect(checkPerson({ ...NEW, name: 'officer.5' }, 'officer.4')).toEqual({});
});

it.each([
  ['350101 350103', '23/11/2569', {}],
  ['350103', '23/11/2569', {}],
  ['350102 350101', '23/11/2569', { areas: say('staff.move_same') }],
  ['', '23/11/2569', { areas: say('staff.move_missing') }],
  ['350103', '31/2/2569', { from: say('date.unclear') }],
])('a move to %j from %s', (areas, from, problems) => {
  expect(checkMove({ areas, from, district: '' }, ['350101', '350102'])).toEqual(problems);
});

function staffWith(...posts: Partial<Post>[]): Staff {
  const base: Post = {
    id: '',
    role: 'officer',
    area_code: '350101',
    from_on: '2026-01-01',
    to_on: null,
    may_end: true,
  };
  return {
    id: 'p',
    name: 'officer',
    display_name: 'คุณ',
    last_heard_at: null,
    is_retired: false,
    may_give: true,
    may_retire: true,
    may_reset: true,
    posts: posts.map((post, index) => ({ ...base, ...post, id: String(index) })),
  };
}

it('a post that was cancelled or has ended stands no more, one to come does', () => {
  const staff = staffWith(
    {},
    { to_on: '2026-11-22' },
    { to_on: '2026-11-23' },
    { from_on: '2026-12-01' },
    { from_on: '2026-12-01', to_on: '2026-11-30' },
  );
  expect(standing(staff, '2026-11-23').map((post) => post.id)).toEqual(['0', '2', '3']);
});

it('who holds several roles, or none that is the readers to end, is not moved', () => {
  expect(movable(staffWith({}, { area_code: '350102' }, { role: 'district_chief', may_end: false }))).toHaveLength(2);
  expect(movable(staffWith({}, { role: 'district_chief', area_code: '3501' }))).toEqual([]);
  expect(movable(staffWith({ may_end: false }))).toEqual([]);
});

it('the code of an area may be typed in Thai digits', () => {
  expect(postOf({ role: 'officer', area: ' ๓๕๐๑๐๑ ', from: '23/11/2569' })).toEqual({
    role: 'officer',
    area_code: '350101',
    from_on: '2026-11-23',
  });
});
