/** Alerts shown by the phone itself: turned on for this phone by a tap, tested, turned off. */

import { useEffect, useState } from 'preact/hooks';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { Card } from '../ui/panels';
import type { Ask } from './ask';
import { type NotSubscribed, type PushState, pushState, subscribe, unsubscribe } from './push';

export function PushCard({ publicKey, isKnown, ask }: { publicKey: string | null; isKnown: boolean; ask: Ask }) {
  const [state, setState] = useState<PushState | null>(null);
  const [refusal, setRefusal] = useState<NotSubscribed | null>(null);
  const look = () => pushState().then(setState);
  useEffect(() => void look(), []);
  const turnOn = async () => {
    const made = await subscribe(publicKey ?? '');
    setRefusal(typeof made === 'string' ? made : null);
    if (typeof made !== 'string') await ask('/deliveries/addresses/push', made, () => say('delivery.push_on_told'));
    await look();
  };
  const turnOff = async () => {
    if (await ask('/deliveries/addresses/push/end', {}, () => say('delivery.push_off_told'))) await unsubscribe();
    await look();
  };
  const problem = state === 'denied' ? 'denied' : refusal;
  const isOn = state === 'on' && isKnown;
  return (
    <Card title={say('delivery.push')} done={isOn}>
      {publicKey === null ? (
        <p class="soft">{say('delivery.push_no_channel')}</p>
      ) : (
        <>
          <p>{say(isOn ? 'delivery.push_on' : 'delivery.push_help')}</p>
          {state === 'unable' && <p class="soft">{say('delivery.push_unable')}</p>}
          {problem && (
            <p class="problem" role="alert">
              {say(`delivery.push_${problem}`)}
            </p>
          )}
          {(state === 'off' || (state === 'on' && !isKnown)) && (
            <Button wide press={turnOn}>
              {say('delivery.push_turn_on')}
            </Button>
          )}
          {isOn && (
            <>
              <Button
                wide
                press={() =>
                  ask('/deliveries/addresses/push/test', {}, ({ state: sent }) =>
                    say(sent === 'sent' ? 'delivery.push_test_sent' : 'delivery.test_waits'),
                  )
                }
              >
                {say('delivery.test_push')}
              </Button>
              <Button wide press={turnOff}>
                {say('delivery.push_turn_off')}
              </Button>
            </>
          )}
        </>
      )}
    </Card>
  );
}
