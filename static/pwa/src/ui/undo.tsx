/** Where the sentence of `notice.ts` stands, with its button. */

import { say } from '../i18n';
import { Button } from './button';
import { hush, notice } from './notice';

/** It stands in the bottom of every screen, where the thumb is, and covers nothing. */
export function UndoBar() {
  const shown = notice.value;
  return (
    <div role="status" aria-live="polite">
      {shown && (
        <div class="undo">
          <span>{shown.text}</span>
          {shown.takeBack && (
            <Button
              icon="undo"
              press={async () => {
                const { takeBack } = shown;
                hush();
                await takeBack?.();
              }}
            >
              {say('undo.take_back')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
