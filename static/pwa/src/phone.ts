/**
 * Phone: puts what lies in `phone/` together and shows it to the screens as one object. Who is here comes and goes with
 * their store (`OpenedStore`); everything that changes what is in memory goes through its one queue (`inTurn`).
 */

import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { Connection, unlessFull } from './adapters/database';
import { DeviceMemory, type KnownStore } from './adapters/device_memory';
import { Server } from './adapters/http_transport';
import { type LoggedIn, PeopleServer } from './adapters/people_server';
import { type Identity, PersonStore } from './adapters/person_store';
import { Tabs } from './adapters/tabs';
import { Vault } from './adapters/vault';
import { keepFresh, keyFor } from './phone/device_keys';
import { type Door, type Fresh, StoreGate } from './phone/gate';
import { OpenedStore } from './phone/opened_store';
import { PhoneClock } from './phone/phone_clock';
import { Photos, photoAddress } from './phone/photos';
import { askReport } from './phone/reports';
import { writeDrafts } from './phone/saving';
import { Space } from './phone/space';
import type { World } from './phone/world';
import { hashText, type Moment } from './sync/operation';
import { listItems } from './sync/outbox';
import {
  type Assignment,
  type Device,
  type Draft,
  type Drafts,
  type LoginAnswer,
  NoReport,
  type OutboxItem,
  type Person,
  type Phone,
  type Places,
  type Replied,
  type ReportAnswer,
  type ReportName,
  SaveFailed,
  type SentItem,
  type ServerPath,
  type Sign,
  type StorageState,
  Trouble,
} from './sync/ports';
import { ShownRows } from './sync/shown_rows';
import { computeSign } from './sync/sign';

export class LocalPhone implements Phone {
  readonly rows = new ShownRows();
  readonly version: string;
  readonly update: ReadonlySignal<boolean>;
  private readonly identity: Signal<Identity | null> = signal(null);
  private readonly clock: PhoneClock;
  readonly doubtfulDay: ReadonlySignal<string | null>;
  private readonly session: Signal<Sign['session']> = signal('ok');
  private readonly onLine: Signal<boolean>;
  private readonly photos: Photos;
  readonly outdated: Signal<boolean> = signal(false);
  readonly places: Signal<Places | null> = signal(null);
  private readonly space: Space;
  readonly storage: ReadonlySignal<StorageState>;
  readonly person: ReadonlySignal<Person | null> = computed(() => this.identity.value?.person ?? null);
  readonly device: ReadonlySignal<Device | null> = computed(() => this.identity.value?.device ?? null);
  readonly assignments: ReadonlySignal<readonly Assignment[]> = computed(() => this.identity.value?.assignments ?? []);
  readonly sign: ReadonlySignal<Sign> = computed(() => this.computeSign());
  readonly outbox: ReadonlySignal<readonly OutboxItem[]> = computed(() => listItems(this.rows.pending().values()));
  readonly drafts: Drafts = {
    load: async (key) => this.opened?.store.load(key),
    // on a full phone what is typed stays on the screen, and the save says why
    keep: async (key, typed) => unlessFull(this.opened?.store.keep(key, typed)),
    drop: async (key) => this.opened?.store.drop(key),
  };

  private opened: OpenedStore | null = null;
  readonly practice: Phone['practice'] = null;
  readonly gate: StoreGate;
  private readonly memory: DeviceMemory;
  private readonly phoneTabs: Tabs;
  private readonly people: PeopleServer;
  private readonly server: Server;

  /** `realm` keeps the stores and tabs of one sort of phone from those of another: "" is the one people work on. */
  constructor(
    private readonly world: World,
    private readonly realm: '' | 'practice-' = '',
  ) {
    this.memory = new DeviceMemory(`${realm}omsap`);
    this.phoneTabs = new Tabs(`${realm}phone`, () => void this.followOtherTab());
    this.gate = new StoreGate(this.memory, {
      elapsed: () => world.bell.elapsed(),
      key_rounds: world.keyRounds,
      databaseOf: (store) => this.databaseOf(store),
      open: (door, vault) => this.open(door, vault),
      close: () => this.close(),
      begin: () => this.begin(),
      tell: () => this.phoneTabs.tell('person'),
    });
    this.clock = new PhoneClock(world.bell, world.builtAt);
    this.doubtfulDay = this.clock.doubtfulDay;
    this.version = world.version;
    this.update = world.update;
    this.onLine = signal(world.isOnline());
    this.space = new Space(world, () => this.opened?.store);
    this.storage = this.space.state;
    this.server = new Server(world.fetch);
    this.people = new PeopleServer(this.server);
    this.photos = new Photos(this.people, this.rows);
  }

