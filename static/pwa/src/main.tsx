/** Wires the phone to the browser and shows the app. */

import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app';
import { speakAsRemembered } from './i18n';
import { lockWhenIdle } from './idle';
import { LocalPhone } from './phone';
import type { World } from './phone/world';
import { applyUpdate, registerWorker, update } from './sw/registration';

declare const APP_VERSION: string;
/** The day this app was built, ISO. */
declare const BUILT_ON: string;

const world: World = {
  fetch: (path, init) => fetch(path, init),
  bell: {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    after(waitMs, ring) {
      const alarm = setTimeout(ring, waitMs);
      return () => clearTimeout(alarm);
    },
    random: () => Math.random(),
  },
  version: APP_VERSION,
  builtAt: Date.parse(BUILT_ON),
  isOnline: () => navigator.onLine,
  isVisible: () => document.visibilityState === 'visible',
  persist: async () => (await navigator.storage?.persist?.()) ?? null,
  persisted: async () => (await navigator.storage?.persisted?.()) ?? null,
  estimate: async () => {
    const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
    return usage === undefined || quota === undefined ? null : { usage, quota };
  },
  keyRounds: 600_000,
  // only browsers of iPhones and iPads have it
  isForgetful: (navigator as { standalone?: boolean }).standalone === false,
  update,
  applyUpdate,
};

// an address of its own: what is practised never shares a page, a store or a tab with what is real
const isPractice = new URLSearchParams(location.search).has('practice');

/** The phone this page is for. */
async function choosePhone(): Promise<LocalPhone> {
  return isPractice ? new (await import('./practice_phone')).PracticePhone(world) : new LocalPhone(world);
}

async function open(): Promise<void> {
  const phone = await choosePhone();
  await Promise.all([phone.start(), speakAsRemembered()]);

  const root = document.getElementById('app') as HTMLElement;
  root.replaceChildren();
  render(<App phone={phone} />, root);

  addEventListener('online', () => phone.networkChanged());
  addEventListener('offline', () => phone.networkChanged());
  const lookWhetherIdle = isPractice ? () => undefined : lockWhenIdle(phone.gate, world.bell);
  document.addEventListener('visibilitychange', () => {
    if (!world.isVisible()) return;
    lookWhetherIdle();
    phone.visible();
  });

  // the unsent count on the app's icon, where the system shows one
  effect(() => {
    const { waiting, needs_you } = phone.sign.value;
    // a locked store says nothing of itself
    if (!isPractice && !phone.gate.lock.value) void navigator.setAppBadge?.(waiting + needs_you).catch(() => undefined);
  });

  void registerWorker();
}

// not awaited: a screen that is fetched later needs this module to have come to its end
void open();
