/** What waits in the stores of this person whose PIN is forgotten: handed in, on its way, or shut. */

import { useEffect, useState } from 'preact/hooks';
import { say } from '../i18n';
import type { ShutWork } from '../sync/ports';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';

const STANDINGS = ['handed_in', 'to_hand_in', 'shut'] as const;

export function FormerWork() {
  const phone = usePhone();
  const [work, setWork] = useState<ShutWork | null>(null);
  const outbox = phone.outbox.value;
  // counted again whenever something was handed in: the phone then looks at its own outbox as well
  useEffect(() => {
    let here = true;
    phone.gate.shutWork().then((counted) => {
      if (here) setWork(counted);
    });
    return () => {
      here = false;
    };
  }, [outbox]);
  const told = STANDINGS.filter((standing) => work && work[standing] > 0);
  if (!work || told.length === 0) return null;
  return (
    <Banner>
      <h2>{say('sync.former')}</h2>
      {told.map((standing) => (
        <p key={standing}>{say(`sync.former_${standing}`, { count: work[standing] })}</p>
      ))}
    </Banner>
  );
}
