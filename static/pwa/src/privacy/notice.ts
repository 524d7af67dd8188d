/** What people are told about their data, as it stands on a day. */

import { say } from '../i18n';
import type { Phone, RowOf, Shown } from '../sync/ports';

export interface Notice {
  version: number;
  /** Null for the one the app comes with. */
  starts_on: string | null;
  text: string;
}

/** The one the app comes with; a province or the nation writes 2 and so on. */
const FIRST_VERSION = 1;

/** The notice that is told on a day "YYYY-MM-DD": the latest to have started among those of the areas this phone stands in. */
export function noticeOn(phone: Phone, day: string): Notice {
  const begun = notices(phone).filter((notice) => notice.starts_on <= day);
  const [latest] = begun;
  return latest ?? { version: FIRST_VERSION, starts_on: null, text: say('privacy.notice_text') };
}

/** All that were ever written, the latest to start first. */
export function notices(phone: Phone): Shown<RowOf['privacy_notice']>[] {
  return [...phone.rows.all('privacy_notice')].sort(
    (left, right) => right.starts_on.localeCompare(left.starts_on) || right.version - left.version,
  );
}

/** The version that a new notice gets. */
export function nextVersion(phone: Phone): number {
  return notices(phone).reduce((most, notice) => Math.max(most, notice.version), FIRST_VERSION) + 1;
}
