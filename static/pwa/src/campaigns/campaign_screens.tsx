/** โครงการ: "1 officer, 1 X" with its dates in the printed words, and who confirmed how they are read. */

import { READS_REPORTS } from '../contract/contract.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import type { Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Card, EmptyState, Pairs, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { daysLeftText } from '../ui/when';
import { daysBetween, formatThaiDate } from '../values/thai_date';
import {
  type CampaignRow,
  campaignScope,
  campaignsOf,
  dueOf,
  isUnconfirmed,
  ownTargetOf,
  steers,
  unitText,
} from './campaign_rows';
import { readingsOf } from './deadline_words';

/** `#/campaigns` */
export function CampaignList() {
  const phone = usePhone();
  const campaigns = campaignsOf(phone);
  return (
    <Page
      title={say('campaign.name')}
      note={say('campaign.list_help')}
      back={{ to: '/me', text: say('me.title') }}
      bottom={
        steers(phone) && (
          <LinkButton to="/campaigns/new" look="main" icon="add">
            {say('campaign.new')}
          </LinkButton>
        )
      }
    >
      {campaigns.length === 0 ? (
        <EmptyState title={say('campaign.none')}>
          <p>{say('campaign.none_help')}</p>
        </EmptyState>
      ) : (
        <Rows label={say('campaign.name')}>
          {campaigns.map((campaign) => (
            <Row
              key={campaign.id}
              to={`/campaigns/${campaign.id}`}
              title={
                <>
                  {campaign.name} <Mark mark={campaign.mark} />
                </>
              }
              note={
                <>
                  <div>{areaText(campaign.area_code, phone.places.value)}</div>
                  <div>
                    {campaign.state === 'closed'
                      ? say('campaign.closed')
                      : `${formatThaiDate(dueOf(campaign), 'short')} (${daysLeftText(daysBetween(phone.today(), dueOf(campaign)))})`}
                  </div>
                </>
              }
            />
          ))}
        </Rows>
      )}
    </Page>
  );
}

/** `#/campaigns/:campaign` */
export function CampaignScreen({ campaign: campaignId }: { campaign: string }) {
  const phone = usePhone();
  const campaign = phone.rows.find('campaign', campaignId);
  if (!campaign) return <RowMissing />;
  const role = phone.person.value?.role;
  const isSteering = steers(phone);
  return (
    <Page
      title={campaign.name}
      note={
        <>
          {areaText(campaign.area_code, phone.places.value)} <Mark mark={campaign.mark} />
        </>
      }
      back={{ to: '/campaigns', text: say('campaign.name') }}
    >
      {campaign.state === 'closed' && (
        <Banner>
          <p>{say('campaign.closed')}</p>
        </Banner>
      )}
      <Deadlines phone={phone} campaign={campaign} mayConfirm={isSteering} />
      <Card>
        <Pairs
          pairs={[
            [say('campaign.agenda'), campaign.agenda],
            [
              say('campaign.each'),
              say('campaign.each_amount', { quantity: campaign.quantity, unit: unitText(campaign) }),
            ],
            [say('campaign.signed_on'), formatThaiDate(campaign.signed_on)],
            [say('campaign.starts_on'), formatThaiDate(campaign.starts_on)],
          ]}
        />
        <OwnTarget phone={phone} campaign={campaign} />
      </Card>
      <Rows label={say('campaign.mous')}>
        {(role === 'officer' || role === 'district_chief') && <Row to="/mou" title={say('mou.mine')} />}
        {role && role !== 'officer' && READS_REPORTS[role] && (
          <Row to={`/campaigns/${campaign.id}/mous`} title={say('mou.see_people')} />
        )}
        <Row to={`/campaigns/${campaign.id}/text`} title={say('mou.text_now')} />
        {isSteering && <Row to={`/campaigns/${campaign.id}/people`} title={say('campaign.people')} />}
      </Rows>
      {isSteering && (
        <>
          <LinkButton to={`/campaigns/${campaign.id}/edit`}>{say('campaign.change')}</LinkButton>
          <Closing phone={phone} campaign={campaign} />
        </>
      )}
    </Page>
  );
}

