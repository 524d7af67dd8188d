/** The browser's side of Web Push: whether it can, whether somebody allowed it, and its subscription. */

/** unable: this browser has no push. denied: somebody said no, which only the browser's settings can change. */
export type PushState = 'unable' | 'denied' | 'off' | 'on';

/** What the server needs to push to this browser. */
export interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export async function pushState(): Promise<PushState> {
  const registration = await ready();
  if (!registration) return 'unable';
  if (Notification.permission === 'denied') return 'denied';
  return (await registration.pushManager.getSubscription()) ? 'on' : 'off';
}

/** denied, or dismissed: the question was closed without an answer. failed: the browser's push service did not serve. */
export type NotSubscribed = 'denied' | 'dismissed' | 'failed';

/** Asks the person, then the browser's push service. */
export async function subscribe(publicKey: string): Promise<Subscription | NotSubscribed> {
  const registration = await ready();
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'dismissed';
  try {
    // one made under another key of the server's is of no use any more
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
    const made = await registration?.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { p256dh = '', auth = '' } = made?.toJSON().keys ?? {};
    return made ? { endpoint: made.endpoint, p256dh, auth } : 'failed';
  } catch (error) {
    if (error instanceof DOMException) return 'failed';
    throw error;
  }
}

export async function unsubscribe(): Promise<void> {
  const registration = await ready();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

async function ready(): Promise<ServiceWorkerRegistration | null> {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !('PushManager' in globalThis) || !('Notification' in globalThis)) return null;
  return (await serviceWorker.getRegistration()) ?? null;
}
