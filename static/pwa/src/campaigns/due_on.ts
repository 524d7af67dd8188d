/** Which day a campaign is worked towards. Pure. Twin of campaigns/rules.py. */

/** Until somebody confirmed how the printed words are read, the earliest reading there is. */
export function dueOn(
  targetOn: string,
  earliestOn: string | null | undefined,
  confirmedOn: string | null | undefined,
): string {
  return confirmedOn || !earliestOn || targetOn < earliestOn ? targetOn : earliestOn;
}
