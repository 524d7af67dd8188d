/** Where the sentence of `notice.ts` stands, with its button. */

import { say } from '../i18n';
import { Button } from './button';
import { hush, notice } from './notice';

/** A screen with its own bar at the bottom places it there (`raised`); else it lies over the page above the places. */
export function UndoBar({ raised }: { raised?: boolean }) {
  const shown = notice.value;
  return (
    <div role="status" aria-live="polite">
      {shown && (
        <div class={`undo${raised ? ' undo-raised' : ''}`}>
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
