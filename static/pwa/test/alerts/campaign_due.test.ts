import { expect, it } from 'vitest';
import { type CampaignDueFacts, campaignDue } from '../../src/alerts/campaign_due';
import { alertId } from '../../src/alerts/rule';
import { casesOf } from '../vector_cases';

interface Given {
  facts: CampaignDueFacts;
  steps: number[];
  today: string;
  recipient: string;
}
interface Then {
  alert_id: string;
  rule: string;
  subject: string;
  due_on: string;
  step: number;
}

it.each(casesOf<Given, Then[]>('campaign_due'))('$name', async ({ given, then }) => {
  const findings = campaignDue(given.facts, given.steps, given.today, given.recipient);
  const named = await Promise.all(
    findings.map(async (finding) => {
      const { rule, subject, due_on, step } = finding;
      return { alert_id: await alertId(finding), rule, subject, due_on, step };
    }),
  );
  expect(named).toEqual(then);
});
