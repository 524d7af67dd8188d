import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { DeviceMemory } from '../../src/adapters/device_memory';

afterEach(() => vi.unstubAllGlobals());

it('knows who uses the phone, and which device each person is here', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const memory = new DeviceMemory('omsap');
  expect(await memory.current()).toBeUndefined();
  expect(await memory.find('officer1')).toBeUndefined();
  await memory.enter({ person_id: 'p1', name: 'Officer1', device_id: 'd1' });
  await memory.enter({ person_id: 'p2', name: 'officer2', device_id: 'd2' });
  expect(await memory.current()).toMatchObject({ person_id: 'p2', name: 'officer2', device_id: 'd2', number: 1 });
  await memory.turnTo(null);
  expect(await memory.current()).toBeUndefined();
  expect((await memory.find('OFFICER1'))?.device_id).toBe('d1');
  await memory.close();
});

it('goes on after the browser has closed its database under it', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const memory = new DeviceMemory('omsap');
  await memory.enter({ person_id: 'p1', name: 'officer1', device_id: 'd1' });
  // a newer app in another tab adds something: this one lets go
  const newer = await openDB('omsap', 3, { upgrade: (database) => void database.createObjectStore('later') });
  expect(await memory.current()).toMatchObject({ person_id: 'p1' });
  newer.close();
  await memory.turnTo(null);
  expect(await memory.current()).toBeUndefined();
  await memory.close();
});

it('keeps the stores of people who logged in before anybody could have two', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const older = await openDB('omsap', 1, {
    upgrade(database) {
      database.createObjectStore('people', { keyPath: 'person_id' }).createIndex('by_name', 'name');
      database.createObjectStore('phone');
    },
  });
  await older.put('people', { person_id: 'p1', name: 'officer1', device_id: 'd1' });
  await older.put('phone', 'p1', 'current_person');
  older.close();
  const memory = new DeviceMemory('omsap');
  expect(await memory.current()).toMatchObject({ store: 'p1', name: 'officer1', device_id: 'd1' });
  await memory.close();
});

it('begins another store for somebody, who is another device there, and finds back to the former', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const memory = new DeviceMemory('omsap');
  const former = await memory.enter({ person_id: 'p1', name: 'officer1', device_id: 'd1' });
  await memory.beginAnother(former);
  expect(await memory.current()).toBeUndefined();
  expect((await memory.find('officer1'))?.device_id ?? null).toBeNull();
  expect(await memory.enter({ person_id: 'p1', name: 'officer1', device_id: 'd2' })).toMatchObject({ store: 'p1-2' });
  expect((await memory.find('officer1'))?.device_id).toBe('d2');
  await memory.turnTo(former.store);
  expect((await memory.find('officer1'))?.device_id).toBe('d1');
  expect(await memory.enter({ person_id: 'p1', name: 'officer1', device_id: 'd1' })).toEqual(former);
  await memory.close();
});
