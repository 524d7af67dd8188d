/** Whether the text on this phone is the one that is to be signed. */

import { useEffect, useState } from 'preact/hooks';
import { fingerprintOf } from './fingerprint';

/** `same` only once the text was read letter by letter; `missing` while it has not reached this phone. */
export type Reading = 'reading' | 'same' | 'differs' | 'missing';

/** Follows a text and the fingerprint it should have. */
export function useReading(text: string | undefined, fingerprint: string): Reading {
  const [reading, setReading] = useState<Reading>('reading');
  useEffect(() => {
    if (text === undefined) {
      setReading('missing');
      return;
    }
    let here = true;
    fingerprintOf(text).then((found) => here && setReading(found === fingerprint ? 'same' : 'differs'));
    return () => {
      here = false;
    };
  }, [text, fingerprint]);
  return reading;
}
