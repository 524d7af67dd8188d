/** An iCalendar file (RFC 5545) of whole days with a reminder each. Pure. */

import { addDays } from '../values/thai_date';

export interface CalendarEvent {
  /** The same for the same thing whenever it is written: a calendar that knows it changes it instead of adding another. */
  uid: string;
  on: string;
  days?: number;
  summary: string;
  /** Minutes from the beginning of the day; before it when negative. */
  remind_minutes: number;
  /** It was called off. */
  is_cancelled?: boolean;
}

const LINE_BYTES_MAX = 75;
const MINUTE_MS = 60_000;

/**
 * The file as text. Every writing is a newer revision of all its events: its instant is their stamp, and its minutes since 1970
 * their sequence.
 */
export function calendarFile(name: string, events: readonly CalendarEvent[], now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const sequence = Math.floor(now / MINUTE_MS);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Omsap//Omsap//TH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${compact(event.on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(event.on, event.days ?? 1))}`,
      `SUMMARY:${escaped(event.summary)}`,
      'TRANSP:TRANSPARENT',
      `STATUS:${event.is_cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      ...(event.is_cancelled ? [] : alarm(event)),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function alarm({ summary, remind_minutes: minutes }: CalendarEvent): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER:${minutes < 0 ? '-' : ''}PT${Math.abs(minutes)}M`,
    'END:VALARM',
  ];
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
}

/** No line is longer than 75 bytes; what follows begins with a blank. No character is cut in two. */
function folded(line: string): string {
  const bytes = new TextEncoder();
  let text = '';
  let room = LINE_BYTES_MAX;
  for (const character of line) {
    const size = bytes.encode(character).length;
    if (size > room) {
      text += '\r\n ';
      room = LINE_BYTES_MAX - 1;
    }
    text += character;
    room -= size;
  }
  return text;
}
