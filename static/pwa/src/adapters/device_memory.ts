/** What the phone itself remembers: who uses it now, and which device each person is here. Nothing of their work. */

import type { DBSchema } from 'idb';
import { Reopening, STRICT } from './database';

/** A person who has logged in on this phone. */
export interface KnownPerson {
  person_id: string;
  /** Login name, as typed, in lower case. */
  name: string;
  device_id: string;
}

interface Schema extends DBSchema {
  people: { key: string; value: KnownPerson; indexes: { by_name: string } };
  phone: { key: 'current_person'; value: string };
}

export class DeviceMemory {
  private readonly connection: Reopening<Schema>;

  constructor(name: string) {
    this.connection = new Reopening<Schema>(name, 1, (fresh) => {
      fresh.createObjectStore('people', { keyPath: 'person_id' }).createIndex('by_name', 'name');
      fresh.createObjectStore('phone');
    });
  }

  /** Whose phone this is now; undefined when nobody is logged in. */
  async current(): Promise<KnownPerson | undefined> {
    return this.connection.use(async (database) => {
      const id = await database.get('phone', 'current_person');
      return id === undefined ? undefined : database.get('people', id);
    });
  }

  /** Who had a login name here before. */
  find(name: string): Promise<KnownPerson | undefined> {
    return this.connection.use((database) => database.getFromIndex('people', 'by_name', name.toLowerCase()));
  }

  async enter(person: KnownPerson): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction(['people', 'phone'], 'readwrite', STRICT);
      await Promise.all([
        transaction.objectStore('people').put({ ...person, name: person.name.toLowerCase() }),
        transaction.objectStore('phone').put(person.person_id, 'current_person'),
        transaction.done,
      ]);
    });
  }

  async leave(): Promise<void> {
    await this.connection.use((database) => database.delete('phone', 'current_person'));
  }

  async close(): Promise<void> {
    await this.connection.shut();
  }
}
