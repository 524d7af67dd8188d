/** The routes that do not sync: who am I, places, reports. */

import type { Assignment, Device, Person, Places, ReportName } from '../sync/ports';
import type { PhotoRecord } from './database';
import { isObject, type Server } from './http_transport';

export interface LoggedIn {
  person: Person;
  device: Device | null;
  upload_credential: string | null;
  /** Old servers have none. */
  sealing_key?: string | null;
  assignments: Assignment[];
  now: string;
  today: string;
}

const REPORT_PATHS: Record<ReportName, (params: Readonly<Record<string, string>>) => string> = {
  progress: (params) => `/reports/progress?${new URLSearchParams(params)}`,
  groups: (params) => `/reports/groups?${new URLSearchParams(params)}`,
  cases: (params) => `/reports/cases?${new URLSearchParams(params)}`,
  mous: (params) => `/reports/mous?${new URLSearchParams(params)}`,
  monthly: (params) => `/reports/monthly?${new URLSearchParams(params)}`,
  activities: (params) => `/reports/activities?${new URLSearchParams(params)}`,
  overdue: (params) => `/reports/overdue?${new URLSearchParams(params)}`,
  milestones: (params) => `/reports/milestones?${new URLSearchParams(params)}`,
  backup: () => '/reports/backup',
  group: (params) => `/reports/groups/${encodeURIComponent(params.group ?? '')}`,
  set_aside: (params) => `/support/set-aside?${new URLSearchParams(params)}`,
  set_aside_line: (params) => `/support/set-aside/${encodeURIComponent(params.line ?? '')}`,
  slip: (params) => `/slips/${encodeURIComponent(params.group ?? '')}/${encodeURIComponent(params.entry ?? '')}`,
  outbox_files: () => '/support/outbox-files',
  incidents: () => '/incidents',
  handovers: () => '/handovers',
  mentees: () => '/reports/mentees',
  addresses: () => '/deliveries/addresses',
  deliveries: () => '/deliveries/log',
  staffing: () => '/staffing',
};

export class PeopleServer {
  constructor(private readonly server: Server) {}

  login(given: {
    name: string;
    password: string;
    device_id: string | null;
    app: string;
    public_key: string | undefined;
    code: string | undefined;
    retire: string | undefined;
  }): Promise<LoggedIn> {
    // what is undefined is not written at all
    return this.server.ask('/people/login', { method: 'POST', body: given }, isLoggedIn);
  }

  join(given: {
    code: string;
    app: string;
    public_key: string | undefined;
    retire: string | undefined;
  }): Promise<LoggedIn> {
    return this.server.ask('/people/join', { method: 'POST', body: given }, isLoggedIn);
  }

  me(): Promise<LoggedIn> {
    return this.server.ask('/people/me', {}, isLoggedIn);
  }

  async logout(): Promise<void> {
    await this.server.ask('/people/logout', { method: 'POST' }, isNothing);
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.server.ask('/people/password', { method: 'POST', body: { current, new: next } }, isNothing);
  }

  places(provinceCode: string): Promise<Places> {
    return this.server.ask(`/places/${provinceCode}`, {}, isPlaces);
  }

  /** Sends a photo that a line of the group names; refused as not found while the server has no such line. */
  async sendPhoto(
    { scope, sha256 }: PhotoRecord,
    jpeg: Uint8Array<ArrayBuffer>,
    proof: Record<string, string>,
  ): Promise<void> {
    const path = `/photos/${scope.replace('group:', '')}/${sha256}`;
    await this.server.ask(
      path,
      { method: 'POST', body: jpeg, headers: { 'Content-Type': 'image/jpeg', ...proof } },
      isNothing,
    );
  }

  report(name: ReportName, params: Readonly<Record<string, string>>): Promise<{ as_of: string }> {
    return this.ask(REPORT_PATHS[name](params));
  }

  /** Whatever the server says with the time it is from: no other answer is one of ours. */
  ask(path: string, body?: object): Promise<{ as_of: string }> {
    return this.server.ask(path, body ? { method: 'POST', body } : {}, isReport);
  }
}

function isNothing(answer: unknown): answer is undefined {
  return answer === undefined;
}

function isLoggedIn(answer: unknown): answer is LoggedIn {
  if (!isObject(answer) || !isObject(answer.person) || !Array.isArray(answer.assignments)) return false;
  const { person, device } = answer;
  return (
    typeof person.id === 'string' &&
    typeof person.name === 'string' &&
    typeof person.display_name === 'string' &&
    (device === null || (isObject(device) && typeof device.id === 'string' && typeof device.code === 'string'))
  );
}

function isPlaces(answer: unknown): answer is Places {
  return isObject(answer) && typeof answer.code === 'string' && Array.isArray(answer.districts);
}

function isReport(answer: unknown): answer is { as_of: string } {
  return isObject(answer) && typeof answer.as_of === 'string';
}
