/** What a supervisor shows to one of their people, so that a new phone joins. */

import { useEffect, useState } from 'preact/hooks';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { QrCode } from '../ui/qr_code';
import { clockText } from '../ui/when';

export interface CodeMade {
  as_of: string;
  code: string;
  expires_at: string;
}

interface JoinCodeProperties {
  name: string;
  code: CodeMade;
  anew: () => Promise<void>;
  close: () => void;
}

export function JoinCode({ name, code, anew, close }: JoinCodeProperties) {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    setIsOver(false);
    // by how long it lasts, not by this phone's clock, which may be wrong
    const lastsMs = Date.parse(code.expires_at) - Date.parse(code.as_of);
    const clock = setTimeout(() => setIsOver(true), lastsMs);
    return () => clearTimeout(clock);
  }, [code]);
  const address = `${location.origin}/#/join`;
  return (
    <Page
      personal
      title={say('joining.name')}
      note={say('joining.for', { name })}
      bottom={
        <Button look={isOver ? 'plain' : 'main'} wide press={close}>
          {say('joining.close')}
        </Button>
      }
    >
      {isOver ? (
        <Banner look="needs_you">
          <p>{say('joining.over')}</p>
          <Button press={anew}>{say('joining.anew')}</Button>
        </Banner>
      ) : (
        <>
          <p class="join-code">
            {code.code.slice(0, 4)} {code.code.slice(4)}
          </p>
          <p>{say('joining.until', { time: clockText(code.expires_at) })}</p>
          <p>{say('joining.scan')}</p>
          <QrCode text={`${address}/${code.code}`} label={say('joining.qr')} />
          <p>{say('joining.or_type', { address })}</p>
          <p class="soft">{say('joining.care')}</p>
        </>
      )}
    </Page>
  );
}
