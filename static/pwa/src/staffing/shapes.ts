/** What the server says about people and their posts. */

import type { Role } from '../contract/contract.gen';
import type { Places } from '../sync/ports';

export interface Post {
  id: string;
  role: Role;
  area_code: string;
  from_on: string;
  to_on: string | null;
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
}

export interface StaffList {
  as_of: string;
  people: Staff[];
  gives: Role[];
  areas: string[];
  may_add: boolean;
}

/** The digits of a place in which a role works. */
export function placeDigits(role: Role): 2 | 4 | 6 {
  if (role === 'officer') return 6;
  return role === 'district_chief' || role === 'district_head' ? 4 : 2;
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
