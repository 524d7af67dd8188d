/** Finding a line by a part of a name or a number; it stays in sight while the list scrolls. */

import { useId } from 'preact/hooks';
import { say } from '../i18n';

export function SearchField({ text, type }: { text: string; type: (text: string) => void }) {
  const id = useId();
  return (
    <div class="search">
      <label class="unseen" for={id}>
        {say('search.name')}
      </label>
      <input
        id={id}
        class="input"
        type="search"
        autocomplete="off"
        placeholder={say('search.name')}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </div>
  );
}
