/** A screen: the way back, the sync sign, the heading, what it holds, and its one action at the bottom. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../i18n';
import { visits } from '../router';
import { Icon } from './icon';
import { SyncSign } from './sync_sign';
import { UndoBar } from './undo';

interface PageProperties {
  /** The heading names a person: the browser's own title must not, as whoever stands behind can read it. */
  personal?: boolean;
  title: string;
  note?: ComponentChildren;
  back?: { to: string; text: string } | undefined;
  /** What stays in sight at the bottom: the running total and the primary action. */
  bottom?: ComponentChildren;
  children: ComponentChildren;
}

/** What scrolls lies above the bottom, which never covers it. After navigation the focus goes to the heading, so that a screen reader starts there. */
export function Page({ personal = false, title, note, back, bottom, children }: PageProperties) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (visits.peek() > 0) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = personal ? say('app.name') : `${title} · ${say('app.name')}`;
  }, [title, personal]);
  return (
    <main>
      <div class="scroll">
        <div class="page">
          <header class="page-head">
            <div class="page-top">
              {back && (
                <a class="back" href={`#${back.to}`}>
                  <Icon name="back" />
                  {back.text}
                </a>
              )}
              <SyncSign />
            </div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {note && <div class="soft">{note}</div>}
          </header>
          {children}
        </div>
      </div>
      <div class="bottom">
        <UndoBar />
        {bottom}
      </div>
    </main>
  );
}
