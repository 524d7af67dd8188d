import { expect, it } from 'vitest';
import { type CalendarEvent, calendarFile } from '../../src/alerts/calendar_file';

const NOW = Date.parse('2026-11-23T07:15:33.123Z');
const EVENT: CalendarEvent = {
  uid: '5f3e0000-0000-5000-8000-000000000001',
  on: '2026-12-05',
  summary: 'วันเก็บเงินสัจจะ: บ้านหนองแสง ม.3',
  remind_minutes: -420,
};

/** A strict reader of what we write: bytes of each line, unfolding, nesting, and one value a name. */
function read(text: string): { lines: string[]; events: Record<string, string>[]; alarms: Record<string, string>[] } {
  expect(text.endsWith('\r\n')).toBe(true);
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  const open: string[] = [];
  const events: Record<string, string>[] = [];
  const alarms: Record<string, string>[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z][A-Z0-9-]*(?:;[A-Z-]+=[A-Z-]+)*):(.*)$/su.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
      if (value === 'VALARM') alarms.push({});
      continue;
    }
    if (name === 'END') {
      expect(open.pop()).toBe(value);
      continue;
    }
    const inside = open.at(-1) === 'VALARM' ? alarms.at(-1) : open.at(-1) === 'VEVENT' ? events.at(-1) : {};
    expect(inside?.[name], `${name} twice`).toBeUndefined();
    if (inside) inside[name] = value;
  }
  expect(open).toEqual([]);
  return { lines, events, alarms };
}

it('is a calendar of whole days with a reminder each', () => {
  const { lines, events, alarms } = read(calendarFile('ออมทรัพย์', [EVENT, { ...EVENT, uid: 'b', days: 3 }], NOW));
  expect(lines.slice(0, 4)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Omsap//Omsap//TH',
    'CALSCALE:GREGORIAN',
  ]);
  expect(events[0]).toEqual({
    UID: EVENT.uid,
    DTSTAMP: '20261123T071533Z',
    SEQUENCE: '29923635',
    'DTSTART;VALUE=DATE': '20261205',
    'DTEND;VALUE=DATE': '20261206',
    SUMMARY: EVENT.summary,
    TRANSP: 'TRANSPARENT',
    STATUS: 'CONFIRMED',
  });
  expect(events[1]?.['DTEND;VALUE=DATE']).toBe('20261208');
  // five in the afternoon of the day before
  expect(alarms[0]).toEqual({ ACTION: 'DISPLAY', DESCRIPTION: EVENT.summary, TRIGGER: '-PT420M' });
});

it('ends on the day after, over 29 February and over the end of a year', () => {
  const ends = (on: string) => read(calendarFile('x', [{ ...EVENT, on }], NOW)).events[0]?.['DTEND;VALUE=DATE'];
  expect(ends('2024-02-28')).toBe('20240229');
  expect(ends('2024-02-29')).toBe('20240301');
  expect(ends('2026-12-31')).toBe('20270101');
});

it('a later file is a newer revision of the same events', () => {
  const sequence = (now: number) => Number(read(calendarFile('x', [EVENT], now)).events[0]?.SEQUENCE);
  expect(sequence(NOW + 60_000)).toBe(sequence(NOW) + 1);
  // an integer of 31 bits, for centuries
  expect(sequence(Date.parse('2199-12-31T00:00:00Z'))).toBeLessThan(2 ** 31);
});

it('what was called off is cancelled and reminds nobody', () => {
  const { events, alarms } = read(calendarFile('x', [{ ...EVENT, is_cancelled: true }], NOW));
  expect(events[0]?.STATUS).toBe('CANCELLED');
  expect(alarms).toEqual([]);
});

it('folds between characters of any width and loses none of them', () => {
  for (const text of ['ก'.repeat(200), `a${'ก'.repeat(200)}`, `ab${'😀'.repeat(60)}`, 'x'.repeat(67), 'x'.repeat(68)]) {
    const { events } = read(calendarFile('x', [{ ...EVENT, summary: text }], NOW));
    expect(events[0]?.SUMMARY).toBe(text);
  }
});

it('escapes what means something to a calendar', () => {
  const { events } = read(calendarFile('x', [{ ...EVENT, summary: 'ก, ข; ค\\ง\nจ' }], NOW));
  expect(events[0]?.SUMMARY).toBe('ก\\, ข\\; ค\\\\ง\\nจ');
});

it('an empty calendar is one too', () => {
  expect(read(calendarFile('x', [], NOW)).events).toEqual([]);
});
