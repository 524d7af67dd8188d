/** What the server says about people and their posts. */

import type { Role } from '../contract/contract.gen';
import { STANDS_IN } from '../contract/later.gen';
import { say } from '../i18n';
import type { Place, Places, Replied, ServerPath } from '../sync/ports';

export interface Post {
  id: string;
  role: Role;
  area_code: string;
  from_on: string;
  /** The last day; before the first one where the post was cancelled. */
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
  may_give: boolean;
  may_retire: boolean;
  may_reset: boolean;
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

export interface OfficerLine {
  number: number;
  name: string;
  display_name: string;
  area_codes: string[];
  fault: {
    field: 'name' | 'display_name' | 'area';
    code: string;
    suggestion: { code: string; name_th: string } | null;
  } | null;
  /** Of who was added; told once. */
  password?: string;
}

export interface OfficerFile {
  is_added: boolean;
  lines: OfficerLine[];
}

/** What a change is answered with: the list, and a password where one was made. */
export type Answer = StaffList & { password?: string };
export type Change = (path: ServerPath, body: object, done: string) => Promise<Replied<Answer>>;

/** What a card about one person is given. */
export interface CardProperties {
  list: StaffList;
  staff: Staff;
  change: Change;
}

export interface PlaceGroup {
  name: string;
  options: { value: string; text: string }[];
}

/** The places a role can be given in, within some areas, grouped as the list shows them. */
export function placesFor(role: Role, areas: readonly string[], places: Places | null): PlaceGroup[] {
  if (!places) return [];
  const inside = (code: string) => areas.some((area) => area === 'th' || code.startsWith(area));
  const optionsOf = (all: readonly Place[]) =>
    all.filter((each) => inside(each.code)).map((each) => ({ value: each.code, text: each.name_th }));
  const groups = STANDS_IN[role].flatMap((level): PlaceGroup[] => {
    if (level === 'nation') {
      const options = areas.includes('th') ? [{ value: 'th', text: say('place.nation') }] : [];
      return [{ name: say('place.nation'), options }];
    }
    if (level === 'province') return [{ name: places.name_th, options: optionsOf([places]) }];
    if (level === 'district') return [{ name: places.name_th, options: optionsOf(places.districts) }];
    return places.districts.map((each) => ({ name: each.name_th, options: optionsOf(each.subdistricts) }));
  });
  return groups.filter((group) => group.options.length > 0);
}

export function isCancelled(post: Post): boolean {
  return post.to_on !== null && post.to_on < post.from_on;
}

/** The posts that hold today or will later. */
export function standing(staff: Staff, today: string): Post[] {
  return staff.posts.filter((post) => post.to_on === null || (post.to_on >= today && !isCancelled(post)));
}

/** The posts that a move of the reader's would end, when all of them are of one role; else none. */
export function movable(staff: Staff): Post[] {
  const posts = staff.posts.filter((post) => post.may_end);
  return new Set(posts.map((post) => post.role)).size === 1 ? posts : [];
}
