/** A phone whose rows lie in memory: for tests of screens. What is saved is shown at once, marked as on this phone. */

import { signal } from '@preact/signals';
import { KINDS } from '../src/contract/contract.gen';
import {
  type Draft,
  type MarkName,
  type Phone,
  type RowKind,
  type RowOf,
  SEQ_PENDING,
  type Shown,
} from '../src/sync/ports';
import { uuid7 } from '../src/values/ids';

export const TODAY = '2026-11-23';
export const DEVICE_ID = 'd1';

export interface MemoryPhone extends Phone {
  /** Everything saved so far, in order. */
  saved: Draft[];
  /** Puts a row of the server's there, or one that it refused. */
  put<Kind extends RowKind>(
    kind: Kind,
    scope: string,
    row: Partial<RowOf[Kind]> & { id: string },
    mark?: 'server' | 'needs_you',
  ): void;
}

interface Kept {
  kind: string;
  scope: string;
  row: Shown<RowOf[RowKind]>;
}

/** An officer's phone that is online and has nothing waiting. */
export function memoryPhone(): MemoryPhone {
  const kept = signal<readonly Kept[]>([]);
  const typed = new Map<string, string>();
  const saved: Draft[] = [];
  let slips = 0;

  // as on a phone, all of one save is made at one moment, and no two saves are
  let saves = 0;
  const moment = () => new Date(Date.UTC(2026, 10, 23, 3) + saves).toISOString();
  const keep = (kind: string, scope: string, row: object, mark: MarkName) => {
    const seq = mark === 'server' ? 1 : SEQ_PENDING;
    const filed = { seq, author_id: 'p1', device_id: DEVICE_ID, civil_on: TODAY, made_at: moment() };
    const shown = { ...filed, ...row, mark } as unknown as Kept['row'];
    kept.value = [...kept.value.filter((each) => each.row.id !== shown.id), { kind, scope, row: shown }];
  };
  const rowsOf = <Kind extends RowKind>(kind: Kind, scope?: string) =>
    kept.value.filter((each) => each.kind === kind && (scope === undefined || each.scope === scope)) as unknown as {
      row: Shown<RowOf[Kind]>;
    }[];

  return {
    saved,
    put: (kind, scope, row, mark = 'server') => keep(kind, scope, row, mark),
    person: signal({ id: 'p1', name: 'officer', display_name: 'พัฒนากร 1', role: 'officer' as const }),
    device: signal({ id: DEVICE_ID, code: 'K7QM' }),
    assignments: signal([]),
    practice: null,
    gate: {
      lock: signal(null),
      unlock: async () => ({ ok: true }),
      choose: async () => undefined,
      keys: async () => null,
      shut: async () => undefined,
      others: async () => [],
      shutWork: async () => ({ handed_in: 0, to_hand_in: 0, shut: 0 }),
      turnTo: async () => undefined,
      forget: async () => undefined,
    },
    sign: signal({
      state: 'sent' as const,
      waiting: 0,
      photos: 0,
      oldest_at: null,
      is_overdue: false,
      needs_you: 0,
      with_support: 0,
      unseen: 0,
      online: true,
      session: 'ok' as const,
      last_contact_at: null,
    }),
    outbox: signal([]),
    places: signal(null),
    storage: signal({ asked: true, persisted: true, is_full: false, is_forgetful: false, is_missing: false }),
    update: signal(false),
    applyUpdate() {},
    outdated: signal(false),
    version: '0.1.0',
    rows: {
      version: () => kept.value.length,
      fetching: () => null,
      all: (kind, scope) => rowsOf(kind, scope).map((each) => each.row),
      find: (kind, id) => rowsOf(kind).find((each) => each.row.id === id)?.row,
    },
    drafts: {
      load: async (key) => JSON.parse(typed.get(key) ?? 'null') ?? undefined,
      keep: async (key, texts) => {
        typed.set(key, JSON.stringify(texts));
      },
      drop: async (key) => {
        typed.delete(key);
      },
    },
    today: () => TODAY,
    doubtfulDay: signal(null),
    async confirmToday() {},
    askDayLater() {},
    async save(drafts) {
      saves += 1;
      return drafts.map((draft) => {
        saved.push(draft);
        const id = draft.id ?? uuid7();
        if (KINDS[draft.kind].way === 'append') {
          const slip = draft.slip ? { slip_number: `K7QM-${String(++slips).padStart(6, '0')}` } : {};
          keep(draft.kind, draft.scope, { ...draft.data, ...slip, id }, 'phone');
        } else {
          const { id: rowId, set } = draft.data as { id: string; set: object };
          const before = rowsOf(draft.kind as RowKind).find((each) => each.row.id === rowId)?.row;
          keep(draft.kind, draft.scope, { ...before, ...set, id: rowId }, 'phone');
        }
        return id;
      });
    },
    keepPhoto: async () => 'ab'.repeat(32),
    photoAddress: async (_scope, sha256) => `/photos/${sha256}`,
    fingerprint: async () => null,
    syncNow() {},
    closeBurst() {},
    async settle() {},
    sentToday: async () => [],
    exportOutbox: async () => '',
    login: async () => ({ ok: false, code: 'offline', retry_after_seconds: null }),
    join: async () => ({ ok: false, code: 'offline', retry_after_seconds: null }),
    async logout() {},
    changePassword: async () => ({ ok: true }),
    ask: async () => ({ ok: false, code: 'offline' }),
    report: async () => Promise.reject(new Error('no reports here')),
  };
}
