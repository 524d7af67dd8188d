/** Members whose names are so alike that they may be one person, registered twice. Pure but for the spellings of titles. */

import { say } from '../i18n';
import { nameKey } from '../values/name_key';

interface Named {
  first_name: string;
  last_name: string | null;
}

interface Keys {
  first: string;
  last: string;
}

/** Those among `members` who may be the same person as `typed`; nobody while hardly anything is typed. */
export function nearMembers<Member extends Named>(typed: Named, members: readonly Member[]): Member[] {
  const titles = say('member.title_spellings')
    .split(' ')
    .map(nameKey)
    .sort((left, right) => right.length - left.length);
  const wanted = keysOf(typed, titles);
  if (wanted.first.length < 2) return [];
  return members.filter((member) => areNear(wanted, keysOf(member, titles)));
}

function keysOf(name: Named, titles: readonly string[]): Keys {
  return { first: withoutTitle(nameKey(name.first_name), titles), last: nameKey(name.last_name ?? '') };
}

/** A title written into the name; what begins like one and is hardly longer is a name. */
function withoutTitle(key: string, titles: readonly string[]): string {
  const title = titles.find((each) => key.startsWith(each) && key.length >= each.length + 2);
  return title ? key.slice(title.length) : key;
}

/** The same first name, and last names of which one is missing, shortened, or the same; or all of it in one field. */
function areNear(left: Keys, right: Keys): boolean {
  if (left.first + left.last === right.first + right.last) return true;
  return left.first === right.first && (left.last.startsWith(right.last) || right.last.startsWith(left.last));
}
