/** One slip, large: shown across the table, printed, or shared as a picture. It can be checked by anybody, months later. */

import { groupScope, memberName, openCollection } from '../groups/group_rows';
import { RowMissing } from '../groups/row_missing';
import { say } from '../i18n';
import { Button, LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { Banner } from '../ui/panels';
import { usePhone } from '../ui/phone_context';
import { QrCode } from '../ui/qr_code';
import { printedText } from '../ui/when';
import { formatThaiDate } from '../values/thai_date';
import { checkAddress, readSlip, spokenCode } from './slip';
import { drawSlip, sharePicture } from './slip_picture';
import { useSlipCode } from './use_slip_code';

/** `#/groups/:group/slips/:entry` */
export function SlipScreen({ group: groupId, entry: entryId }: { group: string; entry: string }) {
  const phone = usePhone();
  const group = phone.rows.find('group', groupId);
  const entry = phone.rows.all('entry', groupScope(groupId)).find((each) => each.id === entryId);
  const member = entry?.member_id ? phone.rows.find('member', entry.member_id) : undefined;
  const code = useSlipCode(groupId, entryId);
  if (!group || !entry?.slip_number || !member) return <RowMissing />;
  const slip = readSlip(phone, group, member, entry);
  const address = code && !phone.practice ? checkAddress(location.origin, slip, code) : null;
  const isCollecting = openCollection(phone, groupId)?.id === entry.collection_id;
  const share = async () => {
    if (!address || !code) return;
    const canvas = document.createElement('canvas');
    drawSlip(canvas, slip, address, code);
    await sharePicture(canvas, `${slip.number}.png`);
  };
  return (
    <Page
      personal
      title={say('slips.title')}
      back={
        isCollecting
          ? { to: `/groups/${groupId}/collection`, text: say('collection.start') }
          : { to: `/groups/${groupId}/members/${member.id}`, text: memberName(member) }
      }
      bottom={
        <div class="choices">
          <Button look="main" press={share} disabled={!address}>
            {say('slip.share')}
          </Button>
          <Button press={() => print()}>{say('slip.print')}</Button>
        </div>
      }
    >
      <article class="card paper-slip">
        {phone.practice && (
          <Banner look="needs_you">
            <p>{say('slip.practice')}</p>
          </Banner>
        )}
        <div>
          <p>
            <b>{slip.group}</b>
          </p>
          <p class="soft">{slip.place}</p>
        </div>
        <h2 class="slip-number">{say('slip.number', { number: slip.number })}</h2>
        {slip.corrected_on && (
          <Banner look="needs_you">
            <p>{say('slip.corrected', { date: formatThaiDate(slip.corrected_on) })}</p>
          </Banner>
        )}
        <div>
          <p class="figure">{slip.amount}</p>
          <p>({slip.words})</p>
        </div>
        <dl class="pairs">
          {slip.lines.map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
        {code === null && <p>{say('slip.code_missing')}</p>}
        {code && address && (
          <div class="slip-check">
            <QrCode text={address} label={say('slip.qr')} />
            <div>
              <p class="soft">{say('slip.code')}</p>
              <p class="slip-code">{spokenCode(code)}</p>
              <p class="soft">{say('slip.check_at', { address: `${location.host}/slip` })}</p>
            </div>
          </div>
        )}
        {!isCollecting && <LinkButton to={`/groups/${groupId}/entries/${entryId}`}>{say('slip.line')}</LinkButton>}
        <div class="print-only">
          <p class="signature">{say('slip.sign_depositor')}</p>
          <p class="signature">{say('slip.sign_receiver')}</p>
          <p class="soft">
            {say('slip.printed', {
              when: printedText(new Date().toISOString()),
              state: say(`mark.${entry.mark}`),
            })}
          </p>
        </div>
      </article>
    </Page>
  );
}
