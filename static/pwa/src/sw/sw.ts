/**
 * Service worker: the app opens without a network, and a broken download never replaces a working app.
 *
 * Every built file stands in PRECACHE with its SHA-256, and is fetched with it: a captive portal's page in place of a
 * script fails the whole installation, and the old version goes on. Nothing of `/api` is ever kept. A waiting worker takes
 * over only when somebody presses the button for it.
 */

// Filled in by config/sw_plugin.ts: [path, integrity] of every built file, and a name of this build.
declare const PRECACHE: readonly (readonly [string, string])[];
declare const BUILD: string;

const worker = self as unknown as ServiceWorkerGlobalScope;

const PREFIX = 'omsap-';
const CACHE = PREFIX + BUILD;
/** Files below it have a hash of their content in their name. */
const HASHED = '/assets/';
/** What only the server answers: its routes, and the page where anybody checks a slip. */
const SERVERS = /^\/(api|slip)(\/|$)/;
const MATCH = { ignoreVary: true } as const;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  if (event.data === 'take_over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || SERVERS.test(pathname)) return;
  event.respondWith(request.mode === 'navigate' ? answer('/', request) : answer(pathname, request));
});

worker.addEventListener('push', (event) => event.waitUntil(show(event.data)));
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open());
});

/** What is due, in the words the server sent; a second copy of the same replaces the first. Nobody is named in it. */
async function show(data: PushMessageData | null): Promise<void> {
  const { title = 'Omsap', body = '', tag = '' } = readPush(data);
  await worker.registration.showNotification(title, { body, tag, icon: '/icons/icon-192.png', lang: 'th' });
}

/** A browser must show something for every push, also for one that cannot be read. */
function readPush(data: PushMessageData | null): { title?: string; body?: string; tag?: string } {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** The app in front, where it is open already; else opened at what is due now. */
async function open(): Promise<void> {
  const [tab] = await worker.clients.matchAll({ type: 'window' });
  if (tab) await tab.focus();
  else await worker.clients.openWindow('/');
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(PRECACHE.map(([path, integrity]) => keep(cache, path, integrity)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Into the cache: from an older one when the name says it is the same, else from the server, checked. */
async function keep(cache: Cache, path: string, integrity: string): Promise<void> {
  const known = path.startsWith(HASHED) ? await caches.match(path, MATCH) : undefined;
  const answered = known ?? (await fetch(new Request(path, { integrity, cache: 'no-cache', credentials: 'omit' })));
  if (!answered.ok) throw new Error(`${path}: ${answered.status}`);
  await cache.put(path, answered);
}

/** Older caches go; but one stays while tabs are open that may still ask for its files. */
async function activate(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const gone = tabs.length > 0 ? older.slice(0, -1) : older;
  await Promise.all(gone.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** What is kept, this build's first; the network only for what never was. */
async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, MATCH)) ?? (await caches.match(path, MATCH)) ?? fetch(request);
}
