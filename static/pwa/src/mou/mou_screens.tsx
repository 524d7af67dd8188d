/** A memorandum: who has still to sign, the paper, and the way to sign or change it. */

import { h } from 'preact';
import { steers } from '../campaigns/campaign_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { goTo } from '../router';
import { Button, LinkButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { Page } from '../ui/page';
import { Banner, Card, EmptyState, Row, Rows } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import { MouDocument } from './mou_document';
import {
  AMENDMENT_PARTIES,
  amendmentsOf,
  isEnded,
  markOf,
  PARTIES,
  type Party,
  type Signable,
  signedBy,
  standText,
  stillToSign,
} from './mou_rows';
import { ReadingBanner, Signed, SignForm } from './sign_form';
import { useReading } from './use_reading';

/** `#/mou`: one's own, at once where there is only one. */
export function MyMou() {
  const phone = usePhone();
  const own = phone.rows.all('mou', `person:${phone.person.value?.id}`);
  const [only] = own;
  if (own.length === 1 && only) return h(MouScreen, { mou: only.id });
  return (
    <Page title={say('mou.mine')} back={{ to: '/me', text: say('me.title') }}>
      {own.length === 0 ? (
        <EmptyState title={say('mou.none')}>
          <p>{say('mou.none_help')}</p>
        </EmptyState>
      ) : (
        <Rows label={say('mou.mine')}>
          {[...own].reverse().map((mou) => (
            <Row
              key={mou.id}
              to={`/mou/${mou.id}`}
              title={phone.rows.find('campaign', mou.campaign_id)?.name ?? say('mou.name')}
              note={`${formatThaiDate(mou.dated_on, 'short')} ${isEnded(phone, mou) ? say('mou.ended') : standText(phone, { mou })}`}
            />
          ))}
        </Rows>
      )}
    </Page>
  );
}

/** `#/mou/:mou` */
export function MouScreen({ mou: mouId }: { mou: string }) {
  const phone = usePhone();
  const mou = phone.rows.find('mou', mouId);
  const text = mou && phone.rows.find('mou_template', mou.template_id)?.text;
  const reading = useReading(text, mou?.fingerprint ?? '');
  if (!mou) return <RowMissing />;
  const isMine = mou.party2_id === phone.person.value?.id;
  const hasEnded = isEnded(phone, mou);
  const amendments = amendmentsOf(phone, mou);
  return (
    <Page
      personal
      title={isMine ? say('mou.mine') : mou.party2_name}
      note={
        <>
          {hasEnded ? say('mou.ended') : standText(phone, { mou })} <Mark mark={markOf(phone, mou)} />
        </>
      }
      back={
        isMine
          ? { to: '/me', text: say('me.title') }
          : { to: `/campaigns/${mou.campaign_id}/mous`, text: say('mou.see_people') }
      }
      bottom={
        <Button look={stillToSign(phone, { mou }).length === 0 ? 'main' : 'plain'} press={() => window.print()}>
          {say('mou.print')}
        </Button>
      }
    >
      <ReadingBanner reading={reading} />
      {!hasEnded && reading === 'same' && <Places signable={{ mou }} parties={PARTIES} />}
      {amendments.map((amendment, index) => (
        <Card key={amendment.id} title={say('mou.amendment', { place: index + 1 })}>
          <p class="lines">{amendment.text}</p>
          <p class="soft">{standText(phone, { mou, amendment })}</p>
          <Places signable={{ mou, amendment }} parties={AMENDMENT_PARTIES} />
        </Card>
      ))}
      <MouDocument mou={mou} />
      <p class="soft small">{say('mou.fingerprint_help')}</p>
      {steers(phone) && !hasEnded && <LinkButton to={`/mou/${mou.id}/amend/new`}>{say('mou.amend')}</LinkButton>}
    </Page>
  );
}

/** One line for each who signs: signed, or the way to sign. */
function Places({ signable, parties }: { signable: Signable; parties: readonly Party[] }) {
  const phone = usePhone();
  const signed = signedBy(phone, signable);
  const { mou, amendment } = signable;
  const home = amendment ? `/mou/${mou.id}/amendments/${amendment.id}` : `/mou/${mou.id}`;
  return (
    <Rows label={say('mou.how')}>
      {parties.map((party) => {
        const signature = signed.get(party);
        return (
          <Row
            key={party}
            to={`${home}/sign/${party}`}
            title={signature ? `✓ ${say(`mou.${party}`)}` : say('mou.sign', { party: say(`mou.${party}`) })}
            note={
              signature
                ? say('mou.signed_line', {
                    name: signature.signer_name,
                    date: formatThaiDate(signature.civil_on, 'short'),
                  })
                : { party1: mou.party1_name, party2: mou.party2_name, witness1: '', witness2: '' }[party]
            }
            end={signature && <Mark mark={signature.mark} />}
          />
        );
      })}
    </Rows>
  );
}

/** `#/mou/:mou/sign/:party` and `#/mou/:mou/amendments/:amendment/sign/:party` */
export function SignScreen(properties: { mou: string; amendment?: string; party: string }) {
  const phone = usePhone();
  const mou = phone.rows.find('mou', properties.mou);
  const amendment = properties.amendment ? phone.rows.find('mou_amendment', properties.amendment) : undefined;
  const party = PARTIES.find((each) => each === properties.party);
  if (!mou || !party || (properties.amendment && !amendment)) return <RowMissing />;
  const signable: Signable = { mou, amendment };
  const signature = signedBy(phone, signable).get(party);
  const text = amendment?.text ?? phone.rows.find('mou_template', mou.template_id)?.text;
  const back = { to: `/mou/${mou.id}`, text: say('mou.name') };
  return (
    <Page personal title={say('mou.sign', { party: say(`mou.${party}`) })} note={mou.party2_name} back={back}>
      {signature && (
        <Card done title={say('mou.signed', { party: say(`mou.${party}`) })}>
          <Signed signable={signable} signature={signature} />
        </Card>
      )}
      {isEnded(phone, mou) && !amendment ? (
        <Banner>
          <p>{say('mou.ended')}</p>
        </Banner>
      ) : (
        <>
          <details open={!signature && party === 'party2'}>
            <summary>{say('mou.text')}</summary>
            <p class="lines">{text}</p>
          </details>
          {signature ? (
            <details>
              <summary>{say('mou.sign_again')}</summary>
              <SignForm signable={signable} party={party} done={() => goTo(back.to, true)} />
            </details>
          ) : (
            <SignForm signable={signable} party={party} done={() => goTo(back.to, true)} />
          )}
        </>
      )}
    </Page>
  );
}
