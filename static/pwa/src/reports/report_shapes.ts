/** What the server's reports answer, as the screens read it. */

import type { RowOf } from '../contract/contract.gen';

/** Counts of one area or officer; null where the reader may not know. */
interface Progress {
  officers: number;
  target: number;
  founded: number;
  /** Missing in an answer kept from before, as `forming`. */
  established?: number;
  forming?: number;
  groups: number;
  members: number;
  deposits_satang: number;
  waiting_operations: number;
  phones: number;
  open_cases: number;
  set_aside_lines: number;
  /** Missing likewise. */
  overdue?: number;
}

export interface ProgressRow extends Progress {
  code?: string;
  person_id?: string;
  name_th: string;
  name_en?: string;
  level: 'district' | 'officer';
  oldest_waiting_at: string | null;
  last_heard_at: string | null;
}

export interface ProgressReport {
  as_of: string;
  today: string;
  area: { code: string; name_th: string; name_en: string; level: 'province' | 'district' };
  campaign: {
    id: string;
    name: string;
    target_on: string;
    hard_on: string;
    days_left: number;
    state: 'open' | 'closed';
  } | null;
  totals: Progress & { silent_phones: number };
  rows: ProgressRow[];
}

export interface GroupSummary {
  id: string;
  name: string;
  place_name: string | null;
  moo: number | null;
  subdistrict_code: string;
  subdistrict_th: string;
  /** Missing in an answer kept from before. */
  officer_id?: string;
  officer_name: string | null;
  members: number;
  deposits_satang: number;
  last_collection_on: string | null;
  founded_on: string;
  duplicate_of: string | null;
  last_received_at: string | null;
  /** Cash counted less cash expected on the last closed collection day. Missing in an answer kept from before. */
  count_difference_satang?: number;
  /** Accounts, also of single members, that hold less than nothing. Missing likewise. */
  overdrawn?: number;
  /** What it is, by its steps. Missing likewise. */
  stage?: 'founding' | 'established' | 'dormant' | 'closed' | 'void';
  steps?: TakenStep[];
}

/** A step of a group's formation that was told. */
export interface TakenStep {
  milestone: RowOf['milestone']['milestone'];
  state: 'submitted' | 'acknowledged' | 'returned';
  done_on: string;
}

/** As it was told last, with everything that was said of it, also of an earlier telling. Texts that may name a member, and photos,
 * are missing where the reader is not told who one is. */
export interface ToldStep extends TakenStep {
  id: string;
  told_on: string;
  note?: string | null;
  photo_sha256?: string | null;
  author_id: string;
  author_name: string | null;
  said: {
    milestone_id: string;
    verdict: RowOf['milestone_review']['verdict'];
    note?: string | null;
    civil_on: string;
    author_name: string | null;
  }[];
}

/** A visit to a group, and what chiefs advised afterwards; its texts and photo are missing likewise. */
export type ToldVisit = Pick<RowOf['visit'], 'id' | 'visited_on' | 'purpose' | 'visitor'> &
  Partial<Pick<RowOf['visit'], 'visitor_name' | 'found' | 'advice' | 'photo_sha256'>> & {
    author_name: string | null;
    advised: { text?: string; author_name: string | null; civil_on: string }[];
  };

/** What waits for the district chief, the oldest first. */
export interface MilestonesReport {
  as_of: string;
  waiting: {
    id: string;
    group_id: string;
    group_name: string;
    officer_name: string | null;
    milestone: RowOf['milestone']['milestone'];
    done_on: string;
    told_on: string;
    received_at: string;
  }[];
}

export interface GroupsReport {
  as_of: string;
  groups: GroupSummary[];
}

export interface GroupReport {
  as_of: string;
  group: GroupSummary;
  /** Missing in an answer kept from before, as the two below. */
  steps?: ToldStep[];
  shown?: {
    members: number;
    posts: number;
    bylaws_on: string | null;
    collected_on: string | null;
    banked_on: string | null;
  };
  visits?: ToldVisit[];
  months: { month: string; entry_kind: string; lines: number; amount_satang: number }[];
  collections: {
    id: string;
    civil_on: string;
    period: string;
    lines: number;
    total_satang: number;
    counted_satang: number | null;
    closed: boolean;
  }[];
}

export interface OpenCase {
  id: string;
  group_id: string;
  group_name: string;
  officer_name: string | null;
  opened_at: string;
  reason: string;
  row_kind: string;
  row_id: string;
  /** This and both sides are missing where the reader is not told who a member is, or what one pays. */
  member_number?: string | null;
  field: string | null;
  kept?: string | null;
  kept_by_name: string | null;
  kept_on: string | null;
  other?: string | null;
  author_name: string | null;
  civil_on: string | null;
}

export interface CasesReport {
  as_of: string;
  cases: OpenCase[];
}

/** How the installation's backups stand; `made_at` is of the newest, `checked_at` of the last good restore check. */
export interface BackupReport {
  as_of: string;
  state: 'well' | 'none' | 'failed' | 'old';
  made_at: string | null;
  checked_at: string | null;
}

export interface OverdueItem {
  rule: string;
  since_on: string;
  group_id: string | null;
  group_name: string | null;
  /** Null where the officer of the group is none of the area today. */
  officer_id: string | null;
  officer_name: string | null;
  district_code: string;
}

export interface OverdueReport {
  as_of: string;
  scanned_at: string | null;
  counts: { rule: string; count: number }[];
  items: OverdueItem[];
}
