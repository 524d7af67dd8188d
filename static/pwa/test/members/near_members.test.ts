import { expect, it } from 'vitest';
import { nearMembers } from '../../src/members/near_members';

const MEMBERS = [
  { first_name: 'บุญมี', last_name: 'ศรีสุข' },
  { first_name: 'คำพอง', last_name: null },
  { first_name: 'ทองใบ', last_name: 'จ.' },
];

it.each([
  ['บุญมี', 'ศรีสุข', ['บุญมี']],
  ['นางบุญมี', 'ศรีสุข', ['บุญมี']],
  ['น.ส. บุญมี', 'ศรีสุข', ['บุญมี']],
  ['บุญหมี', 'ศรีสุข', []],
  ['บุญ มี่', 'ศรี สุข', ['บุญมี']],
  ['บุญมิ', 'ศ.', ['บุญมี']],
  ['บุญมี ศรีสุข', '', ['บุญมี']],
  ['บุญมี', 'จันทร์', []],
  ['คำพอง', 'แสงทอง', ['คำพอง']],
  ['ทองไบ', 'จันทร์', ['ทองใบ']],
  ['บ', '', []],
  ['', '', []],
])('%s %s is near to %j', (first_name, last_name, names) => {
  expect(nearMembers({ first_name, last_name }, MEMBERS).map((member) => member.first_name)).toEqual(names);
});
