/** How coaching that was noted stands. Pure. Twin of server/mentoring/rules.py. */

import type { RowOf } from '../contract/contract.gen';

export type NoteSort = RowOf['coaching_note']['sort'];
export type Word = RowOf['coaching_sign']['word'];
export type CoachingState = 'signed' | 'waiting' | 'disputed' | 'withdrawn';

/** How coaching takes place; the other notes are questions and answers. */
export const CONTACTS = ['met', 'called', 'wrote'] as const;
export type Contact = (typeof CONTACTS)[number];

export function isContact(sort: NoteSort): sort is Contact {
  return (CONTACTS as readonly NoteSort[]).includes(sort);
}

/** `signs` are those of the note, in their order. Writing it is its author's signature. */
export function coachingState(
  authorId: string,
  signs: readonly { readonly author_id: string; readonly word: Word }[],
): CoachingState {
  const words = new Map(signs.map((sign) => [sign.author_id, sign.word]));
  const own = words.get(authorId);
  words.delete(authorId);
  if (own === 'did_not') return 'withdrawn';
  const others = [...words.values()];
  if (others.includes('did_not')) return 'disputed';
  return others.includes('took_place') ? 'signed' : 'waiting';
}
