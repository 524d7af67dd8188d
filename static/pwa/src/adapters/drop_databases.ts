/** The end of stores that were only for practice. */

import { deleteDB } from 'idb';

/** Deletes every database whose name begins so; another tab that has one open lets go of it. */
export async function dropDatabases(prefix: string): Promise<void> {
  const names = (await indexedDB.databases()).map((each) => each.name ?? '');
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => deleteDB(name)));
}
