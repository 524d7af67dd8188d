// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A worker's registration as a browser shows it to the page. */
class FakeRegistration extends EventTarget {
  active: object | null = null;
  waiting: { postMessage: (message: string) => void } | null = null;
  installing: EventTarget | null = null;
  update = async () => undefined;
}

let registration: FakeRegistration;
let container: EventTarget & { register: ReturnType<typeof vi.fn> };
const reload = vi.fn();

beforeEach(() => {
  vi.resetModules();
  registration = new FakeRegistration();
  container = Object.assign(new EventTarget(), { register: vi.fn(async () => registration) });
  vi.stubGlobal('navigator', { serviceWorker: container });
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('setInterval', () => 0);
});

afterEach(() => {
  vi.unstubAllGlobals();
  reload.mockReset();
});

/** A worker is found, and comes to a state. */
function find(change: () => void): void {
  registration.installing = new EventTarget();
  registration.dispatchEvent(new Event('updatefound'));
  change();
  registration.installing.dispatchEvent(new Event('statechange'));
}

it('announces a version only when one waits beside an active one', async () => {
  const { registerWorker, update } = await import('../../src/sw/registration');
  await registerWorker();
  expect(container.register).toHaveBeenCalledWith('/sw.js', { updateViaCache: 'none' });
  // WebKit tells of the first worker's installation when it already controls the page: no update
  find(() => {
    registration.waiting = { postMessage: () => undefined };
  });
  expect(update.value).toBe(false);
  find(() => {
    registration.active = {};
  });
  expect(update.value).toBe(true);
});

it('takes the new version at the tap, and reloads only the tab that was tapped', async () => {
  const { registerWorker, applyUpdate } = await import('../../src/sw/registration');
  await registerWorker();
  const told: string[] = [];
  registration.active = {};
  registration.waiting = { postMessage: (message) => told.push(message) };
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).not.toHaveBeenCalled();
  applyUpdate();
  expect(told).toEqual(['take_over']);
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
});

it('only ever makes the address of the worker trusted', async () => {
  let rules: { createScriptURL(url: string): string } | undefined;
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, given: typeof rules) => {
      expect(name).toBe('omsap-sw');
      rules = given;
      return given;
    },
  });
  const { registerWorker } = await import('../../src/sw/registration');
  await registerWorker();
  expect(rules?.createScriptURL('/sw.js')).toBe('/sw.js');
  expect(() => rules?.createScriptURL('/other.js')).toThrow(TypeError);
});

it('does without where there is no worker', async () => {
  vi.stubGlobal('navigator', {});
  const { registerWorker, update } = await import('../../src/sw/registration');
  await registerWorker();
  expect(update.value).toBe(false);
});
