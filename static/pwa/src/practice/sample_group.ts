/** What is there to practise on: a made-up place, a group of twelve, and one collection that was held last month. */

import { collectionDateIn } from '../groups/collection_date';
import { groupScope } from '../groups/group_rows';
import { say } from '../i18n';
import { pageDrafts } from '../paper/keyed_page';
import { type Assignment, type Device, type Draft, newId, type Person, type Places } from '../sync/ports';

/** No real phone's code has a nought: it could be taken for an O. */
export const PRACTICE_DEVICE: Device = { id: '00000000-0000-4000-8000-00000000d000', code: '0000' };

const PROVINCE = '99';
const SUBDISTRICT = '990101';
const PLEDGES_SATANG = [10000, 5000, 10000, 20000, 5000, 10000, 3000, 10000, 10000, 5000, 20000, 10000];
/** Who did not come last month, by place in the list: there is something owed to practise with. */
const ABSENT = 6;

/** Whoever practises. */
export function practicePerson(): Person {
  return {
    id: '00000000-0000-4000-8000-00000000a000',
    name: 'practice',
    display_name: say('practice.person'),
    role: 'officer',
  };
}

export function practiceAssignments(): Assignment[] {
  return [{ role: 'officer', area_code: PROVINCE, from_on: '2022-01-01', to_on: null }];
}

/** A province that is on no map, so that founding a group can be practised too. */
export function practicePlaces(): Places {
  const named = (code: string, name: string) => ({ code, name_th: name, name_en: name });
  return {
    ...named(PROVINCE, say('practice.place')),
    districts: [
      {
        ...named('9901', say('practice.place')),
        subdistricts: [named(SUBDISTRICT, say('practice.place'))],
      },
    ],
  };
}

/** The drafts that make it, for somebody who practises today. */
export function sampleGroup(today: string): Draft[] {
  const groupId = newId();
  const scope = groupScope(groupId);
  const [year = 0, month = 1] = today.split('-').map(Number);
  const period = new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
  // it meets today: there is something to do at once
  const collectionDay = Number(today.slice(8));
  const heldOn = collectionDateIn(period, collectionDay);
  const foundedOn = `${period}-01`;
  const founding: Draft = {
    kind: 'group',
    scope,
    id: groupId,
    data: {
      id: groupId,
      set: {
        name: say('practice.group'),
        area_level: 'village',
        subdistrict_code: SUBDISTRICT,
        moo: 1,
        place_name: say('practice.village'),
        founded_on: foundedOn,
        pledge_mode: 'amount',
        pledge_min_satang: 1000,
        collection_day: collectionDay,
        officer_id: practicePerson().id,
        status: 'founding',
      },
    },
  };
  const members = say('practice.members')
    .split(' ')
    .map((first_name, index) => ({ id: newId(), first_name, pledge_satang: PLEDGES_SATANG[index] ?? 10000, index }));
  const registering = members.map(
    ({ id, first_name, pledge_satang, index }): Draft => ({
      kind: 'member',
      scope,
      id,
      data: {
        id,
        set: {
          number: String(index + 1).padStart(4, '0'),
          first_name,
          pledge_satang,
          joined_on: foundedOn,
          status: 'active',
        },
      },
    }),
  );
  const rows = members.map(({ id, pledge_satang, index }) => ({
    member_id: id,
    amount: index === ABSENT ? '' : String(pledge_satang / 100),
    is_proxy: false,
  }));
  const collectionId = newId();
  const taken = pageDrafts(
    scope,
    heldOn,
    collectionId,
    { period, opening_cash_satang: 0 },
    rows,
    (_, amount_satang) => [{ entry_kind: 'pledge', period, amount_satang }],
  );
  const paying = members.filter(({ index }) => index !== ABSENT);
  const total_satang = paying.reduce((sum, member) => sum + member.pledge_satang, 0);
  const shared = { scope, civil_on: heldOn };
  return [
    founding,
    ...registering,
    ...taken,
    {
      ...shared,
      kind: 'collection_count',
      data: { collection_id: collectionId, counts: { '1000': total_satang / 1000 } },
    },
    {
      ...shared,
      kind: 'collection_close',
      data: {
        collection_id: collectionId,
        lines: paying.length,
        total_satang,
        counted_satang: total_satang,
        reason: null,
      },
    },
  ];
}
