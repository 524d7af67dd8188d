/** The code of a slip: from the line this phone wrote, at once and without signal; else as the server tells it. */

import { useEffect, useState } from 'preact/hooks';
import { usePhone } from '../ui/phone_context';
import { slipCode } from './slip_code';

/** Null once it is known that neither can tell; undefined while it is being looked up. */
export function useSlipCode(groupId: string, entryId: string): string | null | undefined {
  const phone = usePhone();
  const [code, setCode] = useState<string | null | undefined>(undefined);
  const { online } = phone.sign.value;
  useEffect(() => {
    let here = true;
    const find = async () => {
      const fingerprint = await phone.fingerprint(entryId);
      if (fingerprint !== null) return slipCode(fingerprint);
      const told = await phone.report<{ code: string }>('slip', { group: groupId, entry: entryId });
      return told.value.code;
    };
    find().then(
      (found) => here && setCode(found),
      () => here && setCode(null),
    );
    return () => {
      here = false;
    };
  }, [groupId, entryId, online]);
  return code;
}
