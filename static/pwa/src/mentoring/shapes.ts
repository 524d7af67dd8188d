/** What the server says of the officers somebody mentors: groups in figures, nobody's name but the officer's. */

import type { GroupSummary } from '../reports/report_shapes';

export interface Mentee {
  mentorship_id: string;
  person_id: string;
  name: string;
  groups: GroupSummary[];
  open_cases: number;
  waiting_operations: number;
  last_heard_at: string | null;
  targets: { name: string; quantity: number; founded: number; target_on: string }[];
}

export interface MenteesReport {
  as_of: string;
  mentees: Mentee[];
}
