/** What was just saved, or why it was not: one sentence for a few seconds, with a way to take it back. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { say } from '../i18n';
import type { SaveFailed } from '../sync/ports';

export const UNDO_SECONDS = 10;
/** A sentence with nothing to press is gone sooner: it must not stand on the next screen as if it belonged there. */
const SAID_SECONDS = 4;

export interface Notice {
  text: string;
  takeBack: (() => unknown) | null;
}

const shown = signal<Notice | null>(null);
let clock: ReturnType<typeof setTimeout> | undefined;

/** The sentence shown now. */
export const notice: ReadonlySignal<Notice | null> = shown;

/** Shows one sentence; with `takeBack` for ten seconds and with the button that takes it back. */
export function tell(text: string, takeBack: (() => unknown) | null = null): void {
  clearTimeout(clock);
  shown.value = { text, takeBack };
  clock = setTimeout(hush, (takeBack ? UNDO_SECONDS : SAID_SECONDS) * 1000);
}

/** Says why a save did not happen. Anything else that goes wrong is a defect of ours and is not hidden. */
export function tellFailure(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'SaveFailed') throw error;
  tell(say(`save.${(error as SaveFailed).code}`));
}

/** Takes the sentence away at once, as when its screen is left. */
export function hush(): void {
  clearTimeout(clock);
  shown.value = null;
}
