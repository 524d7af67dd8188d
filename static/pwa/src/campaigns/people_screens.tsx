/** What each person promised in a campaign, and another target for one of them, with the reason. */

import { SHAPES } from '../contract/later.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import type { MousReport } from '../mou/shapes';
import { areaText } from '../people/area_text';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { goTo } from '../router';
import { newId } from '../sync/ports';
import { Button } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { TextField } from '../ui/field';
import { stay, tooLong, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { normaliseThai } from '../values/thai_text';
import { readQuantity } from './campaign_form';
import { type CampaignRow, dueOf, ownTargetOf, unitText } from './campaign_rows';

/** `#/campaigns/:campaign/people` */
export function CampaignPeople({ campaign: campaignId }: { campaign: string }) {
  const phone = usePhone();
  const campaign = phone.rows.find('campaign', campaignId);
  const told = useReport<MousReport>('mous', { area: campaign?.area_code ?? '', campaign: campaignId });
  if (!campaign) return <RowMissing />;
  return (
    <Page
      title={say('campaign.people')}
      note={<AsOf told={told} />}
      back={{ to: `/campaigns/${campaign.id}`, text: say('campaign.name') }}
    >
      <Report told={told}>
        {(report) => (
          <Rows label={say('campaign.people')}>
            {report.people.map((person) => {
              const target = ownTargetOf(phone, person.person_id, campaign.id);
              return (
                <Row
                  key={person.person_id}
                  to={`/campaigns/${campaign.id}/people/${person.person_id}`}
                  title={person.name}
                  note={
                    <>
                      <div>{person.area_codes.map((code) => areaText(code, phone.places.value)).join(' ')}</div>
                      <div>{promiseText(campaign, target?.quantity, target?.target_on)}</div>
                      {target?.reason && <div>{target.reason}</div>}
                    </>
                  }
                />
              );
            })}
          </Rows>
        )}
      </Report>
    </Page>
  );
}

/** "1 กลุ่ม ภายใน 30 ก.ย. 65" */
function promiseText(campaign: CampaignRow, quantity?: number, targetOn?: string | null): string {
  const amount = say('campaign.each_amount', { quantity: quantity ?? campaign.quantity, unit: unitText(campaign) });
  return `${amount} ${say('mou.target')} ${formatThaiDate(targetOn ?? dueOf(campaign), 'short')}`;
}

const BLANK = { quantity: '', target_on: '', reason: '' };

/** A sentence for each field that cannot be saved yet; whoever owes something else than the others has a reason. */
export function checkTarget(texts: typeof BLANK): Partial<typeof BLANK> {
  const { minimum: least, maximum: most } = SHAPES.target.quantity;
  return {
    ...tooLong(SHAPES.target, texts),
    ...(readQuantity(texts.quantity, least, most) === null && {
      quantity: say('campaign.quantity_unclear', { least, most }),
    }),
    ...(!dateOf(texts.target_on) && { target_on: say('date.unclear') }),
    ...(texts.reason.trim() === '' && { reason: say('campaign.reason_missing') }),
  };
}

/** `#/campaigns/:campaign/people/:person` */
export function OwnTargetForm({ campaign: campaignId, person: personId }: { campaign: string; person: string }) {
  const campaign = usePhone().rows.find('campaign', campaignId);
  return campaign ? <TargetForm campaign={campaign} personId={personId} /> : <RowMissing />;
}

function TargetForm({ campaign, personId }: { campaign: CampaignRow; personId: string }) {
  const phone = usePhone();
  const told = useReport<MousReport>('mous', { area: campaign.area_code, campaign: campaign.id });
  const name = told.value?.people.find((each) => each.person_id === personId)?.name ?? '';
  const target = ownTargetOf(phone, personId, campaign.id);
  const form = useForm(
    `target/${campaign.id}/${personId}`,
    {
      quantity: String(target?.quantity ?? campaign.quantity),
      target_on: dateText(target?.target_on ?? dueOf(campaign)),
      reason: target?.reason ?? '',
    },
    checkTarget,
  );
  const save = async () => {
    if (!form.check()) return;
    const { minimum, maximum } = SHAPES.target.quantity;
    const day = dateOf(form.texts.target_on);
    const set = {
      quantity: readQuantity(form.texts.quantity, minimum, maximum),
      target_on: day === dueOf(campaign) ? null : day,
      reason: normaliseThai(form.texts.reason),
      ...(!target && { campaign_id: campaign.id }),
    };
    const id = target?.id ?? newId();
    await phone.save([{ kind: 'target', scope: `person:${personId}`, ...(target ? {} : { id }), data: { id, set } }]);
    await form.clear();
    tell(say('campaign.target_saved'));
    goTo(`/campaigns/${campaign.id}/people`, true);
  };
  if (!form.ready) return null;
  return (
    <Page
      title={say('campaign.change_target')}
      note={name}
      personal
      back={{ to: `/campaigns/${campaign.id}/people`, text: say('campaign.people') }}
      bottom={
        <Button look="main" press={save}>
          {say('form.save')}
        </Button>
      }
    >
      <Card>
        <p>{say('campaign.change_target_help')}</p>
        <p class="soft">{promiseText(campaign)}</p>
      </Card>
      <form class="stack" noValidate onSubmit={stay}>
        <TextField form={form} name="quantity" label={say('campaign.quantity')} digits />
        <DateField form={form} name="target_on" label={say('campaign.target_on')} />
        <TextField form={form} name="reason" label={say('campaign.reason')} long />
      </form>
    </Page>
  );
}
