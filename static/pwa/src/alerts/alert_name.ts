/** What an alert is about, in words; a rule that this version does not know yet still says that something is due. */

import { hasKey, say } from '../i18n';

export function alertName(rule: string): string {
  const key = `alert.${rule}`;
  return hasKey(key) ? say(key) : say('alert.unknown');
}
