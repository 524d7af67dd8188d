/** The address after `#`: which screen, and nothing else. */

import { signal } from '@preact/signals';

function readPath(): string {
  const path = decodeURI(location.hash.slice(1)).replace(/\/+$/, '');
  return path.startsWith('/') ? path : '/';
}

/** The path shown now, such as `/groups/0198…/collection`; `/` when the address names none. */
export const path = signal(readPath());

/** How often the screen changed since the app was opened: the first screen must not take the focus. */
export const visits = signal(0);

addEventListener('hashchange', () => {
  path.value = readPath();
  visits.value += 1;
});

/** Shows another screen. `replace` leaves no way back to the one being left (a form that was saved). */
export function goTo(next: string, replace = false): void {
  if (replace) location.replace(`#${next}`);
  else location.hash = next;
}

/** The named parts of a path, or null when the pattern is another's: `/groups/:group` matches `/groups/1`. */
export function matchPath(pattern: string, shown: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const parts = shown.split('/');
  if (wanted.length !== parts.length) return null;
  const found: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) found[name.slice(1)] = part;
    else if (name !== part) return null;
  }
  return found;
}
