/** A time of day as it is typed. */

import { toWesternDigits } from './thai_text';

/** "13.30", "13:30", "๑๓.๓๐ น.", "9" as "13:30", "09:00"; null when it is no time of day. */
export function clockOf(text: string): string | null {
  const found = /^(\d{1,2})(?:\s*[.:]\s*(\d{2}))?\D*$/.exec(toWesternDigits(text).trim());
  const [hour, minute] = [Number(found?.[1] ?? 24), Number(found?.[2] ?? 0)];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
}
