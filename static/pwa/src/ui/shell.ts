/** What surrounds the app: its version, and a newer one that waits. */

import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export interface Shell {
  version: string;
  /** True while a newer version lies ready on this device. */
  update: ReadonlySignal<boolean>;
  /** Opens the newer version in this tab; other tabs and whatever waits to be sent are left alone. */
  applyUpdate(): void;
}

export const ShellContext = createContext<Shell | null>(null);

/** The shell this screen runs in; none in a test of a single screen. */
export function useShell(): Shell | null {
  return useContext(ShellContext);
}
