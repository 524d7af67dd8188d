/** Alerts by LINE: a code is written to the account once, and from then on messages come there. */

import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { Button } from '../ui/button';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { instantText } from '../ui/when';
import type { Ask } from './ask';

export function LineCard({ isThere, since, ask }: { isThere: boolean; since: string | undefined; ask: Ask }) {
  const today = usePhone().today();
  const [code, setCode] = useState<{ code: string; minutes: number } | null>(null);
  const makeCode = () =>
    ask('/deliveries/addresses/line/code', {}, (answer) => {
      setCode({ code: answer.code ?? '', minutes: answer.minutes ?? 0 });
      return say('delivery.line_code_made');
    });
  return (
    <Card title={say('delivery.line')} done={since !== undefined}>
      {!isThere ? (
        <p class="soft">{say('delivery.line_no_channel')}</p>
      ) : since ? (
        <>
          <p class="soft">{say('delivery.since', { when: instantText(since, today) })}</p>
          <Button
            wide
            press={() =>
              ask('/deliveries/addresses/line/test', {}, ({ state }) =>
                say(state === 'sent' ? 'delivery.line_test_sent' : 'delivery.test_waits'),
              )
            }
          >
            {say('delivery.test_line')}
          </Button>
          <Button wide press={() => ask('/deliveries/addresses/line/end', {}, () => say('delivery.line_ended'))}>
            {say('delivery.line_end')}
          </Button>
        </>
      ) : (
        <>
          <p>{say('delivery.line_help')}</p>
          {code && (
            <p role="status">
              <strong class="code">{code.code}</strong>
              <br />
              {say('delivery.line_code_help', { minutes: code.minutes })}
            </p>
          )}
          <Button wide press={makeCode}>
            {say('delivery.line_make_code')}
          </Button>
        </>
      )}
    </Card>
  );
}
