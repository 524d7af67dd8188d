/** Answers to an alert: done, later, or as before. The latest counts, so each can be taken back. */

import { say } from '../i18n';
import type { Phone } from '../sync/ports';
import { tell } from '../ui/notice';
import { dayText } from '../ui/when';
import { addDays } from '../values/thai_date';

/** Days after which an alert may be told again. */
export const SNOOZE_DAYS = [1, 3, 7, 14, 30] as const;

function answer(phone: Phone, alertId: string, said: 'done' | 'snooze' | 'open', untilOn: string | null) {
  return phone.save([
    {
      kind: 'alert_mark',
      scope: `person:${phone.person.value?.id}`,
      data: { alert_id: alertId, answer: said, until_on: untilOn },
    },
  ]);
}

export async function markDone(phone: Phone, alertId: string): Promise<void> {
  await answer(phone, alertId, 'done', null);
  tell(say('alert.marked_done'), () => markOpen(phone, alertId));
}

export async function snooze(phone: Phone, alertId: string, days: number): Promise<void> {
  const untilOn = addDays(phone.today(), days);
  await answer(phone, alertId, 'snooze', untilOn);
  tell(say('alert.marked_snooze', { date: dayText(untilOn, phone.today()) }), () => markOpen(phone, alertId));
}

/** It is told again, as if nothing had been answered. */
export async function markOpen(phone: Phone, alertId: string): Promise<void> {
  await answer(phone, alertId, 'open', null);
}
