/** พิธีลงนาม: a whole room signs in a row on one phone, without signal. */

import { useEffect } from 'preact/hooks';
import { type CampaignRow, campaignScope, steers } from '../campaigns/campaign_rows';
import { PUSH_RIGHTS, SHAPES } from '../contract/later.gen';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { newId, type Phone } from '../sync/ports';
import { Button, LinkButton } from '../ui/button';
import { DateField, dateOf, dateText } from '../ui/date_field';
import { TextField } from '../ui/field';
import { stay, tooLong, useForm } from '../ui/form';
import { hush, tell } from '../ui/notice';
import { Page } from '../ui/page';
import { Bar, Card, EmptyState, Pairs, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { normaliseLines, normaliseThai } from '../values/thai_text';
import { cameDraft, nextToSign, type Room, roomOf } from './ceremony_rows';
import { CampaignCounts } from './mou_list';
import { type CeremonyRow, type MouRow, type Party, repeatable, signedBy, standText } from './mou_rows';
import { repeatDraft, Signed, SignForm } from './sign_form';

const BLANK = { held_on: '', place: '', chair_name: '', chair_post: '', guests: '' };
export type CeremonyTexts = typeof BLANK;

/** A sentence for each field that cannot be saved yet. */
export function checkCeremony(texts: CeremonyTexts): Partial<CeremonyTexts> {
  return {
    ...tooLong(SHAPES.ceremony, texts),
    ...(!dateOf(texts.held_on) && { held_on: say('date.unclear') }),
    ...(texts.place.trim() === '' && { place: say('ceremony.place_missing') }),
    ...(texts.chair_name.trim() === '' && { chair_name: say('ceremony.chair_missing') }),
  };
}

/** `#/campaigns/:campaign/ceremonies/new` */
export function NewCeremony({ campaign: campaignId }: { campaign: string }) {
  const campaign = usePhone().rows.find('campaign', campaignId);
  return campaign ? <CeremonyForm campaign={campaign} /> : <RowMissing />;
}

function CeremonyForm({ campaign }: { campaign: CampaignRow }) {
  const phone = usePhone();
  const form = useForm(`ceremony/${campaign.id}`, { ...BLANK, held_on: dateText(phone.today()) }, checkCeremony);
  const save = async () => {
    if (!form.check()) return;
    const { held_on, place, chair_name, chair_post, guests } = form.texts;
    const id = newId();
    const set = {
      campaign_id: campaign.id,
      held_on: dateOf(held_on),
      place: normaliseThai(place),
      chair_name: normaliseThai(chair_name),
      chair_post: normaliseThai(chair_post) || null,
      guests: normaliseLines(guests) || null,
    };
    await phone.save([{ kind: 'ceremony', scope: campaignScope(campaign), id, data: { id, set } }]);
    await form.clear();
    tell(say('ceremony.saved'));
    goTo(`/ceremonies/${id}`, true);
  };
  if (!form.ready) return null;
  return (
    <Page
      title={say('ceremony.new')}
      note={campaign.name}
      back={{ to: `/campaigns/${campaign.id}/mous`, text: say('mou.see_people') }}
      bottom={
        <Button look="main" press={save}>
          {say('ceremony.save')}
        </Button>
      }
    >
      <form class="stack" noValidate onSubmit={stay}>
        <DateField form={form} name="held_on" label={say('ceremony.date')} />
        <TextField form={form} name="place" label={say('ceremony.place')} />
        <TextField form={form} name="chair_name" label={say('ceremony.chair')} />
        <TextField form={form} name="chair_post" label={say('ceremony.chair_post')} hint={say('field.optional')} />
        <TextField
          form={form}
          name="guests"
          label={say('ceremony.guests')}
          hint={say('ceremony.guests_hint')}
          lines={4}
        />
      </form>
    </Page>
  );
}

/** `#/ceremonies/:ceremony` */
export function CeremonyScreen({ ceremony: ceremonyId }: { ceremony: string }) {
  const phone = usePhone();
  const ceremony = phone.rows.find('ceremony', ceremonyId);
  if (!ceremony) return <RowMissing />;
  const room = roomOf(phone, ceremony);
  const next = nextToSign(phone, room.mous);
  const left = room.mous.length - room.signed;
  const attended = new Set(ceremony.attended ?? []);
  return (
    <Page
      title={say('ceremony.name')}
      note={formatThaiDate(ceremony.held_on)}
      back={{ to: `/campaigns/${ceremony.campaign_id}/mous`, text: say('mou.see_people') }}
      bottom={
        next && (
          <LinkButton to={`/ceremonies/${ceremony.id}/sign/${next.id}`} look="main">
            {say(room.signed > 0 ? 'ceremony.continue' : 'ceremony.start', { count: left })}
          </LinkButton>
        )
      }
    >
      <Card>
        <Pairs
          pairs={[
            [say('ceremony.place'), ceremony.place],
            [
              say('ceremony.chair'),
              ceremony.chair_post ? `${ceremony.chair_name} (${ceremony.chair_post})` : ceremony.chair_name,
            ],
          ]}
        />
        {ceremony.guests && (
          <>
            <h3>{say('ceremony.guests')}</h3>
            <p class="lines">{ceremony.guests}</p>
          </>
        )}
      </Card>
      {!holdsPapers(phone) ? (
        <CampaignCounts campaignId={ceremony.campaign_id} />
      ) : room.mous.length === 0 ? (
        <EmptyState title={say('ceremony.no_mous')}>
          <p>{say('ceremony.no_mous_help')}</p>
          {steers(phone) && (
            <LinkButton to={`/campaigns/${ceremony.campaign_id}/mous/new`} look="main">
              {say('mou.draw_up_all')}
            </LinkButton>
          )}
        </EmptyState>
      ) : (
        <>
          <Card done={left === 0}>
            <Progress room={room} />
            <p>
              {say('ceremony.attended', {
                count: room.mous.filter((mou) => attended.has(mou.party2_id)).length,
                all: room.mous.length,
              })}
            </p>
            {left === 0 && <p>{say('ceremony.done')}</p>}
          </Card>
          {steers(phone) && ceremony.held_on <= phone.today() && (
            <LinkButton to={`/ceremonies/${ceremony.id}/activity/new`}>{say('activity.new')}</LinkButton>
          )}
          <Rows label={say('mou.people')}>
            {room.mous.map((mou) => (
              <Row
                key={mou.id}
                to={`/ceremonies/${ceremony.id}/sign/${mou.id}`}
                title={mou.party2_name}
                note={
                  <>
                    <div>{mou.party2_post}</div>
                    <div>{standText(phone, { mou })}</div>
                  </>
                }
                end={attended.has(mou.party2_id) && `✓ ${say('ceremony.came')}`}
              />
            ))}
          </Rows>
        </>
      )}
    </Page>
  );
}

/** Whether memoranda come to this phone: they do to whoever signs them. */
function holdsPapers(phone: Phone): boolean {
  const role = phone.person.value?.role;
  return !!role && PUSH_RIGHTS[role].some((kind) => kind === 'mou_signature');
}

function Progress({ room }: { room: Room }) {
  const { mous, signed, both } = room;
  return (
    <>
      <p>
        <strong>{say('ceremony.progress', { signed, both, all: mous.length })}</strong>
      </p>
      <Bar part={signed} whole={mous.length} />
    </>
  );
}

/** `#/ceremonies/:ceremony/sign/:mou`: one person after the other. */
export function CeremonySign({ ceremony: ceremonyId, mou: mouId }: { ceremony: string; mou: string }) {
  const phone = usePhone();
  const ceremony = phone.rows.find('ceremony', ceremonyId);
  const mou = phone.rows.find('mou', mouId);
  // what was said of one person must not stand over the next
  useEffect(() => hush, []);
  if (!ceremony || !mou) return <RowMissing />;
  const room = roomOf(phone, ceremony);
  const next = nextToSign(phone, room.mous, mou.id);
  const place = room.mous.findIndex((each) => each.id === mou.id) + 1;
  const text = phone.rows.find('mou_template', mou.template_id)?.text;
  return (
    <Page
      personal
      title={mou.party2_name}
      note={
        <>
          <div>{mou.party2_post}</div>
          <div>{say('ceremony.nth', { place, all: room.mous.length })}</div>
        </>
      }
      back={{ to: `/ceremonies/${ceremony.id}`, text: say('ceremony.name') }}
      bottom={
        next ? (
          <LinkButton
            to={`/ceremonies/${ceremony.id}/sign/${next.id}`}
            look={signedBy(phone, { mou }).has('party2') ? 'main' : 'plain'}
            icon="next"
          >
            {say('ceremony.next_named', { name: next.party2_name })}
          </LinkButton>
        ) : (
          <LinkButton to={`/ceremonies/${ceremony.id}`} look="main" icon="done">
            {say('ceremony.name')}
          </LinkButton>
        )
      }
    >
      <Progress room={room} />
      <Came ceremony={ceremony} mou={mou} />
      <details>
        <summary>{say('mou.text')}</summary>
        <p class="lines">{text}</p>
      </details>
      <Place ceremony={ceremony} mou={mou} party="party2" />
      <Place ceremony={ceremony} mou={mou} party="party1" />
      <Place ceremony={ceremony} mou={mou} party="witness1" />
      <Place ceremony={ceremony} mou={mou} party="witness2" />
    </Page>
  );
}

function Came({ ceremony, mou }: { ceremony: CeremonyRow; mou: MouRow }) {
  const phone = usePhone();
  const scope = campaignScope(mou);
  const came = (ceremony.attended ?? []).includes(mou.party2_id);
  const turned = cameDraft(phone, ceremony, scope, mou.party2_id, !came);
  if (turned.length === 0) return came ? <p>✓ {say('ceremony.came')}</p> : null;
  return (
    <label class="choice">
      <input type="checkbox" checked={came} onChange={() => phone.save(turned)} />
      <span>{say('ceremony.here')}</span>
    </label>
  );
}

/** One place on the paper: who signed there, or the glass to sign on; the second party's is open, the others one tap away. */
function Place({ ceremony, mou, party }: { ceremony: CeremonyRow; mou: MouRow; party: Party }) {
  const phone = usePhone();
  const signature = signedBy(phone, { mou }).get(party);
  const name = say(`mou.${party}`);
  if (signature) {
    return (
      <Card done title={say('mou.signed', { party: name })}>
        <Signed signable={{ mou }} signature={signature} />
      </Card>
    );
  }
  if (party === 'party2') {
    const scope = campaignScope(mou);
    return (
      <Card title={name}>
        <SignForm
          signable={{ mou }}
          party={party}
          also={() => cameDraft(phone, ceremony, scope, mou.party2_id, true)}
        />
      </Card>
    );
  }
  const drawn = party === 'party1' ? repeatable(phone, mou) : undefined;
  return drawn ? (
    <Card title={name}>
      <Button wide icon="done" press={() => phone.save([repeatDraft(mou, drawn)])}>
        {say('ceremony.repeat')}
      </Button>
      <p class="soft">{say('ceremony.repeat_help', { name: drawn.signer_name })}</p>
    </Card>
  ) : (
    <details class="card">
      <summary>{say('mou.sign', { party: name })}</summary>
      <SignForm signable={{ mou }} party={party} />
    </details>
  );
}
