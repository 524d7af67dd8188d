/** What the phone keeps about its person beside operations and rows: who they are, places, reports, what is being typed. */

import type { Assignment, Device, DeviceKey, Drafts, Person, Places, ReportAnswer } from '../sync/ports';
import { type Connection, STRICT } from './database';

export interface Identity {
  person: Person;
  device: Device;
  assignments: readonly Assignment[];
}

/** The last usable answer of the server. */
export interface Contact {
  last_contact_at: string;
  /** Device clock minus server clock. */
  clock_offset_ms: number;
  /** The server had more pages than it sent. */
  is_more: boolean;
}

/** What the person said about the date, until the server tells the time. */
export interface ConfirmedDay {
  /** How far the clock is off beyond what was measured: whole days. */
  off_ms: number;
  /** The day that was confirmed: on it nobody is asked again. */
  day: string;
}

interface Meta {
  device_key: DeviceKey;
  identity: Identity;
  contact: Contact;
  confirmed_day: ConfirmedDay | null;
  places: Places;
}

export class PersonStore implements Drafts {
  constructor(private readonly connection: Connection) {}

  async read<Name extends keyof Meta>(name: Name): Promise<Meta[Name] | undefined> {
    return this.connection.use((database) => database.get('meta', name)) as Promise<Meta[Name] | undefined>;
  }

  async write<Name extends keyof Meta>(name: Name, value: Meta[Name]): Promise<void> {
    await this.connection.use(async (database) => {
      // a key the server knows and the phone has lost would send all work to a person
      const transaction = database.transaction('meta', 'readwrite', name === 'device_key' ? STRICT : {});
      await Promise.all([transaction.store.put(value, name), transaction.done]);
    });
  }

  async report<Value>(key: string): Promise<Omit<ReportAnswer<Value>, 'from'> | undefined> {
    return this.connection.use((database) => database.get('reports', key)) as Promise<
      Omit<ReportAnswer<Value>, 'from'> | undefined
    >;
  }

  async keepReport(key: string, answer: Omit<ReportAnswer<unknown>, 'from'>): Promise<void> {
    await this.connection.use((database) => database.put('reports', answer, key));
  }

  /** Reports can be asked for again: they go first when space runs out. Drafts and work never do. */
  async dropReports(): Promise<void> {
    await this.connection.use((database) => database.clear('reports'));
  }

  load(key: string): Promise<unknown> {
    return this.connection.use((database) => database.get('drafts', key));
  }

  async keep(key: string, typed: unknown): Promise<void> {
    await this.connection.use((database) => database.put('drafts', typed, key));
  }

  async drop(key: string): Promise<void> {
    await this.connection.use((database) => database.delete('drafts', key));
  }
}
