/** A screen whose code is fetched when it is first opened. */

import { type FunctionComponent, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { learnTheRest, say } from '../i18n';
import { Page } from './page';

/** `load` answers with the component, as `import('./overview').then((module) => module.Overview)`. */
export function lazy<Properties extends object>(
  load: () => Promise<FunctionComponent<Properties>>,
): FunctionComponent<Properties> {
  let loaded: FunctionComponent<Properties> | null = null;
  return function Lazy(properties: Properties) {
    const [screen, setScreen] = useState<{ draw: FunctionComponent<Properties> } | null>(loaded && { draw: loaded });
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (screen) return;
      Promise.all([load(), learnTheRest()]).then(
        ([draw]) => {
          loaded = draw;
          setScreen({ draw });
        },
        () => setFailed(true),
      );
    }, []);
    if (screen) return h(screen.draw, properties);
    return failed ? (
      <Page title={say('screen.missing')}>
        <p>{say('screen.missing_help')}</p>
      </Page>
    ) : null;
  };
}
