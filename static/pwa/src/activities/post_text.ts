/** The text of a post about an event, in the manner of the provinces' own. Pure: what is not known is left out, never made up. */

import { say } from '../i18n';
import { formatBaht } from '../values/money';
import { formatPeriod, formatThaiDate } from '../values/thai_date';

/** What every event has; `lines` are those of its own, in order. */
export interface Told {
  on: string;
  place?: string | null | undefined;
  lines: readonly (string | null | undefined | false)[];
  author?: string | null | undefined;
  /** Words with "#", as the last report had them. */
  tags?: string | null | undefined;
}

/** Heading with the date, what happened, where, the figures, who tells it, and the words to find it by. */
export function postText({ on, place, lines, author, tags }: Told): string {
  const [happened, ...more] = lines.filter(Boolean);
  return [
    say('post.when', { date: formatThaiDate(on) }),
    [happened, place && say('post.at', { place })].filter(Boolean).join(' '),
    more.length > 0 ? `\n${more.join('\n')}` : null,
    author && `\n${say('post.by', { name: author })}`,
    `\n${tags || say('post.tags')}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** The words with "#" of a text, in order, each once. */
export function tagsOf(text: string): string {
  return [...new Set(text.match(/#[^\s#]+/gu) ?? [])].join(' ');
}

export interface CeremonyFacts {
  name: string;
  chair: string;
  guests: string | null;
  both: number;
  all: number;
  quantity: number;
  unit: string;
  due_on: string;
}

export function ceremonyLines(facts: CeremonyFacts): string[] {
  const { name, chair, guests, both, all, quantity, unit, due_on } = facts;
  return [
    say('post.ceremony', { name }),
    say('post.chair', { name: chair }),
    ...(guests ? [say('post.guests', { names: guests.split('\n').join(', ') })] : []),
    ...(all > 0 ? [say('post.ceremony_signed', { both, all })] : []),
    say('post.ceremony_goal', { quantity, unit, date: formatThaiDate(due_on) }),
  ];
}

export interface FoundingFacts {
  group: string;
  members: number;
  committee: number;
  pledges_satang: number;
}

export function foundingLines({ group, members, committee, pledges_satang }: FoundingFacts): string[] {
  return [
    say('post.founding', { group }),
    ...(members > 0 ? [say('post.members', { count: members })] : []),
    ...(committee > 0 ? [say('post.committee', { count: committee })] : []),
    ...(pledges_satang > 0 ? [say('post.pledges', { amount: formatBaht(pledges_satang) })] : []),
  ];
}

export interface CollectionTold {
  group: string;
  period: string;
  payers: number;
  total_satang: number;
  savings_satang: number;
  on: string;
}

export function collectionLines({ group, period, payers, total_satang, savings_satang, on }: CollectionTold): string[] {
  return [
    say('post.collection', { group, month: formatPeriod(period, 'long') }),
    say('post.collected', { count: payers, amount: formatBaht(total_satang) }),
    say('post.savings', { amount: formatBaht(savings_satang), date: formatThaiDate(on) }),
  ];
}
