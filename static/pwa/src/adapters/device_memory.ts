/** What the phone itself remembers: who uses it now, and which device each person is here. Nothing of their work. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

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
  private constructor(private readonly database: IDBPDatabase<Schema>) {}

  static async open(): Promise<DeviceMemory> {
    const database = await openDB<Schema>('omsap', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('people', { keyPath: 'person_id' }).createIndex('by_name', 'name');
        fresh.createObjectStore('phone');
      },
    });
    return new DeviceMemory(database);
  }

  /** Whose phone this is now; undefined when nobody is logged in. */
  async current(): Promise<KnownPerson | undefined> {
    const id = await this.database.get('phone', 'current_person');
    return id === undefined ? undefined : this.database.get('people', id);
  }

  /** The device a login name had here before. */
  async deviceOf(name: string): Promise<string | null> {
    return (await this.database.getFromIndex('people', 'by_name', name.toLowerCase()))?.device_id ?? null;
  }

  async enter(person: KnownPerson): Promise<void> {
    const transaction = this.database.transaction(['people', 'phone'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      transaction.objectStore('people').put({ ...person, name: person.name.toLowerCase() }),
      transaction.objectStore('phone').put(person.person_id, 'current_person'),
      transaction.done,
    ]);
  }

  async leave(): Promise<void> {
    await this.database.delete('phone', 'current_person');
  }

  close(): void {
    this.database.close();
  }
}
