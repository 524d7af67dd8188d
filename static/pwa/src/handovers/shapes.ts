/** What the server says about handing groups over. */

export interface GroupSnapshot {
  group_id: string;
  name: string;
  subdistrict_code: string;
  check_code: string;
  members: number;
  savings_satang: number;
  cash_satang: number;
  bank_satang: number;
  open_cases: number;
}

export interface Taker {
  officer_id: string;
  name: string;
  areas: string[];
}

export interface Plan {
  as_of: string;
  groups: GroupSnapshot[];
  takers: Taker[];
  unsent: { code: string; waiting_count: number; last_heard_at: string }[];
}

/** Whether an officer may take a group: their post reaches where it lies. */
export function reaches(taker: Taker, group: Pick<GroupSnapshot, 'subdistrict_code'>): boolean {
  return taker.areas.some((area) => group.subdistrict_code.startsWith(area));
}
