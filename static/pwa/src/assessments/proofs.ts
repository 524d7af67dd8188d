/** What a group's books prove: one pure function for each item that answers itself. Pure. */

import { addDays } from '../values/thai_date';

const DUTIES = ['steering', 'loan', 'audit', 'promotion'];
const TWO_MONTHS_DAYS = 62;
const SIX_MONTHS_DAYS = 183;
export const YEAR_DAYS = 365;
/** So many of a hundred members are enough. */
const SHARE_PERCENT = 80;

/** What the books hold: days are ISO; `owing` were members in the month that was due last, `paid` those of them who paid. */
export interface Facts {
  today: string;
  minutes_on: readonly string[];
  posts: readonly { committee: string; duties: readonly string[] | null }[];
  bylaws_on: string | null;
  meetings: readonly { period: string; on: string }[];
  held: readonly string[];
  members: number;
  owing: number;
  paid: number;
  closes: readonly { on: string; total_satang: number; difference_satang: number; is_signed: boolean }[];
  banked_on: readonly string[];
  bank_within_days: number;
  audited_on: readonly string[];
  confirmed: number;
}

/** Whether the books show it; `count` of `of`, or the day `on` which it was shown. */
export interface Proof {
  is_met: boolean;
  count: number | null;
  of: number | null;
  on: string | null;
}

/** Name in a form → function; the names are permanent. */
export const QUERIES: Readonly<Record<string, (facts: Facts) => Proof>> = {
  minutes_2_months: (facts) => latest(facts.minutes_on, facts.today, TWO_MONTHS_DAYS),
  duties_filled: (facts) => {
    const filled = new Set(
      facts.posts.flatMap((post) => (post.committee === 'board' ? (post.duties ?? []) : [post.committee])),
    );
    return all(DUTIES.filter((duty) => filled.has(duty)).length, DUTIES.length);
  },
  bylaws_adopted: ({ bylaws_on }) => ({ is_met: bylaws_on !== null, count: null, of: null, on: bylaws_on }),
  collections_held_6_months: (facts) => {
    const since = addDays(facts.today, -SIX_MONTHS_DAYS);
    const due = facts.meetings.filter(({ on }) => since < on && on <= facts.today);
    return all(due.filter(({ period }) => facts.held.includes(period)).length, due.length);
  },
  members_paid_80: (facts) => share(facts.paid, facts.owing),
  cash_agrees_6_months: (facts) => {
    const closes = recentCloses(facts);
    return all(closes.filter((close) => close.difference_satang === 0).length, closes.length);
  },
  banked_in_time_6_months: (facts) => {
    const banked = recentCloses(facts).flatMap((close) => {
      const dueOn = addDays(close.on, facts.bank_within_days);
      const isBanked = facts.banked_on.some((day) => close.on <= day && day <= dueOn);
      return close.total_satang > 0 && (isBanked || dueOn < facts.today) ? [isBanked] : [];
    });
    return all(banked.filter(Boolean).length, banked.length);
  },
  audited_6_months: (facts) => latest(facts.audited_on, facts.today, SIX_MONTHS_DAYS),
  balances_confirmed_year: (facts) => share(facts.confirmed, facts.members),
  never_alone_6_months: (facts) => {
    const closes = recentCloses(facts);
    return all(closes.filter((close) => close.is_signed).length, closes.length);
  },
};

/** The month whose collection day has come last; null before the first. */
export function lastDue(meetings: Facts['meetings'], today: string): string | null {
  const past = meetings.filter(({ on }) => on <= today).sort((left, right) => (left.on < right.on ? -1 : 1));
  return past.at(-1)?.period ?? null;
}

function recentCloses(facts: Facts): Facts['closes'] {
  const since = addDays(facts.today, -SIX_MONTHS_DAYS);
  return facts.closes.filter(({ on }) => since < on && on <= facts.today);
}

function latest(days: readonly string[], today: string, withinDays: number): Proof {
  const on =
    [...days]
      .filter((day) => day <= today)
      .sort()
      .at(-1) ?? null;
  return { is_met: on !== null && on >= addDays(today, -withinDays), count: null, of: null, on };
}

function all(count: number, of: number): Proof {
  return { is_met: of > 0 && count === of, count, of, on: null };
}

function share(count: number, of: number): Proof {
  return { is_met: of > 0 && count * 100 >= of * SHARE_PERCENT, count, of, on: null };
}
