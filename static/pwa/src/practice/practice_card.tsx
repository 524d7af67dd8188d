/** On "Me": the way into practice, and there the way to begin anew. */

import { say } from '../i18n';
import { Button } from '../ui/button';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';

/** Practice is a page of its own, so that nothing practised can get into what is real. */
const ADDRESS = '/?practice#/';

export function PracticeCard() {
  const { practice } = usePhone();
  const startAnew = async () => {
    await practice?.startAnew();
    history.replaceState(null, '', ADDRESS);
    location.reload();
  };
  return (
    <Card title={say('practice.heading')}>
      <p class="soft">{say('practice.help')}</p>
      {practice ? (
        <Button press={startAnew}>{say('practice.start_anew')}</Button>
      ) : (
        <a class="button" href={ADDRESS}>
          {say('practice.enter')}
        </a>
      )}
    </Card>
  );
}