  // ------------------------------------------------------------------------------------------------ opening

  /** Comes to the store of whoever uses this phone; the network is not waited for. */
  async start(): Promise<void> {
    try {
      await this.begin();
    } catch (error) {
      if (!(error instanceof DOMException) && typeof indexedDB !== 'undefined') throw error;
      this.space.isMissing();
      return;
    }
    this.space.start();
  }

  /** Everything closed, as when the tab goes. */
  async stop(): Promise<void> {
    await this.close();
    this.space.stop();
    this.phoneTabs.close();
    await this.memory.close();
  }

  /** The screen is seen again. */
  visible(): void {
    this.clock.look(false);
    this.opened?.engine.visible();
  }

  /** The browser believes to have, or to have lost, a network. */
  networkChanged(): void {
    this.onLine.value = this.world.isOnline();
    if (this.onLine.value) this.opened?.engine.online();
  }

  private async begin(): Promise<void> {
    const known = await this.memory.current();
    if (known) await this.arrive(known, null);
  }

  /** Practice has nothing to hide; before everything else stands a lock. */
  private async arrive(known: KnownStore, fresh: Fresh | null): Promise<void> {
    const door = { known, fresh, connection: new Connection(this.databaseOf(known.store)) };
    await (this.realm === '' ? this.gate.arrive(door) : this.open(door, new Vault(null)));
  }

  private databaseOf(store: string): string {
    return `${this.realm}omsap-${store}`;
  }

  private async open({ known, connection, fresh }: Door, vault: Vault): Promise<void> {
    const store = new PersonStore(connection, vault);
    if (fresh) await keepFresh(this.memory, known, store, fresh);
    const [identity, contact, confirmed, places] = await Promise.all([
      store.read('identity'),
      store.read('contact'),
      store.read('confirmed_day'),
      store.read('places'),
    ]);
    if (!identity) {
      // logged in, and killed before the store was written: the login is asked for again, of another device
      await this.memory.note(known.store, { device_id: null });
      await connection.shut();
      return;
    }
    const name = known.store;
    const unlocked = { name, connection, vault, store, identity };
    const opened = new OpenedStore(unlocked, this.rows, this.world, this.server, this.realm + name, {
      changed: () => this.changed(),
      contact: (serverNow, offsetMs, more) => this.heard(serverNow, offsetMs, more),
      sessionExpired: (maySend) => {
        this.session.value = maySend && this.opened?.maySend ? 'sends_only' : 'expired';
        void this.sendPhotos();
      },
      upgradeNeeded: () => {
        this.outdated.value = true;
      },
    });
    this.opened = opened;
    await opened.readCredential();
    await this.photos.count(opened.photos);
    await opened.look();
    batch(() => {
      this.places.value = places ?? null;
      this.session.value = 'ok';
      this.clock.begin(contact, confirmed);
      // who has just logged in is online, and the server tells the time in a moment
      if (fresh) this.clock.dispelDoubt();
      this.identity.value = identity;
    });
    opened.engine.start();
    void this.refresh();
  }

  private async close(): Promise<void> {
    const { opened } = this;
    if (!opened) return;
    this.opened = null;
    await opened.close();
    batch(() => {
      this.rows.clear();
      this.identity.value = null;
      this.clock.settle(null);
      this.places.value = null;
    });
  }

  /** Somebody logged in or out in another tab. */
  private async followOtherTab(): Promise<void> {
    const known = await this.memory.current();
    if (this.opened && this.opened.name === known?.store) {
      // the same person's new session serves this tab too
      if (this.session.value !== 'ok') await this.resume(this.opened);
      return;
    }
    await this.close();
    if (known) await this.arrive(known, null);
    else this.gate.leave();
  }

  private async resume(opened: OpenedStore): Promise<void> {
    await opened.readCredential();
    this.session.value = 'ok';
    opened.engine.start();
    void this.handInFormer(opened);
  }

