/** The one drawn set of pictures, 24 px, always beside a word and silent to a screen reader. */

const PATHS = {
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 14l3 3 5-5',
  groups:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.2.8 3.5 2.700 3.5 5.5',
  send: 'M12 20V5M5.5 11 12 4.5 18.5 11',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7',
  overview: 'M4 20h16M6 16v-5M12 16V5M18 16v-8',
  alert: 'M6 17V11a6 6 0 1 1 12 0v6l2 1H4zM10 21h4',
  add: 'M12 5v14M5 12h14',
  done: 'M4.5 12.5 10 18 20 6.5',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  undo: 'M9 7H15a5 5 0 0 1 0 10H8M9 7l3.5-3.5M9 7l3.5 3.5',
} as const;

export type IconName = keyof typeof PATHS;

/** One picture of the set. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
