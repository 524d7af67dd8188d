/**
 * The rows in memory, as screens read them: what was pulled, overlaid with what is pending. Only rows that something
 * touched are made anew, so a row that did not change stays the same object, and a fold over a kind of a group runs again
 * only when a row of that kind in that group changed.
 */

import { batch, type Signal, signal } from '@preact/signals';
import type { KindName, RowKind, RowOf } from '../contract/contract.gen';
import { type Fields, rowIdOf } from './operation';
import type { Item } from './outbox';
import { overlayRow, type ShownRow } from './overlay';
import type { Fetching, Rows, Shown } from './ports';

/** A row as it lies in the store. */
export interface StoredRow {
  scope: string;
  kind: string;
  id: string;
  seq: number;
  row: Fields;
}

/** How far a scope was pulled; `resets` counts how often its rows were replaced. */
export interface ScopePlace {
  scope: string;
  /** Where the rows that are shown stand; "" while others are fetched in their place. */
  cursor: string;
  /** Whether a pull has confirmed everything this phone was told of the scope. */
  is_confirmed: boolean;
  seq: number;
  head: number;
  resets: number;
  fetching: Fetching | null;
}

/** What another look into the store found. */
export interface Looked {
  /** All scopes that hold pulled rows; one that is missing was purged. */
  scopes: readonly ScopePlace[];
  /** Rows that changed since the last look; all rows of a scope that was reset. */
  rows: readonly StoredRow[];
  /** All operations still to be shown. */
  items: readonly Item[];
}

/** Rows of one kind in one scope. */
interface Shelf {
  server: Map<string, Fields>;
  shown: Map<string, ShownRow>;
  /** `shown` in a list, made when asked for. */
  list: ShownRow[] | null;
}

interface Touched {
  scope: string;
  kind: string;
  id: string;
}

export class ShownRows implements Rows {
  private readonly shelves = new Map<string, Map<string, Shelf>>();
  private readonly places = new Map<string, ScopePlace>();
  private readonly items = new Map<string, Item>();
  /** Items that touch a row, by scope, kind and row id. */
  private readonly itemsOfRow = new Map<string, Item[]>();
  private readonly versions = new Map<string, Signal<number>>();
  /** Counts what was taken over: cursors and pending operations change with it also where no row does. */
  private readonly taken = signal(0);

  // ------------------------------------------------------------------------------------------------ for screens

  version(scope: string): number {
    return this.versionOf(scope).value;
  }

  all<Kind extends RowKind>(kind: Kind, scope?: string): Shown<RowOf[Kind]>[] {
    void this.versionOf(scope === undefined ? kind : `${scope} ${kind}`).value;
    const scopes = scope === undefined ? [...this.shelves.keys()] : [scope];
    const found = scopes.flatMap((one) => {
      const shelf = this.shelves.get(one)?.get(kind);
      if (!shelf) return [];
      shelf.list ??= [...shelf.shown.values()];
      return shelf.list;
    });
    return found as unknown as Shown<RowOf[Kind]>[];
  }

  find<Kind extends RowKind>(kind: Kind, id: string): Shown<RowOf[Kind]> | undefined {
    for (const [scope, shelves] of this.shelves) {
      const row = shelves.get(kind)?.shown.get(id);
      if (row) {
        void this.versionOf(`${scope} ${kind}`).value;
        return row as unknown as Shown<RowOf[Kind]>;
      }
    }
    void this.versionOf(kind).value;
    return undefined;
  }

  fetching(scope: string): Fetching | null {
    void this.versionOf(scope).value;
    return this.places.get(scope)?.fetching ?? null;
  }

  // ------------------------------------------------------------------------------------------------ for the phone

  /** The row as shown, without subscribing anybody. */
  peek(kind: KindName, id: string): Fields | undefined {
    for (const shelves of this.shelves.values()) {
      const row = shelves.get(kind)?.shown.get(id);
      if (row) return row;
    }
    return undefined;
  }

  place(scope: string): ScopePlace | undefined {
    return this.places.get(scope);
  }

  /** Where every pulled scope stands: what the next look needs to know. Subscribes. */
  known(): ReadonlyMap<string, ScopePlace> {
    void this.taken.value;
    return this.places;
  }

  /** The operations that are still to be shown. Subscribes. */
  pending(): ReadonlyMap<string, Item> {
    void this.taken.value;
    return this.items;
  }

  /** Takes over what was just saved, without looking again. */
  add(saved: readonly Item[]): void {
    const touched = new Map<string, Touched>();
    for (const item of saved) {
      this.items.set(item.operation.id, item);
      touch(touched, touchedBy(item));
    }
    this.indexItems(touched);
    this.draw(touched);
  }

