/** What a person does before a locked store: types their PIN, or chooses it. */

import type { LocalPhone } from '../src/phone';

export const PIN = '40718293';
/** Few, so that a test need not wait. */
export const KEY_ROUNDS = 1_000;

export async function passGate(phone: LocalPhone): Promise<void> {
  const { lock } = phone.gate;
  if (lock.value?.sort === 'new') await phone.gate.choose(PIN);
  if (lock.value?.sort === 'locked') await phone.gate.unlock(PIN);
  if (lock.value) throw new Error(`still ${lock.value.sort}`);
}
