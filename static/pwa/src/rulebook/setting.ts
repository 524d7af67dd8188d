/** The rules of the trade that may differ from place to place, as they are today. Twin of rulebook/rules.py. */

import { SETTINGS, type SettingKey, type SettingRow } from '../contract/contract.gen';
import type { Phone } from '../sync/ports';

type SettingValue<Key extends SettingKey> = (typeof SETTINGS)[Key];
export type SetRow = Pick<SettingRow, 'key' | 'value' | 'starts_on' | 'seq'>;

/** The latest of these settings of a rule that had started on a day; of two that start on one day the later arrival. */
export function latestOn<Row extends SetRow>(key: string, rows: readonly Row[], day: string): Row | undefined {
  return rows
    .filter((row) => row.key === key && row.starts_on <= day)
    .sort((left, right) => left.starts_on.localeCompare(right.starts_on) || left.seq - right.seq)
    .at(-1);
}

/**
 * What the rule was on a day: the latest one that had started, else the default.
 * `scopes` hold settings from the nation to the nearest place; the nearest place that says something counts.
 */
export function settingOn<Key extends SettingKey>(
  key: Key,
  scopes: readonly (readonly SetRow[])[],
  day: string,
): SettingValue<Key> {
  for (const rows of [...scopes].reverse()) {
    const latest = latestOn(key, rows, day);
    if (latest) return latest.value as SettingValue<Key>;
  }
  return SETTINGS[key];
}

/** The scopes that set rules in an area, from the nation to the nearest. */
export function areaScopes(areaCode: string): string[] {
  const codes = [areaCode.slice(0, 2), areaCode.slice(0, 4)].filter((code) => /^(\d\d){1,2}$/.test(code));
  return ['area:th', ...new Set(codes.map((code) => `area:${code}`))];
}

/** The rule that holds on a day, today unless told, in a group, or where the person of this phone works when none is meant. */
export function settingAt<Key extends SettingKey>(
  phone: Phone,
  key: Key,
  group?: { id: string; subdistrict_code: string },
  day = phone.today(),
): SettingValue<Key> {
  const area = group?.subdistrict_code ?? phone.assignments.value[0]?.area_code ?? '';
  const scopes = group ? [...areaScopes(area), `group:${group.id}`] : areaScopes(area);
  return settingOn(
    key,
    scopes.map((scope) => phone.rows.all('setting', scope)),
    day,
  );
}
