/** World: the browser, as far as the phone needs it. */

import type { ReadonlySignal } from '@preact/signals';
import type { Fetch } from '../adapters/http_transport';
import type { Bell } from '../sync/ports';
import type { Estimate } from '../sync/space';

/** What the phone needs of the browser, so that a test can hold it. */
export interface World {
  fetch: Fetch;
  bell: Bell;
  version: string;
  /** When the app was built, ms: no clock can be right that shows an earlier time. */
  builtAt: number;
  isOnline(): boolean;
  isVisible(): boolean;
  /** Asks the browser to keep what is stored; null where it cannot be asked. */
  persist(): Promise<boolean | null>;
  persisted(): Promise<boolean | null>;
  /** How much is stored, and how much may be; null where it cannot be known. */
  estimate(): Promise<Estimate | null>;
  /** Rounds of PBKDF2-SHA-256 between a PIN and what it opens. */
  keyRounds: number;
  /** A tab whose storage the browser clears after seven days without a visit. */
  isForgetful: boolean;
  update: ReadonlySignal<boolean>;
  applyUpdate(): void;
}
