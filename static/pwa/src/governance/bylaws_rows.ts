/** A group's by-laws: which version holds on a day, and what its paragraphs say with the values of that day. */

import { type GroupRow, groupScope } from '../groups/group_rows';
import { holdingOn, placeOfGroup, RULE_KEYS, ruleValueText } from '../rulebook/rule_value';
import type { Phone, RowOf, Shown } from '../sync/ports';

export type BylawsRow = Shown<RowOf['bylaws']>;
type InForce = Pick<BylawsRow, 'id' | 'seq' | 'version' | 'starts_on'>;

/** The version in force on a day: the latest that had started; of two that start on one day the later arrival. Pure. */
export function bylawsOn<Row extends InForce>(versions: readonly Row[], day: string): Row | undefined {
  return versions
    .filter((version) => version.starts_on <= day)
    .sort(
      (left, right) =>
        left.starts_on.localeCompare(right.starts_on) || left.seq - right.seq || (left.id < right.id ? -1 : 1),
    )
    .at(-1);
}

/** Every version of a group's by-laws, the latest first. */
export function versionsOf(phone: Phone, groupId: string): BylawsRow[] {
  return phone.rows
    .all('bylaws', groupScope(groupId))
    .sort((left, right) => right.starts_on.localeCompare(left.starts_on) || right.version - left.version);
}

/** The paragraphs of a version in their order, as they were written. */
export function paragraphsOf(phone: Phone, groupId: string, bylawsId: string): string[] {
  return phone.rows
    .all('bylaw_paragraph', groupScope(groupId))
    .filter((paragraph) => paragraph.bylaws_id === bylawsId)
    .sort((left, right) => left.place - right.place)
    .map((paragraph) => paragraph.text);
}

/** A paragraph with what stands in braces filled in; a word that names nothing stays as it is. Pure. */
export function fillIn(text: string, value: (key: string) => string | null): string {
  return text.replace(/\{([a-z_]+)\}/g, (whole, key: string) => value(key) ?? whole);
}

/** What a word in braces stands for in a group on a day; null for a word that is no setting. */
export function valuesIn(phone: Phone, group: GroupRow, day: string): (key: string) => string | null {
  const place = placeOfGroup(group);
  return (key) => {
    if (key === 'group_name') return group.name;
    const rule = RULE_KEYS.find((each) => each === key);
    return rule ? ruleValueText(rule, holdingOn(phone, place, rule, day).value) : null;
  };
}
