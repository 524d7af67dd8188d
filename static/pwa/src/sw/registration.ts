/** The page's side of the service worker: registers it, and says when a new version waits. */

import { type ReadonlySignal, signal } from '@preact/signals';

const WORKER = '/sw.js';
const LOOK_EVERY_MS = 30 * 60_000;

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const waits = signal(false);
let registration: ServiceWorkerRegistration | undefined;
let isPressed = false;

/** A new version was downloaded and waits. */
export const update: ReadonlySignal<boolean> = waits;

/** Takes the new version, in this tab; other tabs keep what is typed in them and change when they are opened anew. */
export function applyUpdate(): void {
  isPressed = true;
  // asked again at the tap: what was seen when the banner appeared may be over
  if (registration?.waiting) registration.waiting.postMessage('take_over');
  else location.reload();
}

/** Registers the worker; without one (an old browser, no https) the app works as long as there is a network. */
export async function registerWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isPressed) location.reload();
  });
  registration = await serviceWorker.register(trusted(WORKER), { updateViaCache: 'none' });
  registration.addEventListener('updatefound', () => {
    registration?.installing?.addEventListener('statechange', look);
  });
  look();
  const ask = () => void registration?.update().catch(() => undefined);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
  setInterval(ask, LOOK_EVERY_MS);
}

/**
 * A waiting worker beside an active one is an update. Asking for the page's controller instead announces an update that
 * is none: WebKit may report the first worker as installed after it already controls the page.
 */
function look(): void {
  waits.value = Boolean(registration?.waiting && registration.active);
}

/** The one address that may become a script at run time. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  const policy = trustedTypes.createPolicy('omsap-sw', {
    createScriptURL(url) {
      if (url !== WORKER) throw new TypeError(url);
      return url;
    },
  });
  return policy.createScriptURL(address);
}
