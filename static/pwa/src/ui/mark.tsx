/** Where a line is: on this phone ○, on the server ●, needs a person ▲. */

import { say } from '../i18n';
import type { MarkName } from '../sync/ports';

/** The sign alone, drawn so that it looks the same in every typeface; words must stand beside it. */
export function MarkSign({ mark }: { mark: MarkName }) {
  return <span class={`mark-sign mark-${mark}`} aria-hidden="true" />;
}

/** The sign for the eye and the words for a screen reader. */
export function Mark({ mark }: { mark: MarkName }) {
  return (
    <span class="mark" title={say(`mark.${mark}`)}>
      <MarkSign mark={mark} />
      <span class="unseen">{say(`mark.${mark}`)}</span>
    </span>
  );
}
