import { expect, it } from 'vitest';
import type { SettingKey } from '../../src/contract/contract.gen';
import { areaScopes, settingOn } from '../../src/rulebook/setting';
import { casesOf } from '../vector_cases';

interface Given {
  key: SettingKey;
  settings: Record<string, { value: unknown; starts_on: string }[]>;
  area: string;
  group: string;
  day: string;
}

it.each([
  ['th', ['area:th']],
  ['35', ['area:th', 'area:35']],
  ['350102', ['area:th', 'area:35', 'area:3501']],
  ['', ['area:th']],
])('rules of %s are set in %o', (area, scopes) => {
  expect(areaScopes(area)).toEqual(scopes);
});

it.each(casesOf<Given, unknown>('setting', 'setting_in'))('a rule is: $name', ({ given, then }) => {
  const scopes = [...areaScopes(given.area), given.group].map((scope) =>
    (given.settings[scope] ?? []).map((row, seq) => ({ key: given.key, seq, ...row })),
  );
  expect(settingOn(given.key, scopes, given.day)).toEqual(then);
});
