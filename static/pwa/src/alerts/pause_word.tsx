/** On วันนี้ of an officer: what is not told above them now, and until when. */

import { say } from '../i18n';
import { LinkButton } from '../ui/button';
import { Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { aboutText, holdingPauses, pausesOf, pauseText } from './pause_rows';

export function PauseWord() {
  const phone = usePhone();
  const holding = holdingPauses(pausesOf(phone, phone.person.value?.id ?? ''), phone.today());
  if (holding.length === 0) return null;
  return (
    <Card title={say('pause.own_title')}>
      {holding.map((pause) => (
        <p key={pause.id}>
          <strong>{aboutText(phone, pause.group_id)}</strong> {pauseText(pause)}
        </p>
      ))}
      <LinkButton to="/pauses">{say('pause.see')}</LinkButton>
    </Card>
  );
}