/** The dates with the words they were read from; who looks after the campaign confirms a reading with one tap. */
function Deadlines({ phone, campaign, mayConfirm }: { phone: Phone; campaign: CampaignRow; mayConfirm: boolean }) {
  const due = dueOf(campaign);
  const readings = [...new Set([...readingsOf(campaign.target_words ?? ''), campaign.target_on])].sort();
  const confirm = async (reading: string) => {
    const set = {
      target_on: reading,
      confirmed_on: phone.today(),
      confirmed_by_name: phone.person.value?.display_name ?? '',
    };
    await phone.save([{ kind: 'campaign', scope: campaignScope(campaign), data: { id: campaign.id, set } }]);
    tell(say('campaign.confirmed_told'));
  };
  return (
    <Card title={say('campaign.target_on')} done={Boolean(campaign.confirmed_on)}>
      <p>
        <strong>{formatThaiDate(due)}</strong>{' '}
        {campaign.state === 'open' && <span>({daysLeftText(daysBetween(phone.today(), due))})</span>}
      </p>
      {campaign.target_words && <p>{say('campaign.words_printed', { words: campaign.target_words })}</p>}
      <p>
        {say('campaign.hard_on')}: {formatThaiDate(campaign.hard_on)}
      </p>
      {campaign.hard_words && <p>{say('campaign.words_printed', { words: campaign.hard_words })}</p>}
      {campaign.confirmed_on && (
        <p class="soft">
          {say('campaign.confirmed', {
            name: campaign.confirmed_by_name ?? '–',
            date: formatThaiDate(campaign.confirmed_on),
          })}
        </p>
      )}
      {isUnconfirmed(campaign) && (
        <>
          <Banner look="needs_you">
            <p>{say('campaign.unconfirmed', { date: formatThaiDate(due) })}</p>
          </Banner>
          {mayConfirm && (
            <>
              <p class="soft">{say('campaign.confirm_help')}</p>
              <div class="stack-close">
                {readings.map((reading) => (
                  <Button key={reading} wide press={() => confirm(reading)}>
                    {say('campaign.confirm', { date: formatThaiDate(reading) })}
                  </Button>
                ))}
              </div>
            </>
          )}
        </>
      )}
    </Card>
  );
}

/** What the person of this phone owes, where it is not what everybody owes. */
function OwnTarget({ phone, campaign }: { phone: Phone; campaign: CampaignRow }) {
  const target = ownTargetOf(phone, phone.person.value?.id ?? '', campaign.id);
  if (!target || (target.target_on === null && target.quantity === campaign.quantity)) return null;
  return (
    <>
      <p>
        <strong>
          {say('campaign.own_target', {
            quantity: say('campaign.each_amount', { quantity: target.quantity, unit: unitText(campaign) }),
            date: formatThaiDate(target.target_on ?? dueOf(campaign)),
          })}
        </strong>
      </p>
      {target.reason && <p class="soft">{target.reason}</p>}
    </>
  );
}

/** A campaign that is over, or was closed too soon. */
function Closing({ phone, campaign }: { phone: Phone; campaign: CampaignRow }) {
  const isOpen = campaign.state === 'open';
  const turn = async () => {
    const set = { state: isOpen ? 'closed' : 'open' };
    await phone.save([{ kind: 'campaign', scope: campaignScope(campaign), data: { id: campaign.id, set } }]);
    tell(say(isOpen ? 'campaign.closed_told' : 'campaign.reopened_told', { name: campaign.name }));
  };
  return (
    <Button wide press={turn}>
      {say(isOpen ? 'campaign.close' : 'campaign.reopen')}
    </Button>
  );
}
