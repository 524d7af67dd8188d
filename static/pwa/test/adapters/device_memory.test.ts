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
  expect(await memory.current()).toEqual({ person_id: 'p2', name: 'officer2', device_id: 'd2' });
  await memory.leave();
  expect(await memory.current()).toBeUndefined();
  expect((await memory.find('OFFICER1'))?.device_id).toBe('d1');
  await memory.close();
});

it('goes on after the browser has closed its database under it', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const memory = new DeviceMemory('omsap');
  await memory.enter({ person_id: 'p1', name: 'officer1', device_id: 'd1' });
  // a newer app in another tab adds something: this one lets go
  const newer = await openDB('omsap', 2, { upgrade: (database) => void database.createObjectStore('later') });
  expect(await memory.current()).toMatchObject({ person_id: 'p1' });
  newer.close();
  await memory.leave();
  expect(await memory.current()).toBeUndefined();
  await memory.close();
});
