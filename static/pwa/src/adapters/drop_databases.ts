/** The end of stores that were only for practice. */

import { deleteDB } from 'idb';

/** Deletes databases by their names, also those that are not there; another tab that has one open lets go of it. */
export async function dropDatabases(names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => deleteDB(name)));
}
