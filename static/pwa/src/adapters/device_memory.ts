/** What the phone itself remembers: who uses it now, and which stores lie on it. Nothing of anybody's work. */

import type { DBSchema } from 'idb';
import { Reopening, STRICT } from './database';

/** A person's store on this phone. Whoever forgot their PIN begins another one; the former stays for the day it comes back. */
export interface KnownStore {
  /** Name of its database, after "omsap-". */
  store: string;
  person_id: string;
  /** 1, 2, 3 … of this person. */
  number: number;
  /** Login name, as typed, in lower case. */
  name: string;
  /** The device the person is in this store; null until they have logged in for it. */
  device_id: string | null;
  /** What this device signs with lies in the store, and this is its public half; null where none lies there. */
  public_key: string | null;
}

/** Whom the server knows, and as which device. */
export interface Entering {
  person_id: string;
  name: string;
  device_id: string;
}

interface Schema extends DBSchema {
  /** As it was before somebody could have several stores. */
  people: { key: string; value: Entering };
  stores: { key: string; value: KnownStore; indexes: { by_name: string } };
  phone: { key: 'current_person'; value: string };
}

export class DeviceMemory {
  private readonly connection: Reopening<Schema>;

  constructor(name: string) {
    this.connection = new Reopening<Schema>(name, 2, async (database, from, transaction) => {
      if (from < 1) {
        database.createObjectStore('people', { keyPath: 'person_id' });
        database.createObjectStore('phone');
      }
      if (from < 2) {
        const stores = database.createObjectStore('stores', { keyPath: 'store' });
        stores.createIndex('by_name', 'name');
        for (const person of await transaction.objectStore('people').getAll()) {
          await stores.put({ ...person, store: person.person_id, number: 1, public_key: null });
        }
      }
    });
  }

  /** Whose store this phone shows now; undefined when nobody is logged in. */
  async current(): Promise<KnownStore | undefined> {
    return this.connection.use(async (database) => {
      const store = await database.get('phone', 'current_person');
      return store === undefined ? undefined : database.get('stores', store);
    });
  }

  /** Every store, the latest of each person last. */
  async stores(): Promise<KnownStore[]> {
    const found = await this.connection.use((database) => database.getAllFromIndex('stores', 'by_name'));
    return found.sort((left, right) => left.name.localeCompare(right.name) || left.number - right.number);
  }

  /** The store a login name has here: the one that is shown, or else the latest. */
  async find(name: string): Promise<KnownStore | undefined> {
    const own = (await this.stores()).filter((store) => store.name === name.toLowerCase());
    const shown = (await this.current())?.store;
    return own.find(({ store }) => store === shown) ?? own.at(-1);
  }

  /** Shows the person's store in which they are this device; without one, their latest. */
  async enter({ person_id, name, device_id }: Entering): Promise<KnownStore> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(['stores', 'phone'], 'readwrite', STRICT);
      const stores = transaction.objectStore('stores');
      const own = (await stores.getAll()).filter((store) => store.person_id === person_id);
      own.sort((left, right) => left.number - right.number);
      const before = own.find((store) => store.device_id === device_id) ?? own.at(-1);
      const { store, number } = before ?? { store: person_id, number: 1 };
      const public_key = before?.public_key ?? null;
      const entered = { store, number, person_id, name: name.toLowerCase(), device_id, public_key };
      await Promise.all([
        stores.put(entered),
        transaction.objectStore('phone').put(store, 'current_person'),
        transaction.done,
      ]);
      return entered;
    });
  }

  /** The store holds the key now that this device signs with; or it was never entered, and nobody is any device in it. */
  async note(store: string, news: Pick<KnownStore, 'public_key'> | Pick<KnownStore, 'device_id'>): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction('stores', 'readwrite', STRICT);
      const known = await transaction.store.get(store);
      if (known) await transaction.store.put({ ...known, ...news });
      await transaction.done;
    });
  }

  /** Shows another store, or none. */
  async turnTo(store: string | null): Promise<void> {
    await this.connection.use(async (database) => {
      if (store === null) await database.delete('phone', 'current_person');
      else await database.put('phone', store, 'current_person');
    });
  }

  /** Begins another store for the person of this one, to be entered by logging in; nothing of the former is lost. */
  async beginAnother({ person_id, name }: KnownStore): Promise<void> {
    const own = (await this.stores()).filter((store) => store.person_id === person_id);
    const number = Math.max(...own.map((store) => store.number)) + 1;
    const store = `${person_id}-${number}`;
    await this.connection.use((database) =>
      database.put('stores', { store, person_id, number, name, device_id: null, public_key: null }),
    );
    await this.turnTo(null);
  }

  async close(): Promise<void> {
    await this.connection.shut();
  }
}
