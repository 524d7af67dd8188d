/** Which form holds in a place, and which assessments stand. Pure. Twin of the same functions of server/assessments/rules.py. */

import { ASSESSMENT_TEMPLATES } from '../contract/later.gen';
import type { RowOf } from '../sync/ports';

export type Form = Pick<
  RowOf['assessment_template'],
  'id' | 'sort' | 'name' | 'version' | 'is_official' | 'source' | 'items' | 'levels'
>;
export type Sort = Form['sort'];

/** The forms that come with the app, every version that ever was. */
export const SHIPPED = ASSESSMENT_TEMPLATES as unknown as readonly Form[];

/** The newest of the nearest scope that has one, else the last that came with the app; `scopes` go from the nation to the nearest. */
export function templateIn<Own extends { id: string; seq: number; sort: string }>(
  sort: string,
  byScope: Readonly<Record<string, readonly Own[]>>,
  scopes: readonly string[],
): Own | Form {
  for (const scope of [...scopes].reverse()) {
    const own = (byScope[scope] ?? []).filter((each) => each.sort === sort);
    const newest = [...own].sort((left, right) => left.seq - right.seq || (left.id < right.id ? -1 : 1)).at(-1);
    if (newest) return newest;
  }
  const shipped = SHIPPED.filter((each) => each.sort === sort);
  return shipped.reduce((last, each) => (each.version > last.version ? each : last));
}

/** Those of one group that were not taken back, the oldest first. */
export function standing<Row extends { id: string; seq: number; assessed_on: string; reverses: string | null }>(
  assessments: readonly Row[],
): Row[] {
  const takenBack = new Set(assessments.map((each) => each.reverses));
  return assessments
    .filter((each) => !each.reverses && !takenBack.has(each.id))
    .sort(
      (left, right) =>
        left.assessed_on.localeCompare(right.assessed_on) || left.seq - right.seq || (left.id < right.id ? -1 : 1),
    );
}