  /** What changes rarely is asked for once after opening: assignments and places. Without a signal it stays as it was. */
  private async refresh(): Promise<void> {
    const { opened } = this;
    if (!opened) return;
    try {
      const me = await this.people.me();
      if (me.person.id === opened.identity.person.id && this.opened === opened) {
        await this.takeIdentity(opened, me);
        void this.handInFormer(opened);
      }
      const area = opened.identity.assignments.find((one) => /^\d\d/.test(one.area_code))?.area_code;
      const province = area?.slice(0, 2);
      if (province && this.places.value?.code !== province) {
        const places = await this.people.places(province);
        await opened.store.write('places', places);
        if (this.opened === opened) this.places.value = places;
      }
    } catch (error) {
      if (!(error instanceof Trouble) && this.opened === opened) throw error;
    }
  }

  private async takeIdentity(opened: OpenedStore, news: Omit<Identity, 'device'>): Promise<void> {
    await opened.takeIdentity(news);
    if (JSON.stringify(opened.identity) !== JSON.stringify(this.identity.value)) this.identity.value = opened.identity;
  }

  /** What waits behind a forgotten PIN goes to support, as far as the server can open it. */
  private async handInFormer(opened: OpenedStore): Promise<void> {
    try {
      const isAnswered = await this.gate.handInFormer(
        this.server,
        opened.identity.device.id,
        this.version,
        this.world.bell.now(),
      );
      if (isAnswered) await this.changed();
    } catch (error) {
      // it stays where it is, until this store is next opened
      if (!(error instanceof Trouble) && this.opened === opened) throw error;
    }
  }

  // ------------------------------------------------------------------------------------------------ what changed

  /** The engine changed the store. */
  private async changed(): Promise<void> {
    await this.opened?.changed();
    // no news will come after which photos could go
    if (this.session.peek() === 'sends_only') void this.sendPhotos();
  }

  private async heard(serverNow: string, offsetMs: number, more: boolean | null): Promise<void> {
    // `more` is told by a pull only
    if (more !== null) this.outdated.value = false;
    const is_more = more ?? this.clock.contact.peek()?.is_more ?? true;
    const contact = { last_contact_at: serverNow, clock_offset_ms: offsetMs, is_more };
    await this.clock.hear(contact, this.opened?.store);
    if (more === false) void this.sendPhotos();
  }

  // ------------------------------------------------------------------------------------------------ photos

  /** After everything was said and heard: photos wait for every line, and no line waits for a photo. */
  private async sendPhotos(): Promise<void> {
    const { opened } = this;
    if (!opened || this.sign.peek().waiting > 0) return;
    await this.photos.send(opened);
  }

  async keepPhoto(scope: string, jpeg: Uint8Array<ArrayBuffer>): Promise<string> {
    if (!this.opened) throw new SaveFailed('not_signed_in');
    return this.photos.keep(this.opened.photos, scope, jpeg);
  }

  photoAddress(scope: string, sha256: string): Promise<string> {
    return photoAddress(this.opened?.photos, scope, sha256);
  }

  private computeSign(): Sign {
    const contact = this.clock.contact.value;
    const places = [...this.rows.known().values()];
    return computeSign({
      items: this.rows.pending().values(),
      photos: this.photos.waiting.value,
      is_behind:
        contact === null || contact.is_more || places.some((place) => place.seq < place.head || !place.is_confirmed),
      now: this.clock.now(),
      online: this.onLine.value,
      session: this.session.value,
      last_contact_at: contact?.last_contact_at ?? null,
    });
  }

  // ------------------------------------------------------------------------------------------------ saving

  today(): string {
    return this.clock.today();
  }

  confirmToday(day: string): Promise<void> {
    return this.clock.confirm(day, this.opened?.store);
  }

  askDayLater(): void {
    this.clock.askLater();
  }

  async save(drafts: readonly Draft[]): Promise<string[]> {
    const { opened } = this;
    if (!opened) throw new SaveFailed('not_signed_in');
    this.clock.look(true);
    return opened.inTurn(async () => {
      const items = await this.space.use(opened.store, () =>
        writeDrafts(opened.outbox, opened.identity.device, drafts, this.moment(opened.identity), this.rows),
      );
      await opened.showSaved(items);
      opened.engine.saved(
        this.sign.peek().waiting,
        drafts.some((draft) => draft.closes),
      );
      void this.space.keep();
      return items.map((item) => item.operation.id);
    });
  }

