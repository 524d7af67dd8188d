/** Memoranda, their signatures and amendments as the screens read them. */

import { say } from '../i18n';
import { type MarkName, markOfAll, type Phone, type RowOf, type Shown, stands } from '../sync/ports';
import { compareThai } from '../values/thai_text';

export type MouRow = Shown<RowOf['mou']>;
export type AmendmentRow = Shown<RowOf['mou_amendment']>;
export type SignatureRow = Shown<RowOf['mou_signature']>;
export type TemplateRow = Shown<RowOf['mou_template']>;
export type CeremonyRow = Shown<RowOf['ceremony']>;
export type Party = SignatureRow['party'];

/** Who signs a memorandum, in the order of the paper; an amendment is signed by the parties alone. */
export const PARTIES: readonly Party[] = ['party1', 'party2', 'witness1', 'witness2'];
export const AMENDMENT_PARTIES: readonly Party[] = ['party1', 'party2'];

/** What is signed: a memorandum, or an amendment of it. */
export interface Signable {
  mou: MouRow;
  amendment?: AmendmentRow | undefined;
}

/** The file a memorandum lies in. */
export function fileOf(mou: { party2_id: string }): string {
  return `person:${mou.party2_id}`;
}

/** The texts of a campaign, the newest first. */
export function templatesOf(phone: Phone, campaignId: string): TemplateRow[] {
  return newestFirst(phone.rows.all('mou_template').filter((each) => each.campaign_id === campaignId));
}

/** Amendments in the order they were made. */
export function amendmentsOf(phone: Phone, mou: MouRow): AmendmentRow[] {
  return newestFirst(
    phone.rows
      .all('mou_amendment', fileOf(mou))
      .filter((amendment) => amendment.mou_id === mou.id && stands(amendment)),
  ).reverse();
}

/** Whether a memorandum was ended. */
export function isEnded(phone: Phone, mou: MouRow): boolean {
  return amendmentsOf(phone, mou).some((amendment) => amendment.change === 'ended');
}

/**
 * The memorandum of each person that counts, in the order of posts and names. Of two that were drawn up on two phones the
 * one that came first, which may be signed already; another is drawn up once it was ended.
 */
export function mousOf(phone: Phone, campaignId: string): MouRow[] {
  const standing = newestFirst(
    phone.rows.all('mou').filter((mou) => mou.campaign_id === campaignId && !isEnded(phone, mou)),
  ).reverse();
  const first = standing.filter((mou, place) => standing.findIndex((one) => one.party2_id === mou.party2_id) === place);
  return first.sort(
    (left, right) =>
      compareThai(left.party2_post, right.party2_post) || compareThai(left.party2_name, right.party2_name),
  );
}

/** Every signature under it that was not refused, the newest first. */
export function signaturesOf(phone: Phone, { mou, amendment }: Signable): SignatureRow[] {
  return newestFirst(
    phone.rows
      .all('mou_signature', fileOf(mou))
      .filter(
        (each) => stands(each) && each.mou_id === mou.id && (each.amendment_id ?? null) === (amendment?.id ?? null),
      ),
  );
}

/** The signature that counts for each who has signed: the newest. */
export function signedBy(phone: Phone, signable: Signable): Map<Party, SignatureRow> {
  const signatures = signaturesOf(phone, signable).reverse();
  return new Map(signatures.map((each) => [each.party, each]));
}

/** Where the paper as a whole is: memorandum, amendments and every name under them. */
export function markOf(phone: Phone, mou: MouRow): MarkName {
  const amendments = amendmentsOf(phone, mou);
  const signables: Signable[] = [{ mou }, ...amendments.map((amendment) => ({ mou, amendment }))];
  return markOfAll([mou, ...amendments, ...signables.flatMap((each) => [...signedBy(phone, each).values()])]);
}

/** Who has still to sign, in the order of the paper. */
export function stillToSign(phone: Phone, signable: Signable): Party[] {
  const signed = signedBy(phone, signable);
  return (signable.amendment ? AMENDMENT_PARTIES : PARTIES).filter((party) => !signed.has(party));
}

/** "ยังขาด ฝ่ายที่ 1 พยานคนที่ 2", or that everybody has signed. */
export function standText(phone: Phone, signable: Signable): string {
  const still = stillToSign(phone, signable);
  return still.length === 0
    ? say('mou.whole')
    : say('mou.still', { who: still.map((party) => say(`mou.${party}`)).join(' ') });
}

/**
 * The name the first party drew on this phone today under the same text, for a touch under the next memorandum: not on
 * another day, not on another phone, not under other words.
 */
export function repeatable(phone: Phone, mou: MouRow): SignatureRow | undefined {
  const drawn = phone.rows
    .all('mou_signature')
    .filter(
      (each) =>
        each.party === 'party1' &&
        !each.repeats &&
        each.strokes &&
        !each.amendment_id &&
        each.fingerprint === mou.fingerprint &&
        each.signer_name === mou.party1_name &&
        each.device_id === phone.device.value?.id &&
        each.civil_on === phone.today(),
    );
  return drawn.sort((left, right) => right.made_at.localeCompare(left.made_at))[0];
}

/** The first figures of a fingerprint, as paper and screen show it: "9f3a 11c0 …", the whole in groups of eight. */
export function fingerprintText(fingerprint: string): string {
  return (fingerprint.match(/.{8}/g) ?? []).join(' ');
}

function newestFirst<Row extends { seq: number; made_at: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((left, right) => right.seq - left.seq || right.made_at.localeCompare(left.made_at));
}
