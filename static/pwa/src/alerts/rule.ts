/** What every alert rule shares: a finding, and the id it is known by on server and phone. Twin of alerts/rule.py. */

import { ALERT_NAMESPACE } from '../contract/contract.gen';
import { uuid5 } from '../values/ids';

/** Something is due: which rule says so, about what, when, and which step of its ladder is reached. */
export interface Finding {
  rule: string;
  subject: string;
  due_on: string;
  step: number;
  recipient: string;
}

/** The same finding always has the same id (a UUID of version 5), so it is shown once, whoever finds it. */
export function alertId(finding: Finding): Promise<string> {
  const { rule, subject, due_on, step, recipient } = finding;
  return uuid5(ALERT_NAMESPACE, `${rule}|${subject}|${due_on}|${step}|${recipient}`);
}
