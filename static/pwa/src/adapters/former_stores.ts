/**
 * A store whose PIN is forgotten: what waits in it can still be counted, and handed to the server in the copies that were
 * sealed to it. Nothing leaves the store: when the PIN comes back it opens, and sends as ever.
 */

import { LIMITS } from '../contract/contract.gen';
import type { Result, ShutWork } from '../sync/ports';
import { Connection, type OutboxRecord, STRICT } from './database';
import { isObject, type Server } from './http_transport';
import { base64url } from './line_sealer';
import type { Sealed } from './vault';

/** Bytes of sealed lines in one request; as text they are a third more. */
const BATCH_BYTES_MAX = 192 * 1024;

/** What one line became; what was not taken in has neither place nor ticket. */
type Answer = Pick<Result, 'line' | 'outcome' | 'seq' | 'ticket'>;

interface Copy {
  place: number;
  sealed: Sealed;
}

/** How the waiting lines of these databases stand. */
export async function countShut(names: readonly string[]): Promise<ShutWork> {
  const counts: ShutWork = { handed_in: 0, to_hand_in: 0, shut: 0 };
  for (const name of names) {
    await withStore(name, async (connection) => {
      const waiting = await connection.use((database) => database.getAll('outbox'));
      for (const { kept } of waiting) counts[standingOf(kept)] += 1;
    });
  }
  return counts;
}

function standingOf({ handed_in, for_server }: OutboxRecord['kept']): keyof ShutWork {
  if (handed_in) return 'handed_in';
  return for_server && handed_in === undefined ? 'to_hand_in' : 'shut';
}

/** Hands in what can be; true when the server said of any line what became of it. Throws `Trouble`: the rest stays for another time. */
export async function handIn(
  names: readonly string[],
  server: Server,
  device: string,
  app: string,
  now: number,
): Promise<boolean> {
  const header = JSON.stringify({ protocol: LIMITS.protocol, device, app, now: new Date(now).toISOString() });
  let isAny = false;
  for (const name of names) {
    await withStore(name, async (connection) => {
      const waiting = await connection.use((database) => database.getAll('outbox'));
      for (const batch of batchesOf(waiting)) {
        const taken = await send(server, header, batch);
        await note(connection, taken);
        isAny ||= taken.size > 0;
      }
    });
  }
  return isAny;
}

async function withStore(name: string, work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = new Connection(name);
  try {
    await work(connection);
  } finally {
    await connection.shut();
  }
}

function batchesOf(records: readonly OutboxRecord[]): Copy[][] {
  const batches: Copy[][] = [];
  let bytes = BATCH_BYTES_MAX;
  for (const { place, kept } of records) {
    const sealed = kept.for_server;
    // what could not be opened is tried again: a server may have got its key back
    if (!sealed || kept.handed_in || place === undefined) continue;
    bytes += sealed.length;
    const last = batches.at(-1);
    if (last && bytes <= BATCH_BYTES_MAX && last.length < LIMITS.push_lines_max) {
      last.push({ place, sealed });
    } else {
      batches.push([{ place, sealed }]);
      bytes = sealed.length;
    }
  }
  return batches;
}

/** Whether each was taken in, by its place; silent of those to be sent again. */
async function send(server: Server, header: string, batch: readonly Copy[]): Promise<Map<number, boolean>> {
  const text = `${[header, ...batch.map(({ sealed }) => base64url(sealed))].join('\n')}\n`;
  const body = new TextEncoder().encode(text);
  const headers = { 'Content-Type': 'application/x-ndjson' };
  const { results } = await server.ask('/sync/sealed', { method: 'POST', body, headers }, isAnswer);
  const taken = new Map<number, boolean>();
  for (const { line, outcome, seq, ticket } of results) {
    const copy = batch[line - 1];
    if (copy && outcome !== 'retry') taken.set(copy.place, seq !== null || ticket !== null);
  }
  return taken;
}

async function note(connection: Connection, taken: ReadonlyMap<number, boolean>): Promise<void> {
  await connection.use(async (database) => {
    const { store, done } = database.transaction('outbox', 'readwrite', STRICT);
    for (const [place, handed_in] of taken) {
      const record = await store.get(place);
      if (record) await store.put({ ...record, kept: { ...record.kept, handed_in } });
    }
    await done;
  });
}

function isAnswer(answer: unknown): answer is { results: Answer[] } {
  return isObject(answer) && Array.isArray(answer.results) && answer.results.every(isObject);
}