  /** Takes over what a look into the store found: rows, cursors and items of one moment, so that nothing flickers. */
  take(looked: Looked): void {
    const touched = new Map<string, Touched>();
    const gotOn = this.takeScopes(looked.scopes, touched);
    for (const { scope, kind, id, row } of looked.rows) {
      this.shelf(scope, kind).server.set(id, row);
      touch(touched, { scope, kind, id });
    }
    this.takeItems(looked.items, touched);
    this.indexItems(touched);
    this.draw(touched, gotOn);
  }

  /** Forgets everything, for the next person. */
  clear(): void {
    this.take({ scopes: [], rows: [], items: [] });
  }

  /** Answers with the scopes whose first fetch got on or came to its end: they changed even where no row did. */
  private takeScopes(scopes: readonly ScopePlace[], touched: Map<string, Touched>): string[] {
    const now = new Map(scopes.map((place) => [place.scope, place]));
    const gotOn = scopes.filter(({ scope, fetching }) => this.places.get(scope)?.fetching?.filled !== fetching?.filled);
    for (const [scope, before] of this.places) {
      if (now.get(scope)?.resets === before.resets) continue;
      for (const [kind, shelf] of this.shelves.get(scope) ?? []) {
        for (const id of shelf.server.keys()) touch(touched, { scope, kind, id });
        shelf.server.clear();
      }
    }
    this.places.clear();
    for (const [scope, place] of now) this.places.set(scope, place);
    return gotOn.map((place) => place.scope);
  }

  private takeItems(items: readonly Item[], touched: Map<string, Touched>): void {
    const now = new Map(items.map((item) => [item.operation.id, item]));
    for (const [id, before] of this.items) {
      if (!now.has(id)) {
        this.items.delete(id);
        touch(touched, touchedBy(before));
      }
    }
    for (const [id, item] of now) {
      const before = this.items.get(id);
      const isSame =
        before && before.state === item.state && before.outcome === item.outcome && before.code === item.code;
      this.items.set(id, item);
      // an item's own page may have come: its row is drawn anew in any case
      if (!isSame || item.seq !== null) touch(touched, touchedBy(item));
    }
  }

  private indexItems(touched: ReadonlyMap<string, Touched>): void {
    for (const key of touched.keys()) this.itemsOfRow.delete(key);
    for (const item of this.items.values()) {
      const key = keyOf(touchedBy(item));
      if (!touched.has(key)) continue;
      const others = this.itemsOfRow.get(key);
      if (others) others.push(item);
      else this.itemsOfRow.set(key, [item]);
    }
    for (const key of touched.keys()) this.itemsOfRow.get(key)?.sort((left, right) => left.place - right.place);
  }

  private draw(touched: ReadonlyMap<string, Touched>, scopes: readonly string[] = []): void {
    const changed = new Set<string>(scopes);
    for (const [key, { scope, kind, id }] of touched) {
      const shelf = this.shelf(scope, kind);
      const before = shelf.shown.get(id);
      const row = overlayRow(shelf.server.get(id), this.itemsOfRow.get(key) ?? [], this.places.get(scope)?.seq ?? 0);
      if (before === undefined && row === undefined) continue;
      if (before && row && isSameRow(before, row)) continue;
      if (row) shelf.shown.set(id, row);
      else shelf.shown.delete(id);
      shelf.list = null;
      for (const name of [scope, kind, `${scope} ${kind}`]) changed.add(name);
    }
    batch(() => {
      this.taken.value += 1;
      for (const name of changed) {
        const version = this.versions.get(name);
        if (version) version.value += 1;
      }
    });
  }

  private shelf(scope: string, kind: string): Shelf {
    let shelves = this.shelves.get(scope);
    if (!shelves) {
      shelves = new Map();
      this.shelves.set(scope, shelves);
    }
    let shelf = shelves.get(kind);
    if (!shelf) {
      shelf = { server: new Map(), shown: new Map(), list: null };
      shelves.set(kind, shelf);
    }
    return shelf;
  }

  private versionOf(name: string): Signal<number> {
    let version = this.versions.get(name);
    if (!version) {
      version = signal(0);
      this.versions.set(name, version);
    }
    return version;
  }
}

function touchedBy({ operation }: Item): Touched {
  return { scope: operation.scope, kind: operation.kind, id: rowIdOf(operation) };
}

function keyOf({ scope, kind, id }: Touched): string {
  return `${scope} ${kind} ${id}`;
}

function touch(touched: Map<string, Touched>, one: Touched): void {
  touched.set(keyOf(one), one);
}

function isSameRow(left: ShownRow, right: ShownRow): boolean {
  const names = Object.keys(right);
  return names.length === Object.keys(left).length && names.every((name) => left[name] === right[name]);
}
