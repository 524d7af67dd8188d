/** The four places of the app: a bar under the thumb, a rail at the left on a desktop. */

import { type Key, say } from '../i18n';
import { Icon, type IconName } from './icon';
import { usePhone } from './phone_context';

export interface Place {
  to: string;
  icon: IconName;
  text: Key;
  /** Paths that lie inside this place. */
  holds: (path: string) => boolean;
}

/** Shows the places; the one that holds `path` is marked as current, and waiting work is counted on its place. */
export function PlacesBar({ places, path }: { places: readonly Place[]; path: string }) {
  const sign = usePhone().sign.value;
  const open = sign.needs_you || sign.waiting;
  return (
    <nav class="places" aria-label={say('places.name')}>
      <div class="places-name">{say('app.name')}</div>
      {places.map((place) => (
        <a key={place.to} href={`#${place.to}`} {...(place.holds(path) ? { 'aria-current': 'page' as const } : {})}>
          <Icon name={place.icon} />
          {say(place.text)}
          {place.to === '/sync' && open > 0 && (
            <span class={`count${sign.needs_you > 0 ? ' count-needs_you' : ''}`}>
              {open}
              <span class="unseen"> {say(sign.needs_you > 0 ? 'sign.needs_you_short' : 'sign.waiting_short')}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
