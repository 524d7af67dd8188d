/** The rules of the trade that may differ from place to place, as they are today. Twin of rulebook/rules.py. */

import { SETTINGS, type SettingKey, type SettingRow } from '../contract/contract.gen';
import type { Phone } from '../sync/ports';

type SettingValue<Key extends SettingKey> = (typeof SETTINGS)[Key];

/**
 * What the rule was on a day: the latest one that had started, else the default.
 * `scopes` hold settings from the nation to the nearest place; the nearest place that says something counts, and there
 * of two that start on one day the later arrival.
 */
export function settingOn<Key extends SettingKey>(
  key: Key,
  scopes: readonly (readonly Pick<SettingRow, 'key' | 'value' | 'starts_on' | 'seq'>[])[],
  day: string,
): SettingValue<Key> {
  for (const rows of [...scopes].reverse()) {
    const begun = rows.filter((row) => row.key === key && row.starts_on <= day);
    const latest = begun
      .sort((left, right) => left.starts_on.localeCompare(right.starts_on) || left.seq - right.seq)
      .at(-1);
    if (latest) return latest.value as SettingValue<Key>;
  }
  return SETTINGS[key];
}

/** The rule that holds today where the person of this phone works. */
export function settingAt<Key extends SettingKey>(phone: Phone, key: Key): SettingValue<Key> {
  const area = phone.assignments.value[0]?.area_code ?? '';
  const scopes = ['th', area.slice(0, 2), area.slice(0, 4)].map((code) => phone.rows.all('setting', `area:${code}`));
  return settingOn(key, scopes, phone.today());
}
