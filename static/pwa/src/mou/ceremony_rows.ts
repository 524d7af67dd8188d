/** Ceremonies as the screens read them: whose turn it is, and how far the room is. */

import { PUSH_RIGHTS } from '../contract/later.gen';
import type { Draft, Phone } from '../sync/ports';
import { type CeremonyRow, type MouRow, mousOf, signedBy } from './mou_rows';

/** The ceremonies of a campaign, the latest first. */
export function ceremoniesOf(phone: Phone, campaignId: string): CeremonyRow[] {
  return phone.rows
    .all('ceremony')
    .filter((ceremony) => ceremony.campaign_id === campaignId)
    .sort((left, right) => right.held_on.localeCompare(left.held_on));
}

/** Where everybody of the room stands. */
export interface Room {
  mous: MouRow[];
  /** How many second parties have signed, and under how many both parties have. */
  signed: number;
  both: number;
}

/** The memoranda that are signed at a ceremony, in the order in which people are called. */
export function roomOf(phone: Phone, ceremony: CeremonyRow): Room {
  const mous = mousOf(phone, ceremony.campaign_id);
  const names = mous.map((mou) => signedBy(phone, { mou }));
  return {
    mous,
    signed: names.filter((signed) => signed.has('party2')).length,
    both: names.filter((signed) => signed.has('party2') && signed.has('party1')).length,
  };
}

/** Who is called next: the first after this one whose second party has not signed, from the beginning again at the end. */
export function nextToSign(phone: Phone, mous: readonly MouRow[], after?: string): MouRow | undefined {
  const place = mous.findIndex((mou) => mou.id === after) + 1;
  return [...mous.slice(place), ...mous.slice(0, place)].find(
    (mou) => mou.id !== after && !signedBy(phone, { mou }).has('party2'),
  );
}

/** Notes that somebody came, or that they did not after all; nothing where it stands so already, or who may not note it. */
export function cameDraft(
  phone: Phone,
  ceremony: CeremonyRow,
  scope: string,
  personId: string,
  came: boolean,
): Draft[] {
  const role = phone.person.value?.role;
  const attended = ceremony.attended ?? [];
  if (!role || !PUSH_RIGHTS[role].some((kind) => kind === 'ceremony')) return [];
  if (attended.includes(personId) === came) return [];
  const next = came ? [...attended, personId] : attended.filter((each) => each !== personId);
  return [{ kind: 'ceremony', scope, data: { id: ceremony.id, set: { attended: next } } }];
}
