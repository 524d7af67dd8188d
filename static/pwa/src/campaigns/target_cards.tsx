/** What an officer promised in every open campaign, and how far it has come. */

import { ownTargets } from '../alerts/own_targets';
import { say } from '../i18n';
import { Bar, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText } from '../ui/when';
import { formatThaiDate } from '../values/thai_date';

export function TargetCards() {
  const phone = usePhone();
  const targets = ownTargets(phone, phone.person.value?.id ?? '');
  return (
    <>
      {targets.map((target) => (
        <Card key={target.campaign_id} title={say('target.mine')}>
          <p class="soft">{target.campaign_name}</p>
          <div class="totals">
            <strong>{say('target.progress', { founded: target.founded, quantity: target.quantity })}</strong>
            <span>
              {target.founded >= target.quantity ? say('target.reached') : daysLeftText(target.days_left)} (
              {formatThaiDate(target.target_on, 'short')})
            </span>
          </div>
          <Bar part={target.founded} whole={target.quantity} />
          {target.forming > 0 && <p>{say('target.forming', { count: target.forming })}</p>}
        </Card>
      ))}
    </>
  );
}
