/** What stands on one slip, in words: the same on the screen, on paper and in the picture. */

import { type EntryRow, type GroupRow, groupScope, type MemberRow, memberName, placeText } from '../groups/group_rows';
import { say } from '../i18n';
import { balanceOf } from '../ledger/balance';
import { bookOf } from '../ledger/brought_forward';
import { passbook } from '../ledger/passbook';
import type { Phone } from '../sync/ports';
import { bahtInWords } from '../values/baht_words';
import { formatBaht } from '../values/money';
import { formatPeriod, formatThaiDate } from '../values/thai_date';

export interface Slip {
  number: string;
  group: string;
  place: string;
  /** Name and value of each line, in the order of the paper form. */
  lines: readonly (readonly [name: string, value: string])[];
  amount_satang: number;
  amount: string;
  words: string;
  /** The day it was taken back, ISO; null while it stands. */
  corrected_on: string | null;
}

/** The slip of an entry that has a number. Reading it subscribes the screen to the group's rows. */
export function readSlip(phone: Phone, group: GroupRow, member: MemberRow, entry: EntryRow): Slip {
  const scope = groupScope(group.id);
  const { entries, brought } = bookOf(phone, scope);
  const closes = phone.rows.all('collection_close', scope);
  const before = balanceOf(brought, 'pledged_savings', member.id);
  const after = passbook(entries, member.id, closes, before).find((line) => line.entry.id === entry.id);
  const person = phone.person.value;
  const lines: [string, string][] = [
    [say('slip.date'), formatThaiDate(entry.civil_on)],
    [say('member.number'), member.number],
    [say('slip.member'), memberName(member)],
    [say('slip.pays_for'), `${say(`entry.${entry.entry_kind}`)} ${formatPeriod(entry.period ?? '', 'long')}`.trim()],
  ];
  if (after) lines.push([say('slip.balance'), say('money.baht', { amount: formatBaht(after.balance_satang) })]);
  // another officer's name is not on this phone: they sign on paper
  if (person?.id === entry.author_id) lines.push([say('slip.receiver'), person.display_name]);
  return {
    number: entry.slip_number ?? '',
    group: group.name,
    place: placeText(group, phone.places.value),
    lines,
    amount_satang: entry.amount_satang,
    amount: say('money.baht', { amount: formatBaht(entry.amount_satang) }),
    words: bahtInWords(entry.amount_satang, say('slip.number_words')),
    corrected_on: entries.find((each) => each.reverses === entry.id)?.civil_on ?? null,
  };
}

/**
 * Where anybody checks the slip. Number, sum and code stand behind "#": no browser sends that part, and no log sees it;
 * the page puts it into its form.
 */
export function checkAddress(origin: string, slip: Pick<Slip, 'number' | 'amount_satang'>, code: string): string {
  return `${origin}/slip#${slip.number}/${formatBaht(slip.amount_satang).replaceAll(',', '')}/${code}`;
}

/** "ABCD EFGH": two times four are read out without a slip of the tongue. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
