/** Mentorships as the phone shows them: who with whom, what was noted, and what waits for whom. */

import type { Phone, RowOf, Shown } from '../sync/ports';
import { type CoachingState, coachingState, isContact } from './coaching';

export type PairRow = Shown<RowOf['mentorship']>;
export type NoteRow = Shown<RowOf['coaching_note']>;

/** Coaching that took place, and what both say of it. */
export interface Coached {
  note: NoteRow;
  state: CoachingState;
  /** The other has noted it, this person has not said anything yet, and may: the mentorship is on. */
  asks_me: boolean;
}

export interface Question {
  note: NoteRow;
  answers: readonly NoteRow[];
  /** The other asks, nobody has answered, and this person may: the mentorship is on. */
  asks_me: boolean;
}

export function pairScope(pairId: string): string {
  return `mentorship:${pairId}`;
}

/** The pairs in which this person is the officer, and those in which they are the mentor; the latest first. */
export function ownPairs(phone: Phone): { mine: PairRow[]; mentored: PairRow[] } {
  const me = phone.person.value?.id;
  const pairs = phone.rows.all('mentorship').sort((left, right) => right.from_on.localeCompare(left.from_on));
  return {
    mine: pairs.filter((pair) => pair.mentee_id === me),
    mentored: pairs.filter((pair) => pair.mentor_id === me),
  };
}

/** Whether the mentorship is in force that day, its first and last days included. */
export function isOn(pair: Pick<PairRow, 'from_on' | 'to_on'>, day: string): boolean {
  return pair.from_on <= day && (!pair.to_on || day <= pair.to_on);
}

export function nameIn(pair: PairRow, personId: string): string {
  return personId === pair.mentor_id ? pair.mentor_name : pair.mentee_name;
}

/** Who the other is. */
export function otherName(phone: Phone, pair: PairRow): string {
  return pair.mentor_id === phone.person.value?.id ? pair.mentee_name : pair.mentor_name;
}

/** What both noted of coaching, the latest day first. */
export function coachingOf(phone: Phone, pair: PairRow): Coached[] {
  const me = phone.person.value?.id;
  const mayAnswer = isOn(pair, phone.today());
  const signs = phone.rows.all('coaching_sign', pairScope(pair.id));
  return notesOf(phone, pair.id)
    .filter((note) => isContact(note.sort))
    .map((note) => {
      const its = signs.filter((sign) => sign.note_id === note.id);
      const state = coachingState(note.author_id, its);
      return { note, state, asks_me: mayAnswer && note.author_id !== me && state === 'waiting' };
    })
    .reverse()
    .sort((left, right) => right.note.civil_on.localeCompare(left.note.civil_on));
}

/** Questions with their answers, the latest question first. */
export function questionsOf(phone: Phone, pair: PairRow): Question[] {
  const me = phone.person.value?.id;
  const mayAnswer = isOn(pair, phone.today());
  const notes = notesOf(phone, pair.id);
  return notes
    .filter((note) => note.sort === 'question')
    .map((note) => {
      const answers = notes.filter((each) => each.about_id === note.id);
      const isOpen = note.author_id !== me && answers.every((each) => each.author_id !== me);
      return { note, answers, asks_me: mayAnswer && isOpen };
    })
    .reverse();
}

/** How many questions and signatures wait for this person in a pair. */
export function countAsking(phone: Phone, pair: PairRow): number {
  return [...coachingOf(phone, pair), ...questionsOf(phone, pair)].filter((each) => each.asks_me).length;
}

function notesOf(phone: Phone, pairId: string): NoteRow[] {
  return phone.rows.all('coaching_note', pairScope(pairId));
}
