/** What the server tells of who has signed. */

import type { Party } from './mou_rows';

export interface MouSigner {
  person_id: string;
  name: string;
  area_codes: string[];
  /** Null until the memorandum is drawn up. */
  mou_id: string | null;
  dated_on: string | null;
  signed: Party[];
}

export interface MousReport {
  as_of: string;
  campaign: { id: string; name: string };
  party2_role: 'officer' | 'district_chief';
  counts: { people: number; drawn_up: number; party1: number; party2: number; both: number; whole: number };
  /** Empty for whoever is told figures only. */
  people: MouSigner[];
}
