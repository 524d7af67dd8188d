/** A memorandum as it is read and printed on A4: particulars, the very text, the names under it, its fingerprint. */

import { unitText } from '../campaigns/campaign_rows';
import { DocumentFoot } from '../governance/document';
import { say } from '../i18n';
import { Signature } from '../ledger/collection_signature';
import { Pairs } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { formatThaiDate } from '../values/thai_date';
import {
  AMENDMENT_PARTIES,
  amendmentsOf,
  fingerprintText,
  type MouRow,
  markOf,
  PARTIES,
  type Party,
  type Signable,
  signedBy,
} from './mou_rows';

/** The whole paper; without its text on this phone there is none to show. */
export function MouDocument({ mou }: { mou: MouRow }) {
  const phone = usePhone();
  const template = phone.rows.find('mou_template', mou.template_id);
  const campaign = phone.rows.find('campaign', mou.campaign_id);
  if (!template) return null;
  const [heading = '', ...body] = template.text.split('\n\n');
  const [first = '', ...rest] = heading.split('\n');
  return (
    <article class="document mou">
      <p class="soft">{template.source_words}</p>
      <h2>{first}</h2>
      {rest.length > 0 && <p class="middle lines">{rest.join('\n')}</p>}
      <Pairs
        pairs={[
          [say('ceremony.place'), mou.place],
          [say('mou.dated_on'), formatThaiDate(mou.dated_on)],
          [say('mou.party1'), `${mou.party1_name} (${mou.party1_post})`],
          [say('mou.party2'), `${mou.party2_name} (${mou.party2_post})`],
          [
            say('mou.promise'),
            campaign && say('campaign.each_amount', { quantity: mou.quantity, unit: unitText(campaign) }),
          ],
          [
            say('campaign.target_on'),
            mou.target_words ? `${mou.target_words} (${formatThaiDate(mou.target_on)})` : formatThaiDate(mou.target_on),
          ],
        ]}
      />
      <p class="lines">{body.join('\n\n')}</p>
      <Names signable={{ mou }} parties={PARTIES} />
      <p class="document-foot">{say('mou.fingerprint', { code: fingerprintText(mou.fingerprint) })}</p>
      {amendmentsOf(phone, mou).map((amendment, index) => (
        <section key={amendment.id} class="stack-close">
          <h3>
            {say('mou.amendment', { place: index + 1 })} {formatThaiDate(amendment.civil_on)}
          </h3>
          <p class="lines">{amendment.text}</p>
          <Names signable={{ mou, amendment }} parties={AMENDMENT_PARTIES} />
          <p class="document-foot">{say('mou.fingerprint', { code: fingerprintText(amendment.fingerprint) })}</p>
        </section>
      ))}
      <DocumentFoot phone={phone} mark={markOf(phone, mou)} />
    </article>
  );
}

function Names({ signable, parties }: { signable: Signable; parties: readonly Party[] }) {
  const phone = usePhone();
  const signed = signedBy(phone, signable);
  const { mou } = signable;
  const expected: Partial<Record<Party, string>> = { party1: mou.party1_name, party2: mou.party2_name };
  return (
    <div class="document-signatures">
      {parties.map((party) => {
        const signature = signed.get(party);
        return (
          <div class="document-signature" key={party}>
            {signature?.strokes ? <Signature strokes={signature.strokes} /> : <span class="document-line" />}
            <span>({signature?.signer_name ?? expected[party] ?? say('document.no_name')})</span>
            <span>{say(`mou.${party}`)}</span>
            {signature?.signer_post && <span>{signature.signer_post}</span>}
            {signature && <span class="small">{formatThaiDate(signature.civil_on)}</span>}
            {signature?.reason && <span class="small">{say('mou.typed_signature', { reason: signature.reason })}</span>}
            {signature?.repeats && <span class="small">{say('mou.repeated')}</span>}
          </div>
        );
      })}
    </div>
  );
}
