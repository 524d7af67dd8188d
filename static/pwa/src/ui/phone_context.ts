/** How a screen reaches the one `Phone` object. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Phone } from '../sync/ports';

export const PhoneContext = createContext<Phone | null>(null);

/** The phone this screen runs on. A screen outside the provider is a defect of ours, so it throws. */
export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('no phone around this screen');
  return phone;
}
