/** Who governs a group on a day, and what people should look at. The software warns; the group decides. Pure. */

import type { CommitteePostRow } from '../contract/contract.gen';
import { addDays, daysBetween } from '../values/thai_date';

export type Post = Pick<
  CommitteePostRow,
  'id' | 'committee' | 'position' | 'member_id' | 'from_on' | 'to_on' | 'duties' | 'reason' | 'status'
>;
export type Committee = Post['committee'];
export type Duty = Exclude<Committee, 'board'>;

/** As they are shown: the board of a small group stands for all four. */
export const COMMITTEES: readonly Committee[] = ['board', 'steering', 'loan', 'audit', 'promotion'];
export const DUTIES: readonly Duty[] = ['steering', 'loan', 'audit', 'promotion'];
export const POSITIONS: readonly Post['position'][] = [
  'chair',
  'vice_chair',
  'secretary',
  'treasurer',
  'publicity',
  'member',
];

/** A term that ends so soon is told. */
const TERM_ENDING_DAYS = 60;
/** A group of fewer members may have one board. */
const MERGED_BELOW_MEMBERS = 30;
/** Whoever keeps the money or the books must not also audit them. */
const KEEPERS = new Set<Post['position']>(['treasurer', 'secretary']);

export interface Warning {
  code: 'duty_open' | 'size_few' | 'size_many' | 'auditor_keeps' | 'minor' | 'term_ending';
  committee: Duty | 'board';
  /** Whose post it is about; null where it is about a whole committee. */
  post: Post | null;
  count?: number;
  limit?: number;
  days?: number;
}

/** Posts held on a day, the chair first. */
export function postsOn<Row extends Post>(posts: readonly Row[], day: string): Row[] {
  return posts
    .filter((post) => post.status === 'stands' && post.from_on <= day && day <= post.to_on)
    .sort(
      (left, right) =>
        COMMITTEES.indexOf(left.committee) - COMMITTEES.indexOf(right.committee) ||
        POSITIONS.indexOf(left.position) - POSITIONS.indexOf(right.position) ||
        left.from_on.localeCompare(right.from_on) ||
        (left.id < right.id ? -1 : 1),
    );
}

/** Posts that are over before a day, the latest first: the history. */
export function postsBefore<Row extends Post>(posts: readonly Row[], day: string): Row[] {
  return posts
    .filter((post) => post.status === 'stands' && post.to_on < day)
    .sort((left, right) => right.to_on.localeCompare(left.to_on) || (left.id < right.id ? 1 : -1));
}

/** Which of the four a post serves. */
export function dutiesOf(post: Pick<Post, 'committee' | 'duties'>): readonly Duty[] {
  return post.committee === 'board' ? (post.duties ?? []) : [post.committee];
}

/** Whether a group may have one board instead of four. */
export function mayMerge(members: number, isAllowed: boolean): boolean {
  return isAllowed && members < MERGED_BELOW_MEMBERS;
}

/** Whether this person audits what they keep themselves: as auditor and as treasurer or secretary who steers. */
export function auditsThemselves(posts: readonly Post[], memberId: string): boolean {
  const own = posts.filter((post) => post.member_id === memberId);
  const audits = own.some((post) => dutiesOf(post).includes('audit'));
  return audits && own.some((post) => KEEPERS.has(post.position) && dutiesOf(post).includes('steering'));
}

/** Whether a reason was given with any of their posts. */
function hasReason(posts: readonly Post[], memberId: string): boolean {
  return posts.some((post) => post.member_id === memberId && Boolean(post.reason));
}

/** The last day of a term of so many years that begins on a day. */
export function termEnd(fromOn: string, years: number): string {
  const year = Number(fromOn.slice(0, 4)) + years;
  const isReal = fromOn.slice(5) !== '02-29' || new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return addDays(isReal ? `${year}${fromOn.slice(4)}` : `${year}-03-01`, -1);
}

/**
 * What people should look at in a committee of a day: sizes outside the group's rule, who audits themselves without a
 * reason, minors in office, terms about to end. `sizes` are {committee: [least, most or null]}.
 */
export function warningsOf(
  posts: readonly Post[],
  sizes: Readonly<Record<Duty, readonly [number, number | null]>>,
  isMinor: (memberId: string) => boolean,
  today: string,
): Warning[] {
  const held = postsOn(posts, today);
  const isMerged = held.some((post) => post.committee === 'board');
  const warnings: Warning[] = [];
  for (const duty of DUTIES) {
    const count = new Set(held.filter((post) => dutiesOf(post).includes(duty)).map((post) => post.member_id)).size;
    const [least, most] = sizes[duty];
    // one board of a small group only has to have somebody for each duty
    if (isMerged) {
      if (count === 0) warnings.push({ code: 'duty_open', committee: duty, post: null });
      continue;
    }
    if (held.length > 0 && count < least) {
      warnings.push({ code: 'size_few', committee: duty, post: null, count, limit: least });
    }
    if (most !== null && count > most) {
      warnings.push({ code: 'size_many', committee: duty, post: null, count, limit: most });
    }
  }
  for (const post of held) {
    const { committee } = post;
    if (
      dutiesOf(post).includes('audit') &&
      auditsThemselves(held, post.member_id) &&
      !hasReason(held, post.member_id)
    ) {
      warnings.push({ code: 'auditor_keeps', committee, post });
    }
    if (isMinor(post.member_id)) warnings.push({ code: 'minor', committee, post });
    const days = daysBetween(today, post.to_on);
    const hasNext = posts.some(
      (next) =>
        next.status === 'stands' &&
        next.position === post.position &&
        next.committee === committee &&
        next.from_on > post.to_on,
    );
    if (days <= TERM_ENDING_DAYS && !hasNext) warnings.push({ code: 'term_ending', committee, post, days });
  }
  return warnings;
}
