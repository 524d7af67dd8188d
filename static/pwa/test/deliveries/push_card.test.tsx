import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PushCard } from '../../src/deliveries/push_card';
import { say } from '../../src/i18n';

/** What the person answers when the browser asks, and whether the push service does its part. */
let answer: NotificationPermission;
let isServed: boolean;
const asked: string[] = [];

beforeEach(() => {
  isServed = true;
  asked.length = 0;
  const notification = {
    permission: 'default',
    requestPermission: async () => {
      notification.permission = answer;
      return answer;
    },
  };
  vi.stubGlobal('Notification', notification);
  vi.stubGlobal('PushManager', {});
  const subscription = { endpoint: 'https://push.example', toJSON: () => ({ keys: { p256dh: 'p', auth: 'a' } }) };
  const pushManager = {
    getSubscription: async () => null,
    subscribe: async () => (isServed ? subscription : Promise.reject(new DOMException('no service', 'AbortError'))),
  };
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => ({ pushManager }) } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function turnOn() {
  const ask = async (path: string) => {
    asked.push(path);
    return true;
  };
  render(<PushCard publicKey="key" isKnown={false} ask={ask} />);
  fireEvent.click(await screen.findByRole('button', { name: say('delivery.push_turn_on') }));
}

it.each([
  ['denied', true, 'delivery.push_denied'],
  ['default', true, 'delivery.push_dismissed'],
  ['granted', false, 'delivery.push_failed'],
] as const)('permission %s, service %s: says what to do', async (permission, served, words) => {
  answer = permission;
  isServed = served;
  await turnOn();
  expect((await screen.findByRole('alert')).textContent).toBe(say(words));
  expect(asked).toEqual([]);
});

it('whoever allows it is told nothing else', async () => {
  answer = 'granted';
  await turnOn();
  await vi.waitFor(() => expect(asked).toEqual(['/deliveries/addresses/push']));
  expect(screen.queryByRole('alert')).toBeNull();
});