  /** What is the same for everything that is saved now. */
  private moment({ device, person }: Identity): Moment {
    return { device: device.id, author: person.id, app: this.version, ...this.clock.moment() };
  }

  async fingerprint(operationId: string): Promise<string | null> {
    const line = await this.opened?.outbox.line(operationId);
    return line === undefined ? null : hashText(line);
  }

  syncNow(): void {
    this.opened?.engine.tap();
  }

  closeBurst(): void {
    this.opened?.engine.close();
  }

  applyUpdate(): void {
    this.world.applyUpdate();
  }

  async settle(operationId: string): Promise<void> {
    await this.opened?.outbox.settle([operationId]);
    await this.changed();
  }

  async sentToday(): Promise<readonly SentItem[]> {
    return (await this.opened?.outbox.sentOn(this.today())) ?? [];
  }

  async exportOutbox(): Promise<string> {
    const lines = (await this.opened?.outbox.lines()) ?? [];
    return lines.map((line) => `${line}\n`).join('');
  }

  // ------------------------------------------------------------------------------------------------ people

  login(name: string, password: string, code?: string, retire?: string): Promise<LoginAnswer> {
    return this.enter(name, (public_key, device_id) =>
      this.people.login({ name, password, device_id, app: this.version, public_key, code, retire }),
    );
  }

  join(code: string, retire?: string): Promise<LoginAnswer> {
    return this.enter(null, (public_key) => this.people.join({ code, app: this.version, public_key, retire }));
  }

  private async enter(
    name: string | null,
    ask: (publicKey: string | undefined, deviceId: string | null) => Promise<LoggedIn>,
  ): Promise<LoginAnswer> {
    return orRefused<LoginAnswer>(async () => {
      const known = name === null ? undefined : await this.memory.find(name);
      const store = this.opened?.name === known?.store ? this.opened?.store : undefined;
      const { public_key, made } = await keyFor(this.memory, known, store);
      const told = await ask(public_key, known?.device_id ?? null);
      const { person, device, assignments, sealing_key, upload_credential } = told;
      if (!device) return { ok: false, code: 'internal', retry_after_seconds: null };
      const identity = { person, device, assignments, sealing_key };
      await this.admit(person.name, { identity, device_key: made, upload_credential });
      return { ok: true };
    });
  }

  /** From now on this phone is this person's. */
  protected async admit(name: string, fresh: Fresh): Promise<void> {
    const { person, device } = fresh.identity;
    const { opened } = this;
    const known = await this.memory.enter({ person_id: person.id, name, device_id: device.id });
    if (opened?.name === known.store && opened.identity.device.id === device.id) {
      await keepFresh(this.memory, known, opened.store, fresh);
      await this.takeIdentity(opened, fresh.identity);
      await this.resume(opened);
    } else {
      await this.close();
      await this.arrive(known, fresh);
    }
    this.phoneTabs.tell('person');
  }

  async logout(): Promise<void> {
    try {
      await this.people.logout();
    } catch (error) {
      // without a signal the session ends by itself; here it ends now
      if (!(error instanceof Trouble)) throw error;
    }
    await this.memory.turnTo(null);
    await this.close();
    this.gate.leave();
    this.phoneTabs.tell('person');
  }

  async changePassword(current: string, next: string): Promise<LoginAnswer> {
    return orRefused(async () => {
      await this.people.changePassword(current, next);
      return { ok: true };
    });
  }

  // ------------------------------------------------------------------------------------------------ reports

  async report<Value>(name: ReportName, params: Readonly<Record<string, string>>): Promise<ReportAnswer<Value>> {
    const { opened } = this;
    if (!opened) throw new NoReport('not_signed_in');
    return askReport(this.people, opened.store, name, params);
  }

  async ask<Value>(path: ServerPath, body?: object): Promise<Replied<Value>> {
    return orRefused(async () => ({ ok: true, value: (await this.people.ask(path, body)) as Value }));
  }
}

/** What the server answers, or why it did not. */
async function orRefused<Answer>(ask: () => Promise<Answer>): Promise<Answer | Extract<LoginAnswer, { ok: false }>> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const code = error.sort === 'offline' ? 'offline' : error.code;
    return { ok: false, code, retry_after_seconds: error.retry_after_seconds, devices: error.devices };
  }
}
