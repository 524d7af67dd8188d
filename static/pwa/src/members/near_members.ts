/** Members whose names are so alike that they may be one person, registered twice. Pure but for the spellings of titles. */

import { say } from '../i18n';
import { nameKey } from '../values/name_key';

interface Named {
  first_name: string;
  last_name: string | null;
}

/** What is compared of a name. */
export interface NameKeys {
  first: string;
  last: string;
}

/** Those among `members` who may be the same person as `typed`; nobody while hardly anything is typed. */
export function nearMembers<Member extends Named>(typed: Named, members: readonly Member[]): Member[] {
  const keysOf = nameKeysReader();
  const wanted = keysOf(typed);
  return members.filter((member) => areNear(wanted, keysOf(member)));
}

/** Reads what is compared of a name; a title written into the first name is left out. Made once for many names. */
export function nameKeysReader(): (name: Named) => NameKeys {
  const titles = titleSpellings().map(nameKey);
  // what begins like a title and is hardly longer is a name
  const withoutTitle = (key: string) => {
    const title = titles.find((each) => key.startsWith(each) && key.length >= each.length + 2);
    return title ? key.slice(title.length) : key;
  };
  return (name) => ({ first: withoutTitle(nameKey(name.first_name)), last: nameKey(name.last_name ?? '') });
}

/** How titles are written, the longest first. */
export function titleSpellings(): string[] {
  return say('member.title_spellings')
    .split(' ')
    .sort((left, right) => right.length - left.length);
}

/** The same first name, and last names of which one is missing, shortened, or the same; or all of it in one field. */
export function areNear(left: NameKeys, right: NameKeys): boolean {
  if (left.first.length < 2) return false;
  if (left.first + left.last === right.first + right.last) return true;
  return left.first === right.first && (left.last.startsWith(right.last) || right.last.startsWith(left.last));
}
