/** Money as text. Inside it is whole satang, always; there is no float on the way. Pure. Twin of money.py. */

import { toWesternDigits } from './thai_text';

/** Baht digits, plain or with commas at the thousands; then nothing or exactly two satang digits. */
const BAHT = /^(0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:,\d{3}){1,3})(?:\.(\d\d))?$/;

/**
 * Satang of an amount as typed: Thai or western digits, commas, whole baht or two decimals ("1,234", "1234.50").
 * Null for anything else; above all for "1.5", which could be meant either way.
 */
export function parseBaht(text: string): number | null {
  const parts = BAHT.exec(toWesternDigits(text).trim());
  if (!parts?.[1]) return null;
  return Number(parts[1].replaceAll(',', '')) * 100 + Number(parts[2] ?? '0');
}

/** "1,234" for whole baht, "1,234.50" otherwise; a minus sign in front when it is below nought. Without the unit. */
export function formatBaht(amountSatang: number): string {
  const satang = Math.abs(amountSatang);
  const baht = String(Math.trunc(satang / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = satang % 100;
  const sign = amountSatang < 0 ? '-' : '';
  return rest === 0 ? `${sign}${baht}` : `${sign}${baht}.${String(rest).padStart(2, '0')}`;
}
