// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { checkGroup, proposedName } from '../../src/groups/group_form';
import { nextMemberNumber } from '../../src/groups/group_rows';
import { birthOf, checkMember } from '../../src/groups/member_form';
import { say } from '../../src/i18n';

const TODAY = '2026-11-23';
const GROUP = {
  name: '',
  area_level: 'village',
  subdistrict_code: '350105',
  moo: '3',
  place_name: 'หนองแสง',
  founded_on: '23/11/2569',
  pledge_mode: 'amount',
  pledge_min: '50',
  unit_price: '50',
  collection_day: '5',
  meeting_place: '',
};

describe('founding a group', () => {
  it('needs no more than a village, a subdistrict and what is proposed', () => {
    expect(checkGroup(GROUP, TODAY)).toEqual({});
    expect(proposedName(GROUP)).toBe(say('group.name_village', { place: 'หนองแสง', moo: 3 }));
  });

  it.each([
    ['25/11/2569', 'date.not_yet'],
    ['31/2/2569', 'date.unclear'],
    ['/11/2569', 'date.unclear'],
    ['1/1/2516', 'date.too_early'],
  ] as const)('refuses the date %s', (founded_on, why) => {
    expect(checkGroup({ ...GROUP, founded_on }, TODAY).founded_on).toBe(say(why));
  });

  it('understands a year of the common era, and tomorrow', () => {
    expect(checkGroup({ ...GROUP, founded_on: '24/11/2026' }, TODAY)).toEqual({});
  });

  it.each([
    ['moo', '๑๒', true],
    ['moo', '100', false],
    ['collection_day', '32', false],
    ['collection_day', '๓๑', true],
    ['pledge_min', '๑,๐๐๐', true],
    ['pledge_min', '0', false],
    ['pledge_min', '10,000,001', false],
    ['place_name', 'ก'.repeat(81), false],
  ] as const)('%s %s', (name, text, isGood) => {
    expect(!(name in checkGroup({ ...GROUP, [name]: text }, TODAY))).toBe(isGood);
  });

  it('looks at the price of a unit when pledges are units', () => {
    expect(checkGroup({ ...GROUP, pledge_mode: 'units', pledge_min: '', unit_price: '50' }, TODAY)).toEqual({});
    expect(checkGroup({ ...GROUP, pledge_mode: 'units', unit_price: '' }, TODAY)).toHaveProperty('unit_price');
  });
});

describe('registering a member', () => {
  const group = {
    founded_on: '2026-11-01',
    pledge_min_satang: 5000,
    pledge_mode: 'amount' as const,
    unit_price_satang: null,
  };
  const member = {
    number: '0002',
    title: '',
    first_name: 'บุญมี',
    last_name: 'ศ.',
    pledge: '100',
    joined_on: '23/11/2569',
    phone: '',
    member_type: 'ordinary',
    born: '',
    guardian_member: '',
    guardian_name: '',
    address: '',
  };
  const taken = new Map([[1, 'คำพอง ส.']]);
  const check = (more: object) => checkMember({ ...member, ...more }, group, taken, TODAY);

  it('is content with a name and a pledge', () => {
    expect(check({})).toEqual({});
  });

  it('refuses a number somebody has, however it is written', () => {
    for (const number of ['1', '0001', '๑']) {
      expect(check({ number }).number).toBe(say('member.number_taken', { name: 'คำพอง ส.' }));
    }
  });

  it('refuses a pledge below the group’s lowest, and one that is no whole unit', () => {
    expect(check({ pledge: '49' }).pledge).toBe(say('member.pledge_low', { least: '50' }));
    const units = { ...group, pledge_mode: 'units' as const, unit_price_satang: 5000 };
    expect(checkMember({ ...member, pledge: '120' }, units, taken, TODAY)).toHaveProperty('pledge');
    expect(checkMember({ ...member, pledge: '150' }, units, taken, TODAY)).toEqual({});
  });

  it('refuses joining before the founding and after tomorrow', () => {
    expect(check({ joined_on: '31/10/2569' }).joined_on).toBe(say('member.joined_early'));
    expect(check({ joined_on: '25/11/2569' }).joined_on).toBe(say('date.not_yet'));
  });

  it('asks for the guardian of whoever was not of age at joining', () => {
    for (const born of ['27/5/2557', '//2557', '/5/๒๕๕๗']) {
      expect(check({ born }).guardian_name).toBe(say('member.guardian_missing'));
      expect(check({ born, guardian_name: 'นางคำพอง ส.' })).toEqual({});
      expect(check({ born, guardian_member: 'm1' })).toEqual({});
    }
    expect(check({ born: '//2500' })).toEqual({});
    expect(check({ born: '//' })).toEqual({});
  });

  it.each([
    ['27/5/2557', '2014-05-27'],
    ['/5/2557', '2014-05'],
    ['//2557', '2014'],
    ['27//2557', null],
    ['31/2/2557', null],
    ['//', null],
    ['', null],
  ])('reads a birth as far as it is known: %s', (text, born) => {
    expect(birthOf(text)).toBe(born);
  });

  it('refuses a birth after the joining', () => {
    expect(check({ born: '//2570' }).born).toBe(say('member.born_late'));
  });

  it('proposes the number after the highest', () => {
    expect(nextMemberNumber([])).toBe('0001');
    expect(nextMemberNumber([{ number: '0007' }, { number: '12' }])).toBe('0013');
    expect(nextMemberNumber([{ number: '7' }], '000')).toBe('008');
  });
});
