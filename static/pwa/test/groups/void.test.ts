import { expect, it } from 'vitest';
import { countedGroups, isVoid } from '../../src/groups/group_rows';
import { memoryPhone } from '../memory_phone';

it('a group founded by mistake counts no more, until money comes into its book', () => {
  const phone = memoryPhone();
  phone.put('group', 'group:g1', { id: 'g1', status: 'founding' });
  phone.put('group', 'group:g2', { id: 'g2', status: 'void' });
  const counted = () => countedGroups(phone).map(({ id }) => id);
  expect(counted()).toEqual(['g1']);
  phone.put('entry', 'group:g2', { id: 'e1', amount_satang: 100 });
  expect(counted()).toEqual(['g1', 'g2']);
  expect(isVoid(phone, { id: 'g1', status: 'founding' })).toBe(false);
});
