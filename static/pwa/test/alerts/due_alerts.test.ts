import { describe, expect, it } from 'vitest';
import { openAlerts } from '../../src/alerts/due_alerts';

const TODAY = '2026-11-23';

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
    const done = [{ alert_id: 'x', answer: 'done', until_on: null }];
    expect(openAlerts([alert('x', 90)], done, new Set(), null, TODAY)).toEqual([]);
    expect(openAlerts([alert('x', 90), alert('y', 60)], done, new Set(), null, TODAY)).toHaveLength(1);
  });

  it('come back when the answer is taken back: the last word counts', () => {
    const done = { alert_id: 'x', answer: 'done', until_on: null };
    const open = { alert_id: 'x', answer: 'open', until_on: null };
    expect(openAlerts([alert('x', 90)], [done, open], new Set(), null, TODAY)).toHaveLength(1);
    expect(openAlerts([alert('x', 90)], [done, open, done], new Set(), null, TODAY)).toEqual([]);
  });

  it('come back on the day they were put off to', () => {
    const snooze = [{ alert_id: 'x', answer: 'snooze', until_on: '2026-11-26' }];
    expect(openAlerts([alert('x', 90)], snooze, new Set(), null, '2026-11-25')).toEqual([]);
    expect(openAlerts([alert('x', 90)], snooze, new Set(), null, '2026-11-26')).toHaveLength(1);
  });

  it('end when the promised groups are established', () => {
    expect(openAlerts([alert('x', 90)], [], new Set(['c1']), null, TODAY)).toEqual([]);
    // shown when it is known that they are not, rather than for a moment
    expect(openAlerts([alert('x', 90)], [], null, null, TODAY)).toEqual([]);
  });

  it('end by themselves when the phone no longer finds them, where it looks', () => {
    const missing = { ...alert('m', 2), rule: 'collection_missing' };
    const silent = { ...alert('s', 0), rule: 'device_silent' };
    expect(openAlerts([missing, silent], [], new Set(), null, TODAY)).toHaveLength(2);
    expect(openAlerts([missing, silent], [], new Set(), new Set(['m']), TODAY)).toHaveLength(2);
    expect(openAlerts([missing, silent], [], new Set(), new Set(), TODAY)).toEqual([silent]);
  });
});
