import { afterEach, expect, it, vi } from 'vitest';
import { Tabs } from '../../src/adapters/tabs';

afterEach(() => vi.unstubAllGlobals());

/** The lock table of a browser, as far as we use it. */
function locks() {
  const held = new Set<string>();
  return {
    request: async (name: string, _: object, work: (lock: object | null) => Promise<unknown>) => {
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

it('lets one tab work at a time, each kind of work by itself, each person by itself', async () => {
  vi.stubGlobal('navigator', { locks: locks() });
  const [first, second, other] = [new Tabs('a', () => 0), new Tabs('a', () => 0), new Tabs('b', () => 0)];
  let inside = 0;
  const add = (count: number) => async () => {
    inside += count;
  };
  await first.alone('push', async () => {
    expect(await second.alone('push', add(100))).toBe(false);
    expect(await second.alone('pull', add(1))).toBe(true);
    expect(await other.alone('push', add(1))).toBe(true);
  });
  expect(await second.alone('push', add(1))).toBe(true);
  expect(inside).toBe(3);
  for (const tabs of [first, second, other]) tabs.close();
});

it('lets go of the lock when the work fails, and says why', async () => {
  vi.stubGlobal('navigator', { locks: locks() });
  const tabs = new Tabs('a', () => 0);
  await expect(tabs.alone('push', () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
  expect(await tabs.alone('push', async () => undefined)).toBe(true);
  tabs.close();
});

it('works in every tab where the browser has no locks', async () => {
  vi.stubGlobal('navigator', { locks: null });
  const tabs = new Tabs('a', () => 0);
  expect(await tabs.alone('push', async () => undefined)).toBe(true);
  tabs.close();
});

it('tells the other tabs of the person, and not itself', async () => {
  const heard: string[] = [];
  const [first, second, other] = ['a', 'a', 'b'].map(
    (name, index) => new Tabs(name, (tidings) => heard.push(`${index} ${tidings}`)),
  );
  first?.tell('saved');
  await new Promise((done) => setTimeout(done, 50));
  expect(heard).toEqual(['1 saved']);
  for (const tabs of [first, second, other]) tabs?.close();
});
