/** Reports: asked of the server, and the last answer kept for when there is no signal. */

import { unlessFull } from '../adapters/database';
import type { PeopleServer } from '../adapters/people_server';
import type { PersonStore } from '../adapters/person_store';
import { NoReport, type ReportAnswer, type ReportName, Trouble } from '../sync/ports';

/** Throws `NoReport` when there is neither an answer now nor one from before. */
export async function askReport<Value>(
  server: PeopleServer,
  store: PersonStore,
  name: ReportName,
  params: Readonly<Record<string, string>>,
): Promise<ReportAnswer<Value>> {
  const key = `${name} ${JSON.stringify(Object.entries(params).sort())}`;
  try {
    const told = await server.report(name, params);
    const answer = { value: told as Value, as_of: told.as_of };
    await unlessFull(store.keepReport(key, answer));
    return { ...answer, from: 'server' };
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const kept = await store.report<Value>(key);
    // what the server now refuses to this person is not shown from memory either
    if (!kept || error.sort === 'refused') throw new NoReport(error.code);
    return { ...kept, from: 'phone' };
  }
}
