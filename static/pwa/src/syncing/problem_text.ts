/** Why something was not accepted, in words. */

import { hasKey, say } from '../i18n';

/** The sentence for a code of the server or the phone; a code without one gets a sentence that asks for help. */
export function problemText(code: string): string {
  const key = `problem.${code}`;
  return hasKey(key) ? say(key) : say('problem.unknown');
}
