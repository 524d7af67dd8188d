/** A report as a screen follows it: at once what the device keeps, then what the server says. */

import { useEffect, useState } from 'preact/hooks';
import { NoReport, type ReportName } from '../sync/ports';
import { usePhone } from '../ui/phone_context';

export interface Told<Value> {
  value: Value | null;
  as_of: string | null;
  /** True when the answer is an older one that this device kept. */
  is_kept: boolean;
  /** Nothing was ever learned and the server cannot be asked now. */
  is_missing: boolean;
  /** Why the server gave none. */
  code?: string;
}

const NOTHING: Told<never> = { value: null, as_of: null, is_kept: false, is_missing: false };

/** Asks again when the parameters or the `round` change and when the phone comes online again. */
export function useReport<Value>(name: ReportName, params: Record<string, string>, round = 0): Told<Value> {
  const phone = usePhone();
  const online = phone.sign.value.online;
  const key = `${name} ${JSON.stringify(params)}`;
  // an answer to another question is none to this one
  const [known, setKnown] = useState<{ key: string; told: Told<Value> }>({ key, told: NOTHING });
  useEffect(() => {
    let here = true;
    const setTold = (told: Told<Value>) => setKnown({ key, told });
    phone
      .report<Value>(name, params)
      .then((answer) => {
        if (!here) return;
        setTold({
          value: answer.value,
          as_of: answer.as_of,
          is_kept: answer.from === 'phone',
          is_missing: false,
        });
      })
      .catch((error: unknown) => {
        if (here) setTold({ ...NOTHING, is_missing: true, code: error instanceof NoReport ? error.code : 'internal' });
      });
    return () => {
      here = false;
    };
  }, [key, online, round]);
  return known.key === key ? known.told : NOTHING;
}
