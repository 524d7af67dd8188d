/** What a visit was written down as before it was corrected. Pure. Twin of server/visits/rules.py. */

import type { RowOf } from '../contract/contract.gen';

/** What its author says of a visit. */
const SAID = ['visited_on', 'purpose', 'visitor', 'visitor_name', 'found', 'advice', 'photo_sha256'] as const;
export type VisitSaid = Pick<RowOf['visit'], (typeof SAID)[number]>;
export type Written = VisitSaid & Pick<RowOf['visit'], 'id' | 'author_id' | 'device_id' | 'made_at' | 'reverses'>;

/**
 * The ids of a visit and of all that it was written down as before, so that advice about any of them is not lost: a correction
 * takes back the former with the same save, and what was taken back by mistake is written again word for word.
 */
export function writtenAs(visit: Written, visits: readonly Written[]): Set<string> {
  const mirrors = new Map(visits.flatMap((each) => (each.reverses ? [[each.reverses, each] as const] : [])));
  const ids = new Set([visit.id]);
  let newest = [visit];
  while (newest.length > 0) {
    newest = visits.filter((former) => {
      const mirror = mirrors.get(former.id);
      return mirror && !ids.has(former.id) && newest.some((each) => follows(each, former, mirror));
    });
    for (const { id } of newest) ids.add(id);
  }
  return ids;
}

function follows(visit: Written, former: Written, mirror: Written): boolean {
  const isOneSave = visit.device_id === mirror.device_id && visit.made_at === mirror.made_at;
  return visit.author_id === former.author_id && (isOneSave || SAID.every((name) => visit[name] === former[name]));
}
