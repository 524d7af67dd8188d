/** What an officer promised, as the first screen shows it: how far, until when, in which printed words. */

import { ownTargets } from '../alerts/own_targets';
import { say } from '../i18n';
import { LinkButton } from '../ui/button';
import { Bar, Card } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText } from '../ui/when';
import { formatThaiDate } from '../values/thai_date';
import { isUnconfirmed, unitText } from './campaign_rows';

/** A card for each open campaign. */
export function TargetCards() {
  const phone = usePhone();
  const me = phone.person.value?.id ?? '';
  const hasMou = phone.rows.all('mou', `person:${me}`).length > 0;
  return (
    <>
      {ownTargets(phone, me).map((target) => {
        const campaign = phone.rows.find('campaign', target.campaign_id);
        if (!campaign) return null;
        const isCounted = !campaign.unit_name;
        return (
          <Card key={target.campaign_id} title={say('target.mine')}>
            <p class="soft">{target.campaign_name}</p>
            <div class="totals">
              <strong>
                {isCounted
                  ? say('target.progress', { founded: target.founded, quantity: target.quantity })
                  : say('campaign.each_amount', { quantity: target.quantity, unit: unitText(campaign) })}
              </strong>
              <span>
                {isCounted && target.founded >= target.quantity
                  ? say('target.reached')
                  : daysLeftText(target.days_left)}{' '}
                ({formatThaiDate(target.target_on, 'short')})
              </span>
            </div>
            {isCounted && <Bar part={target.founded} whole={target.quantity} />}
            {isCounted && target.forming > 0 && <p>{say('target.forming', { count: target.forming })}</p>}
            {campaign.target_words && (
              <p class="soft">{say('campaign.words_printed', { words: campaign.target_words })}</p>
            )}
            {isUnconfirmed(campaign) && (
              <p>{say('campaign.unconfirmed', { date: formatThaiDate(target.target_on) })}</p>
            )}
            <div class="choices">
              <LinkButton to={`/campaigns/${campaign.id}`}>{say('campaign.open_one')}</LinkButton>
              {hasMou && <LinkButton to="/mou">{say('mou.mine')}</LinkButton>}
            </div>
          </Card>
        );
      })}
    </>
  );
}
