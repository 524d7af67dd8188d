/** Who has signed in a campaign and who has still to; drawing up the memoranda that are missing. */

import { type CampaignRow, dueOf, ownTargetOf, steers } from '../campaigns/campaign_rows';
import { SHAPES } from '../contract/later.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { areaText } from '../people/area_text';
import { SaveTable } from '../reports/save_table';
import { AsOf, Report } from '../reports/told';
import { useReport } from '../reports/use_report';
import { goTo } from '../router';
import type { Draft, Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { TextField } from '../ui/field';
import { stay, tooLong, useForm } from '../ui/form';
import { tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Banner, Bar, Card, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { normaliseThai } from '../values/thai_text';
import { ceremoniesOf } from './ceremony_rows';
import { mousOf, standText, type TemplateRow, templatesOf } from './mou_rows';
import type { MouSigner, MousReport } from './shapes';

/** The part of a campaign's area that the person of this phone is told of. */
function reportArea(phone: Phone, campaign: CampaignRow | undefined): string {
  const own = phone.assignments.value[0]?.area_code ?? '';
  return !campaign || own.startsWith(campaign.area_code) ? own : campaign.area_code;
}

/** `#/campaigns/:campaign/mous` */
export function MouList({ campaign: campaignId }: { campaign: string }) {
  const campaign = usePhone().rows.find('campaign', campaignId);
  return campaign ? <People campaign={campaign} /> : <RowMissing />;
}

function People({ campaign }: { campaign: CampaignRow }) {
  const phone = usePhone();
  const asked = { area: reportArea(phone, campaign), campaign: campaign.id };
  const told = useReport<MousReport>('mous', asked);
  const home = `/campaigns/${campaign.id}`;
  const isSteering = steers(phone);
  const here = mousOf(phone, campaign.id);
  const ceremonies = ceremoniesOf(phone, campaign.id);
  return (
    <Page title={say('mou.see_people')} note={<AsOf told={told} />} back={{ to: home, text: say('campaign.name') }}>
      <Report told={told}>
        {(report) => {
          const missing = report.people.filter((one) => !here.some((mou) => mou.party2_id === one.person_id));
          return (
            <>
              <Counts counts={report.counts} />
              {isSteering && missing.length > 0 && (
                <LinkButton to={`${home}/mous/new`} look="main" icon="add">
                  {say('mou.draw_up', { count: missing.length })}
                </LinkButton>
              )}
              <Ceremonies campaignId={campaign.id} ceremonies={ceremonies} mayAdd={isSteering && here.length > 0} />
              {report.people.length > 0 && (
                <section class="stack-close">
                  <h2>{say('mou.people')}</h2>
                  <Rows label={say('mou.people')}>
                    {report.people.map((person) => (
                      <Person key={person.person_id} phone={phone} campaign={campaign} person={person} />
                    ))}
                  </Rows>
                  <SaveTable table="mous" of={asked} />
                </section>
              )}
            </>
          );
        }}
      </Report>
      {!told.value && <Ceremonies campaignId={campaign.id} ceremonies={ceremonies} mayAdd={false} />}
    </Page>
  );
}

/** How far signing is in a campaign, for guests of honour, whose phones hold no memorandum. */
export function CampaignCounts({ campaignId }: { campaignId: string }) {
  const phone = usePhone();
  const area = reportArea(phone, phone.rows.find('campaign', campaignId));
  const told = useReport<MousReport>('mous', { area, campaign: campaignId });
  return (
    <>
      <Report told={told}>{({ counts }) => <Counts counts={counts} />}</Report>
      <p class="soft">
        <AsOf told={told} />
      </p>
    </>
  );
}

/** How far signing is, as the server knows it. */
function Counts({ counts }: Pick<MousReport, 'counts'>) {
  return (
    <Card>
      <p>
        <strong>{say('mou.counts', { both: counts.both, whole: counts.whole, people: counts.people })}</strong>
      </p>
      <Bar part={counts.both} whole={counts.people} />
      <p>{say('mou.counts_more', { drawn_up: counts.drawn_up, first: counts.party1, second: counts.party2 })}</p>
      <p class="soft small">{say('mou.report_help')}</p>
    </Card>
  );
}

function Ceremonies(properties: { campaignId: string; ceremonies: ReturnType<typeof ceremoniesOf>; mayAdd: boolean }) {
  const { campaignId, ceremonies, mayAdd } = properties;
  if (ceremonies.length === 0 && !mayAdd) return null;
  return (
    <section class="stack-close">
      <h2>{say('ceremony.name')}</h2>
      {ceremonies.length > 0 && (
        <Rows label={say('ceremony.name')}>
          {ceremonies.map((ceremony) => (
            <Row
              key={ceremony.id}
              to={`/ceremonies/${ceremony.id}`}
              title={formatThaiDate(ceremony.held_on)}
              note={ceremony.place}
            />
          ))}
        </Rows>
      )}
      {mayAdd && (
        <LinkButton to={`/campaigns/${campaignId}/ceremonies/new`} icon="add">
          {say('ceremony.new')}
        </LinkButton>
      )}
    </section>
  );
}

/** What this phone holds is newer than what the server told; what it does not hold cannot be opened here. */
function Person({ phone, campaign, person }: { phone: Phone; campaign: CampaignRow; person: MouSigner }) {
  const mou = mousOf(phone, campaign.id).find((each) => each.party2_id === person.person_id);
  const places = [...new Set(person.area_codes.map((code) => code.slice(0, 4)))];
  return (
    <Row
      to={mou && `/mou/${mou.id}`}
      title={person.name}
      note={
        <>
          <div>{places.map((code) => areaText(code, phone.places.value)).join(' ')}</div>
          <div>{mou ? standText(phone, { mou }) : say('mou.not_drawn_up')}</div>
        </>
      }
    />
  );
}

const BLANK = { dated_on: '', place: '', party1_name: '', party1_post: '' };
export type DrawUpTexts = typeof BLANK;

/** A sentence for each field that cannot be saved yet. */
export function checkDrawUp(texts: DrawUpTexts): Partial<DrawUpTexts> {
  return {
    ...tooLong(SHAPES.mou, texts),
    ...(!dateOf(texts.dated_on) && { dated_on: say('date.unclear') }),
    ...(texts.place.trim() === '' && { place: say('ceremony.place_missing') }),
    ...(texts.party1_name.trim() === '' && { party1_name: say('mou.party1_name_missing') }),
    ...(texts.party1_post.trim() === '' && { party1_post: say('mou.party1_post_missing') }),
  };
}

/** One memorandum for one person, with their own number and day where they have them. */
export function mouDraft(
  phone: Phone,
  campaign: CampaignRow,
  template: TemplateRow,
  person: MouSigner,
  texts: DrawUpTexts,
): Draft {
  const target = ownTargetOf(phone, person.person_id, campaign.id);
  const places = [...new Set(person.area_codes.map((code) => code.slice(0, 4)))];
  const data = {
    campaign_id: campaign.id,
    area_code: campaign.area_code,
    template_id: template.id,
    fingerprint: template.fingerprint,
    quantity: target?.quantity ?? campaign.quantity,
    target_on: target?.target_on ?? dueOf(campaign),
    target_words: target?.target_on ? null : campaign.target_words,
    dated_on: dateOf(texts.dated_on),
    place: normaliseThai(texts.place),
    party1_name: normaliseThai(texts.party1_name),
    party1_post: normaliseThai(texts.party1_post),
    party2_id: person.person_id,
    party2_name: person.name,
    party2_post: [
      say(`role.${template.party2_role}`),
      ...places.map((code) => areaText(code, phone.places.value)),
    ].join(' '),
  };
  return { kind: 'mou', scope: `person:${person.person_id}`, data };
}

/** `#/campaigns/:campaign/mous/new` */
export function DrawUpScreen({ campaign: campaignId }: { campaign: string }) {
  const campaign = usePhone().rows.find('campaign', campaignId);
  return campaign ? <DrawUp campaign={campaign} /> : <RowMissing />;
}

function DrawUp({ campaign }: { campaign: CampaignRow }) {
  const phone = usePhone();
  const told = useReport<MousReport>('mous', { area: reportArea(phone, campaign), campaign: campaign.id });
  const [template] = templatesOf(phone, campaign.id);
  const here = mousOf(phone, campaign.id);
  const last = here.at(-1);
  const form = useForm(
    `mou_draw_up/${campaign.id}`,
    {
      dated_on: dateText(phone.today()),
      place: last?.place ?? '',
      party1_name: last?.party1_name ?? '',
      party1_post: last?.party1_post ?? '',
    },
    checkDrawUp,
  );
  const people = (told.value?.people ?? []).filter((one) => !here.some((mou) => mou.party2_id === one.person_id));
  const home = `/campaigns/${campaign.id}/mous`;
  const save = async () => {
    if (!template || !form.check()) return;
    await phone.save(people.map((person) => mouDraft(phone, campaign, template, person, form.texts)));
    await form.clear();
    tell(say('mou.drawn_up', { count: people.length }));
    goTo(home, true);
  };
  if (!form.ready) return null;
  return (
    <Page
      title={say('mou.draw_up_all')}
      note={say('mou.draw_up_help')}
      back={{ to: home, text: say('mou.see_people') }}
      bottom={
        template && people.length > 0 ? (
          <Button look="main" press={save}>
            {say('mou.draw_up', { count: people.length })}
          </Button>
        ) : (
          !template && (
            <LinkButton to={`/campaigns/${campaign.id}/text/new`} look="main">
              {say('mou.text_write')}
            </LinkButton>
          )
        )
      }
    >
      {!template && (
        <Banner>
          <p>{say('mou.text_write_first')}</p>
        </Banner>
      )}
      <form class="stack" noValidate onSubmit={stay}>
        <DateField form={form} name="dated_on" label={say('mou.dated_on')} />
        <TextField form={form} name="place" label={say('ceremony.place')} />
        <TextField form={form} name="party1_name" label={say('mou.party1_name')} />
        <TextField form={form} name="party1_post" label={say('mou.party1_post')} />
      </form>
      <Report told={told}>
        {() =>
          people.length === 0 ? (
            <p>{say('mou.draw_up_done')}</p>
          ) : (
            <Rows label={say('mou.people')}>
              {people.map((person) => (
                <Row
                  key={person.person_id}
                  title={person.name}
                  note={person.area_codes.map((code) => areaText(code, phone.places.value)).join(' ')}
                />
              ))}
            </Rows>
          )
        }
      </Report>
    </Page>
  );
}
