/** What the server says about people and their posts. */

import type { Role } from '../contract/contract.gen';
import type { Places, ServerPath } from '../sync/ports';

/** Asks the server for a change, says `done` when it is, and shows the list anew; null where it was refused. */
export type Change = (path: ServerPath, body: object, done: string) => Promise<{ password?: string } | null>;

export interface Post {
  id: string;
  role: Role;
  area_code: string;
  from_on: string;
  to_on: string | null;
  may_end: boolean;
}

/** An officer's mentor, and how far coaching has come: what was said stays between the two. */
export interface MentorPair {
  id: string;
  mentor_id: string;
  mentor_name: string;
  from_on: string;
  to_on: string | null;
  noted: number;
  signed: number;
  last_on: string | null;
  may_end: boolean;
}

export interface Staff {
  id: string;
  name: string;
  display_name: string;
  last_heard_at: string | null;
  is_retired: boolean;
  may_retire: boolean;
  posts: Post[];
  /** Missing, like all about mentors, in an answer kept from before. */
  may_pair?: boolean;
  mentors?: MentorPair[];
}

export interface StaffList {
  as_of: string;
  people: Staff[];
  gives: Role[];
  areas: string[];
  may_add: boolean;
  /** Who may be chosen as a mentor. */
  mentors?: { id: string; display_name: string }[];
}

/** The digits of a place in which a role works. */
export function placeDigits(role: Role): 2 | 4 | 6 {
  if (role === 'officer') return 6;
  return role === 'district_chief' || role === 'district_head' || role === 'mentor' ? 4 : 2;
}

/** The places a role can be given in, within some areas, grouped as the list shows them. */
export function placesFor(role: Role, areas: readonly string[], places: Places | null) {
  if (!places) return [];
  const inside = (code: string) => areas.some((area) => area === 'th' || code.startsWith(area));
  const digits = placeDigits(role);
  if (digits === 2) {
    return [
      { name: places.name_th, options: inside(places.code) ? [{ value: places.code, text: places.name_th }] : [] },
    ];
  }
  if (digits === 4) {
    const districts = places.districts.filter((district) => inside(district.code));
    return [{ name: places.name_th, options: districts.map((each) => ({ value: each.code, text: each.name_th })) }];
  }
  return places.districts
    .map((district) => ({
      name: district.name_th,
      options: district.subdistricts
        .filter((each) => inside(each.code))
        .map((each) => ({ value: each.code, text: each.name_th })),
    }))
    .filter((district) => district.options.length > 0);
}
