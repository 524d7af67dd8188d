/** What every printed paper ends with: places to sign, when it was printed, and from which state of the phone. */

import { type Key, say } from '../i18n';
import type { MarkName, Phone } from '../sync/ports';
import { printedText } from '../ui/when';

/** A line to sign on, the name in brackets below it, as official papers have it. */
export function Signature({ name, role }: { name: string | null; role: string }) {
  return (
    <p class="document-signature">
      <span class="document-line" aria-hidden="true" />
      <span>({name ?? say('document.no_name')})</span>
      <span>{role}</span>
    </p>
  );
}

const PLACES = {
  server: 'document.on_server',
  phone: 'document.on_phone',
  needs_you: 'document.refused',
} as const satisfies Record<MarkName, Key>;

/** "พิมพ์เมื่อ 26 พฤศจิกายน 2569 17:40 ข้อมูลนี้ส่งถึงส่วนกลางแล้ว": `mark` says where the printed row is. */
export function DocumentFoot({ phone, mark }: { phone: Phone; mark: MarkName }) {
  const waiting = phone.sign.value.waiting;
  const at = printedText(new Date().toISOString());
  return (
    <p class="document-foot">
      {say('document.printed', { at })} {say(PLACES[mark])} {waiting > 0 && say('document.waiting', { count: waiting })}
    </p>
  );
}
