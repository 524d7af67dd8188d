/** Members who are one person: a fold over merges and their taking back. Entries and rows stay where they are. Pure. Twin of server/members/merged.py. */

export interface MergeFacts {
  id: string;
  seq: number;
  from_member_id: string;
  into_member_id: string;
  reverses: string | null;
}

/** The merge by which a member became part of another, for every member who did; the newest that was not taken back. */
export function standingMerges<Merge extends MergeFacts>(merges: readonly Merge[]): Map<string, Merge> {
  const takenBack = new Set(merges.map((merge) => merge.reverses));
  const standing = new Map<string, Merge>();
  const inOrder = [...merges].sort((left, right) => left.seq - right.seq || (left.id < right.id ? -1 : 1));
  for (const merge of inOrder) {
    if (merge.reverses || takenBack.has(merge.id)) continue;
    // two phones may say it the opposite way round: the first stands, or both would be nowhere
    if (!isPartOf(standing, merge.into_member_id, merge.from_member_id)) standing.set(merge.from_member_id, merge);
  }
  return standing;
}

function isPartOf(standing: ReadonlyMap<string, MergeFacts>, memberId: string, wholeId: string): boolean {
  let one = memberId;
  for (let merge = standing.get(one); merge && one !== wholeId; merge = standing.get(one)) one = merge.into_member_id;
  return one === wholeId;
}

/** The member as whom somebody is shown: the last of the chain, or themselves. */
export function oneOf(standing: ReadonlyMap<string, MergeFacts>, memberId: string): string {
  let one = memberId;
  for (let merge = standing.get(one); merge; merge = standing.get(one)) one = merge.into_member_id;
  return one;
}

/** A member and all who became part of that member. */
export function partsOf(standing: ReadonlyMap<string, MergeFacts>, memberId: string): Set<string> {
  return new Set([memberId, ...[...standing.keys()].filter((id) => oneOf(standing, id) === memberId)]);
}
