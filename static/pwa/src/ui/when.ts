/** Instants and dates as people say them. */

import { say } from '../i18n';
import { bangkokDate, daysBetween, formatThaiDate, formatWeekday } from '../values/thai_date';

// making one costs 18 µs, using it 0.7
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bangkok' });

/** "17:40" in Bangkok. */
export function clockText(instant: string): string {
  return clock.format(Date.parse(instant));
}

/** "วันนี้ 17:40", "เมื่อวาน 17:40", "5 ต.ค. 65 17:40", in Bangkok time. */
export function instantText(instant: string, today: string): string {
  const at = Date.parse(instant);
  const day = bangkokDate(at);
  const ago = daysBetween(day, today);
  const words = ago === 0 ? say('day.today') : ago === 1 ? say('day.yesterday') : formatThaiDate(day, 'short');
  return `${words} ${clockText(instant)}`;
}

/** "5 ตุลาคม 2565 17:40", for paper, where today is soon another day. */
export function printedText(instant: string): string {
  const at = Date.parse(instant);
  return `${formatThaiDate(bangkokDate(at))} ${clock.format(at)}`;
}

/** "พรุ่งนี้ (พ. 5 ต.ค. 65)", "พ. 5 ต.ค. 65". */
export function dayText(iso: string, today: string): string {
  const date = `${formatWeekday(iso)} ${formatThaiDate(iso, 'short')}`;
  const ahead = daysBetween(today, iso);
  if (ahead === 0) return `${say('day.today')} (${date})`;
  if (ahead === 1) return `${say('day.tomorrow')} (${date})`;
  return date;
}

/** "อีก 14 วัน", "วันนี้", "เกินกำหนด 3 วัน". */
export function daysLeftText(days: number): string {
  if (days === 0) return say('day.today');
  return days > 0 ? say('day.left', { days }) : say('day.overdue', { days: -days });
}
