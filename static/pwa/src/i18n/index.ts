/** Words in the person's language. Thai is always there; English is loaded when it is chosen. */

import first from 'virtual:words/first';
import { type ReadonlySignal, signal } from '@preact/signals';
import type everything from '../../../../server/i18n/th.json';

export type Key = keyof typeof everything;
export type Language = 'th' | 'en';
type Words = Readonly<Record<string, string>>;

const REMEMBERED = 'omsap.language';

let thai: Words = first;
const words = signal<Words>(thai);
const spoken = signal<Language>('th');

/** The language shown. */
export const language: ReadonlySignal<Language> = spoken;

/** The text of a key with its `{placeholders}` filled in. Reading it subscribes to the language. */
export function say(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const text = words.value[key] ?? thai[key] ?? '';
  return text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Whether a text exists for a key that was put together from a code. */
export function hasKey(key: string): key is Key {
  return Object.hasOwn(thai, key);
}

/** Fetches the words of all screens behind the first ones. */
export async function learnTheRest(): Promise<void> {
  const isThai = words.peek() === thai;
  thai = { ...thai, ...(await import('virtual:words/later')).default };
  if (isThai) words.value = thai;
}

/** Shows the app in another language, from now on. Without signal English may not be on the phone yet: false. */
export async function speak(next: Language): Promise<boolean> {
  let loaded: Words = thai;
  if (next === 'en') {
    try {
      loaded = (await import('../../../../server/i18n/en.json')).default;
    } catch {
      return false;
    }
  }
  words.value = loaded;
  spoken.value = next;
  document.documentElement.lang = next;
  // a title is seen by whoever stands behind: the app's name and nothing of a person
  document.title = say('app.name');
  try {
    localStorage.setItem(REMEMBERED, next);
  } catch {
    // private windows may refuse; then the language is asked for again
  }
  return true;
}

/** Shows the language chosen on an earlier day. */
export async function speakAsRemembered(): Promise<void> {
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem(REMEMBERED);
  } catch {
    // as above
  }
  await speak(remembered === 'en' ? 'en' : 'th');
}
