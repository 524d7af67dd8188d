import { expect, it } from 'vitest';
import { agmDue, type MeetingsFact } from '../../src/alerts/agm_due';
import { bankSlipMissing, type CashFacts } from '../../src/alerts/bank_slip_missing';
import { collectionMissing } from '../../src/alerts/collection_missing';
import { collectionTomorrow, type MeetingFacts } from '../../src/alerts/collection_tomorrow';
import { committeeTermEnding, type TermFacts } from '../../src/alerts/committee_term_ending';
import { firstFreeDay, type Pause, pausedUntil } from '../../src/alerts/escalation';
import { type MissFacts, memberMisses } from '../../src/alerts/member_misses';
import { noProgress, type ProgressFacts } from '../../src/alerts/no_progress';
import { reportDue } from '../../src/alerts/report_due';
import { alertId, type Finding } from '../../src/alerts/rule';
import { savingsWeek } from '../../src/alerts/savings_week';
import { unbankedSince } from '../../src/ledger/unbanked';
import { casesOf } from '../vector_cases';

interface Asked<Facts> {
  facts: Facts;
  today: string;
  recipient: string;
}
type Then = { subject: string; due_on: string; step: number }[];

const told = (findings: readonly Finding[]) => findings.map(({ subject, due_on, step }) => ({ subject, due_on, step }));

it.each(casesOf<Asked<MeetingFacts>, Then>('collection_tomorrow', 'collection_tomorrow'))(
  'collection tomorrow: $name',
  ({ given: { facts, today, recipient }, then }) => {
    expect(told(collectionTomorrow(facts, today, recipient))).toEqual(then);
  },
);

it.each(casesOf<Asked<MeetingFacts> & { after_days: number }, Then>('collection_missing', 'collection_missing'))(
  'collection missing: $name',
  ({ given: { facts, after_days, today, recipient }, then }) => {
    expect(told(collectionMissing(facts, after_days, today, recipient))).toEqual(then);
  },
);

it.each(casesOf<Asked<CashFacts> & { within_days: number }, Then>('bank_slip_missing', 'bank_slip_missing'))(
  'bank slip missing: $name',
  ({ given: { facts, within_days, today, recipient }, then }) => {
    expect(told(bankSlipMissing(facts, within_days, today, recipient))).toEqual(then);
  },
);

it.each(casesOf<Asked<TermFacts> & { ahead_days: number }, Then>('committee_term_ending', 'committee_term_ending'))(
  'committee term ending: $name',
  ({ given: { facts, ahead_days, today, recipient }, then }) => {
    expect(told(committeeTermEnding(facts, ahead_days, today, recipient))).toEqual(then);
  },
);

it.each(casesOf<Asked<ProgressFacts> & { after_days: number }, Then>('no_progress', 'no_progress'))(
  'no progress: $name',
  ({ given: { facts, after_days, today, recipient }, then }) => {
    expect(told(noProgress(facts, after_days, today, recipient))).toEqual(then);
  },
);

it.each(casesOf<{ facts: MissFacts; times: number; recipient: string }, Then>('member_misses', 'member_misses'))(
  'member misses: $name',
  ({ given: { facts, times, recipient }, then }) => {
    expect(told(memberMisses(facts, times, recipient))).toEqual(then);
  },
);

it.each(casesOf<Asked<MeetingsFact> & { year_start_month: number; asked_months: number }, Then>('agm_due', 'agm_due'))(
  'agm due: $name',
  ({ given: { facts, year_start_month, asked_months, today, recipient }, then }) => {
    expect(told(agmDue(facts, year_start_month, asked_months, today, recipient))).toEqual(then);
  },
);

it.each(casesOf<{ days: number; today: string; recipient: string }, Then>('savings_week', 'savings_week'))(
  'savings week: $name',
  ({ given: { days, today, recipient }, then }) => {
    expect(told(savingsWeek(days, today, recipient))).toEqual(then);
  },
);

interface Reported {
  groups: { founded_on: string; filed: string[] }[];
  due_day: number;
  ahead_days: number;
  today: string;
  recipient: string;
}

it.each(casesOf<Reported, Then>('report_due', 'report_due'))(
  'report due: $name',
  ({ given: { groups, due_day, ahead_days, today, recipient }, then }) => {
    expect(told(reportDue(groups, due_day, ahead_days, today, recipient))).toEqual(then);
  },
);

type Paused = { pauses: Pause[]; group_id: string | null; day: string };

it.each(casesOf<Paused, string | null>('escalation', 'paused_until'))('paused: $name', ({ given, then }) => {
  expect(pausedUntil(given.pauses, given.group_id, given.day)).toBe(then);
});

it.each(casesOf<Paused, string>('escalation', 'first_free_day'))('told after a pause: $name', ({ given, then }) => {
  expect(firstFreeDay(given.pauses, given.group_id, given.day)).toBe(then);
});

it.each(casesOf<Finding, string>('alert_id', 'alert_id'))('has the id the server gives it: $name', async (each) => {
  expect(await alertId(each.given)).toBe(each.then);
});

it('finds since when cash was not brought to the bank', () => {
  const line = (
    id: string,
    entry_kind: 'pledge' | 'bank_in' | 'expense',
    civil_on: string,
    reverses: string | null = null,
  ) => ({ id, entry_kind, civil_on, reverses, amount_satang: 100, member_id: null }) as const;
  const taken = [
    line('1', 'pledge', '2026-11-05'),
    line('2', 'pledge', '2026-12-05'),
    line('3', 'expense', '2026-11-01'),
  ];
  expect(unbankedSince(taken)).toBe('2026-11-05');
  expect(unbankedSince([...taken, line('4', 'bank_in', '2026-11-06')])).toBe('2026-12-05');
  expect(unbankedSince([...taken, line('4', 'bank_in', '2026-11-06'), line('5', 'bank_in', '2026-11-07', '4')])).toBe(
    '2026-11-05',
  );
  expect(unbankedSince([])).toBeNull();
});
