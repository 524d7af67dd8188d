import { afterEach, expect, it, vi } from 'vitest';
import { FROZEN_MS, Tabs } from '../../src/adapters/tabs';

afterEach(() => vi.unstubAllGlobals());

/** A promise that is kept or broken from outside. */
function gate<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<Value>((keep, fail) => {
    resolve = keep;
    reject = fail;
  });
  return { promise, resolve, reject };
}

/** The lock table of a browser, as far as we use it. */
function locks() {
  const held = new Map<string, (reason: unknown) => void>();
  return {
    async request(name: string, { steal = false }: LockOptions, work: (lock: object | null) => Promise<unknown>) {
      if (held.has(name) && !steal) return work(null);
      held.get(name)?.(new DOMException('stolen', 'AbortError'));
      const robbed = gate<never>();
      held.set(name, robbed.reject);
      try {
        return await Promise.race([work({ name }), robbed.promise]);
      } finally {
        if (held.get(name) === robbed.reject) held.delete(name);
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

it('takes the lock of a frozen tab away after two minutes of silence, and not sooner', async () => {
  vi.stubGlobal('navigator', { locks: locks() });
  let now = 0;
  const [frozen, waiting] = [
    new Tabs('a', () => 0),
    new Tabs(
      'a',
      () => 0,
      () => now,
    ),
  ];
  const thaw = gate<void>();
  const ended: string[] = [];
  const asleep = frozen.alone('push', async () => {
    await thaw.promise;
    ended.push('frozen');
  });
  const sent = () => waiting.alone('push', async () => void ended.push('waiting'));
  for (now = 0; now < FROZEN_MS; now += 2_000) expect(await sent()).toBe(false);
  // a sign of life: it works, however slowly
  frozen.tell('changed');
  await new Promise((done) => setTimeout(done, 50));
  expect(await sent()).toBe(false);
  now += FROZEN_MS - 1;
  expect(await sent()).toBe(false);
  now += 1;
  expect(await sent()).toBe(true);
  expect(ended).toEqual(['waiting']);
  // awake again it ends what it began, and the next cycle is an ordinary one
  thaw.resolve();
  expect(await asleep).toBe(true);
  expect(ended).toEqual(['waiting', 'frozen']);
  expect(await sent()).toBe(true);
  for (const tabs of [frozen, waiting]) tabs.close();
});

it('tells of its own failure, also when its lock was taken away meanwhile', async () => {
  vi.stubGlobal('navigator', { locks: locks() });
  let now = 0;
  const [frozen, waiting] = [
    new Tabs('a', () => 0),
    new Tabs(
      'a',
      () => 0,
      () => now,
    ),
  ];
  const thaw = gate<void>();
  const asleep = frozen.alone('push', () => thaw.promise);
  await waiting.alone('push', async () => undefined);
  now = FROZEN_MS;
  expect(await waiting.alone('push', async () => undefined)).toBe(true);
  thaw.reject(new Error('no line'));
  await expect(asleep).rejects.toThrow('no line');
  for (const tabs of [frozen, waiting]) tabs.close();
});
