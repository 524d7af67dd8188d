import { describe, expect, it } from 'vitest';
import { openAlerts } from '../../src/alerts/due_alerts';

const TODAY = '2026-11-23';
const MARK = { alert_id: 'x', seq: 1, made_at: '2026-11-23T03:00:00.000Z' };

function alert(id: string, step: number, subject = 'c1') {
  return { id, rule: 'campaign_due', subject, due_on: '2026-12-31', step };
}

describe('open alerts', () => {
  it('show what server and phone both found once', () => {
    expect(openAlerts([alert('x', 60), alert('x', 60)], [], new Set(), null, TODAY)).toHaveLength(1);
  });

  it('show only the latest step of a ladder', () => {
    const shown = openAlerts([alert('x', 90), alert('y', 60)], [], new Set(), null, TODAY);
    expect(shown.map((each) => each.id)).toEqual(['y']);
  });

  it('are silent once done, and come again at the next step', () => {
    const done = [{ ...MARK, answer: 'done', until_on: null }];
    expect(openAlerts([alert('x', 90)], done, new Set(), null, TODAY)).toEqual([]);
    expect(openAlerts([alert('x', 90), alert('y', 60)], done, new Set(), null, TODAY)).toHaveLength(1);
  });

  it('come back on the day they were put off to', () => {
    const snooze = [{ ...MARK, answer: 'snooze', until_on: '2026-11-26' }];
    expect(openAlerts([alert('x', 90)], snooze, new Set(), null, '2026-11-25')).toEqual([]);
    expect(openAlerts([alert('x', 90)], snooze, new Set(), null, '2026-11-26')).toHaveLength(1);
  });

  it('are there again once the answer was taken back', () => {
    const done = { ...MARK, answer: 'done', until_on: null };
    const back = { ...MARK, answer: 'snooze', until_on: TODAY, made_at: '2026-11-23T03:00:05.000Z' };
    expect(openAlerts([alert('x', 90)], [back, done], new Set(), null, TODAY)).toHaveLength(1);
    expect(openAlerts([alert('x', 90)], [back, { ...done, seq: 2 }], new Set(), null, TODAY)).toEqual([]);
  });

  it('after the day show the latest week', () => {
    const shown = openAlerts([alert('x', 1), alert('y', -7), alert('z', -14)], [], new Set(), null, TODAY);
    expect(shown.map((each) => each.id)).toEqual(['z']);
  });

  it('end when the promised groups are established', () => {
    expect(openAlerts([alert('x', 90)], [], new Set(['c1']), null, TODAY)).toEqual([]);
    // shown when it is known that they are not, rather than for a moment
    expect(openAlerts([alert('x', 90)], [], null, null, TODAY)).toEqual([]);
  });

  it('of a day that no longer holds end with it: the promise was put off', () => {
    const before = { ...alert('x', -49), due_on: '2026-09-30' };
    const now = { ...alert('y', 30), due_on: '2026-12-23' };
    expect(openAlerts([before, now], [], new Set(), new Set(['y']), TODAY)).toEqual([now]);
    // a chief's phone looks for none itself
    expect(openAlerts([before], [], new Set(), new Set(), TODAY, new Set())).toEqual([before]);
  });

  it('end by themselves when the phone no longer finds them, where it looks', () => {
    const missing = { ...alert('m', 2), rule: 'collection_missing' };
    const silent = { ...alert('s', 0), rule: 'device_silent' };
    expect(openAlerts([missing, silent], [], new Set(), null, TODAY)).toHaveLength(2);
    expect(openAlerts([missing, silent], [], new Set(), new Set(['m']), TODAY)).toHaveLength(2);
    expect(openAlerts([missing, silent], [], new Set(), new Set(), TODAY)).toEqual([silent]);
  });
});
