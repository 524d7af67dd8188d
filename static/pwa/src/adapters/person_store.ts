/** What the phone keeps about its person beside operations and rows: who they are, places, reports, what is being typed. */

import type { Assignment, Device, DeviceKey, Drafts, Person, Places, ReportAnswer } from '../sync/ports';
import { oneByOne } from '../sync/turn';
import { type Connection, STRICT } from './database';
import type { Sealed, Vault } from './vault';

export interface Identity {
  person: Person;
  device: Device;
  assignments: readonly Assignment[];
  /** What lines are sealed to beside the vault: a point of the server's, base64url. */
  sealing_key?: string | null | undefined;
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
  /** What was told first is sealed and kept first: an older value never takes the place of a newer one. */
  private readonly inTurn = oneByOne();

  constructor(
    private readonly connection: Connection,
    private readonly vault: Vault,
  ) {}

  read<Name extends keyof Meta>(name: Name): Promise<Meta[Name] | undefined> {
    return this.find('meta', name);
  }

  write<Name extends keyof Meta>(name: Name, value: Meta[Name]): Promise<void> {
    return this.put('meta', name, value);
  }

  report<Value>(key: string): Promise<Omit<ReportAnswer<Value>, 'from'> | undefined> {
    return this.find('reports', key);
  }

  keepReport(key: string, answer: Omit<ReportAnswer<unknown>, 'from'>): Promise<void> {
    return this.put('reports', key, answer);
  }

  /** Reports can be asked for again: they go first when space runs out. Drafts and work never do. */
  async dropReports(): Promise<void> {
    await this.connection.use((database) => database.clear('reports'));
  }

  load(key: string): Promise<unknown> {
    return this.find('drafts', key);
  }

  keep(key: string, typed: unknown): Promise<void> {
    return this.put('drafts', key, typed);
  }

  drop(key: string): Promise<void> {
    return this.inTurn(() => this.connection.use((database) => database.delete('drafts', key)));
  }

  private async find<Value>(store: Shelf, key: string): Promise<Value | undefined> {
    const sealed = await this.connection.use((database) => database.get(store, key));
    if (!sealed) return undefined;
    return JSON.parse(await this.vault.open(aboutKept(store, key), sealed as Sealed)) as Value;
  }

  private put(store: Shelf, key: string, value: unknown): Promise<void> {
    return this.inTurn(async () => {
      const sealed = await this.vault.seal(aboutKept(store, key), JSON.stringify(value));
      await this.connection.use(async (database) => {
        // a key the server knows and the phone has lost would send all work to a person
        const transaction = database.transaction(store, 'readwrite', store === 'meta' ? STRICT : {});
        await Promise.all([transaction.store.put(sealed, key), transaction.done]);
      });
    });
  }
}

export type Shelf = 'meta' | 'reports' | 'drafts';

/** What a sealed value of these stores names itself by. */
export function aboutKept(store: Shelf, key: string): string {
  return `${store} ${key}`;
}
