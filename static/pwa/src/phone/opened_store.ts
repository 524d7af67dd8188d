/**
 * Opened store: everything that belongs to one person while their store is open, and is closed when another comes. What
 * changes the rows in memory goes through one queue (`inTurn`), so that a look into the store never overtakes a save.
 */

import type { Connection } from '../adapters/database';
import { HttpTransport, type Server } from '../adapters/http_transport';
import { IndexedOutbox } from '../adapters/outbox_store';
import type { Identity, PersonStore } from '../adapters/person_store';
import { PhotoStore } from '../adapters/photo_store';
import { IndexedRows } from '../adapters/row_store';
import { Tabs } from '../adapters/tabs';
import type { Vault } from '../adapters/vault';
import { Engine, type Listener } from '../sync/engine';
import type { Item } from '../sync/outbox';
import type { Upload } from '../sync/ports';
import type { ShownRows } from '../sync/shown_rows';
import { oneByOne } from '../sync/turn';
import { answeredBySupport, settledElsewhere } from './decided';
import { proofOf } from './device_keys';
import type { World } from './world';

/** A store whose lock is open, and whose it is. */
interface Unlocked {
  name: string;
  connection: Connection;
  vault: Vault;
  store: PersonStore;
  identity: Identity;
}

export class OpenedStore {
  readonly name: string;
  private readonly connection: Connection;
  readonly store: PersonStore;
  identity: Identity;
  readonly outbox: IndexedOutbox;
  private readonly rows: IndexedRows;
  readonly photos: PhotoStore;
  private readonly tabs: Tabs;
  readonly engine: Engine;
  /** Whether work may be handed in while nobody is logged in. */
  maySend = false;
  /** Another came, or nobody: what still comes to its end here changes nothing that is shown. */
  isClosed = false;
  /** One after the other: a save, or a look into the store with what it shows. */
  readonly inTurn = oneByOne();

  constructor(
    { name, connection, vault, store, identity }: Unlocked,
    private readonly shown: ShownRows,
    { bell, isVisible, version }: World,
    server: Server,
    /** By this name tabs of one store know each other. */
    tabsName: string,
    listener: Listener,
  ) {
    this.name = name;
    this.connection = connection;
    this.store = store;
    this.identity = identity;
    const now = () => bell.now();
    this.outbox = new IndexedOutbox(connection, vault, now);
    this.rows = new IndexedRows(connection, vault);
    this.photos = new PhotoStore(connection, vault);
    this.tabs = new Tabs(
      tabsName,
      async (tidings) => {
        await this.look();
        if (tidings === 'saved') this.engine.savedElsewhere();
      },
      () => bell.elapsed(),
    );
    const prove = (lines: readonly string[]) => this.prove({ lines });
    const transport = new HttpTransport(server, identity.device.id, version, now, prove);
    this.engine = new Engine(this.outbox, this.rows, transport, bell, this.tabs.alone, listener);
    this.engine.isVisible = isVisible;
    void this.sealToServer();
  }

  /** Headers that say an upload is this phone's. */
  prove(upload: Upload): Promise<Record<string, string>> {
    return proofOf(this.store, this.identity.device.id, upload);
  }

  /** What a login, here or in another tab, left in the store to send with. */
  async readCredential(): Promise<void> {
    this.maySend = Boolean((await this.store.read('device_key'))?.upload_credential);
  }

  /** Once this is ready, what is saved can be opened by the server as well. No save waits for it. */
  private async sealToServer(): Promise<void> {
    const key = this.identity.sealing_key;
    const sealer = key && import('../adapters/line_sealer').then(({ sealerTo }) => sealerTo(key)).catch(() => null);
    this.outbox.forServer = (await sealer) || null;
  }

  /** Who the person is, as the server says now. */
  async takeIdentity({
    person,
    assignments,
    sealing_key,
  }: Pick<Identity, 'person' | 'assignments' | 'sealing_key'>): Promise<void> {
    const isOtherKey = sealing_key !== this.identity.sealing_key;
    this.identity = { ...this.identity, person, assignments, sealing_key };
    await this.store.write('identity', this.identity);
    if (isOtherKey) void this.sealToServer();
  }

  /** Shows what the store holds now. */
  look(): Promise<void> {
    return this.inTurn(() => this.lookNow());
  }

  private async lookNow(): Promise<void> {
    if (this.isClosed) return;
    const looked = await this.rows.look(this.shown.known());
    if (this.isClosed) return;
    this.shown.take(looked);
    await this.letGoOfSettled();
  }

  /** What somebody else has decided about: listed no more, or asking its author to look. */
  private async letGoOfSettled(): Promise<void> {
    const settled = settledElsewhere(this.shown);
    const declined = answeredBySupport(this.shown, 'declined');
    if (settled.length + declined.length === 0) return;
    await this.outbox.settle(settled);
    await this.outbox.decline(declined);
    await this.lookNow();
  }

  /** Shows what a save, in its turn, has put on the disk. */
  async showSaved(items: readonly Item[]): Promise<void> {
    this.shown.add(items);
    await this.letGoOfSettled();
    this.tabs.tell('saved');
  }

  /** The store was changed otherwise than by a save. */
  async changed(): Promise<void> {
    if (this.isClosed) return;
    this.tabs.tell('changed');
    await this.look();
  }

  /** Nothing new begins; what is being written comes to its end. */
  async close(): Promise<void> {
    this.engine.stop();
    this.isClosed = true;
    await this.inTurn(async () => undefined);
    this.tabs.close();
    await this.connection.shut();
  }
}
