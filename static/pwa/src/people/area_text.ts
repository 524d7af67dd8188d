/** Names of areas by their official codes. */

import { language, say } from '../i18n';
import type { Places } from '../sync/ports';

/** "จังหวัดยโสธร", "อำเภอกุดชุม", "ตำบลโนนเปือย"; the code itself while the phone does not know the place. */
export function areaText(code: string, places: Places | null): string {
  if (code === 'th') return say('place.nation');
  const name = (place: { name_th: string; name_en: string }) =>
    language.value === 'th' ? place.name_th : place.name_en;
  if (places?.code === code) return say('place.province', { name: name(places) });
  for (const district of places?.districts ?? []) {
    if (district.code === code) return say('place.district', { name: name(district) });
    const subdistrict = district.subdistricts.find((each) => each.code === code);
    if (subdistrict) return say('place.subdistrict_short', { name: name(subdistrict) });
  }
  return code;
}
