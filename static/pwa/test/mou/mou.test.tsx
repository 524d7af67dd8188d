import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { checkAmendment } from '../../src/mou/amend_form';
import { cameDraft, nextToSign, roomOf } from '../../src/mou/ceremony_rows';
import { CeremonyScreen, CeremonySign, checkCeremony } from '../../src/mou/ceremony_screens';
import { fingerprintOf } from '../../src/mou/fingerprint';
import { checkDrawUp, mouDraft } from '../../src/mou/mou_list';
import { markOf, mousOf, repeatable, signedBy, stillToSign } from '../../src/mou/mou_rows';
import { MouScreen, MyMou, SignScreen } from '../../src/mou/mou_screens';
import { checkSignature } from '../../src/mou/sign_form';
import { checkText } from '../../src/mou/text_screen';
import { PhoneContext } from '../../src/ui/phone_context';
import { normaliseLines } from '../../src/values/thai_text';
import { type MemoryPhone, memoryPhone, TODAY } from '../memory_phone';

const TEXT = 'บันทึกข้อตกลง\nทั้งสองฝ่ายตกลงกัน';
const FINGERPRINT = await fingerprintOf(TEXT);
const STROKES = [[1, 2, 3, 4]];
const CAMPAIGN = {
  id: 'c1',
  area_code: '35',
  name: 'โครงการ',
  quantity: 1,
  target_on: '2027-02-21',
  target_words: 'ภายในวันที่ 21 กุมภาพันธ์ 2570',
  target_earliest_on: null,
  confirmed_on: TODAY,
  unit_name: null,
  state: 'open',
} as const;
const TEMPLATE = {
  id: 't1',
  campaign_id: 'c1',
  party2_role: 'officer',
  source_words: 'ร่าง',
  text: TEXT,
  fingerprint: FINGERPRINT,
} as const;
const CEREMONY = {
  id: 'y1',
  campaign_id: 'c1',
  held_on: TODAY,
  place: 'หอประชุม',
  chair_name: 'ผู้ว่าราชการจังหวัด',
  chair_post: null,
  guests: null,
  attended: null,
};

function mou(id: string, person: string, name: string) {
  return {
    id,
    campaign_id: 'c1',
    area_code: '35',
    template_id: 't1',
    fingerprint: FINGERPRINT,
    quantity: 1,
    target_on: '2027-02-21',
    target_words: null,
    dated_on: TODAY,
    place: 'หอประชุม',
    party1_name: 'พัฒนาการจังหวัด',
    party1_post: 'พัฒนาการจังหวัดยโสธร',
    party2_id: person,
    party2_name: name,
    party2_post: 'พัฒนากร',
  };
}

const signature = (id: string, mouId: string, party: 'party1' | 'party2', more: object = {}) => ({
  id,
  mou_id: mouId,
  amendment_id: null,
  party,
  signer_name: 'พัฒนาการจังหวัด',
  signer_post: null,
  fingerprint: FINGERPRINT,
  strokes: STROKES,
  reason: null,
  repeats: null,
  ...more,
});

let phone: MemoryPhone;
beforeEach(() => {
  phone = memoryPhone();
  phone.put('campaign', 'area:35', CAMPAIGN);
  phone.put('mou_template', 'area:35', TEMPLATE);
  phone.put('ceremony', 'area:35', CEREMONY);
  phone.put('mou', 'person:p1', mou('m1', 'p1', 'ก'));
  phone.put('mou', 'person:p2', mou('m2', 'p2', 'ข'));
  phone.put('mou', 'person:p3', mou('m3', 'p3', 'ค'));
});
afterEach(cleanup);

const found = (id: string) => {
  const row = phone.rows.find('mou', id);
  if (!row) throw new Error(`no memorandum ${id}`);
  return row;
};

async function show(shown: ComponentChildren) {
  render(<PhoneContext.Provider value={phone}>{shown}</PhoneContext.Provider>);
  // the fingerprint of the text is reckoned first
  await act(async () => {
    await new Promise((done) => setTimeout(done, 5));
  });
}

async function tap(name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
}

it('of several signatures in one place the newest counts, and an older one is kept', () => {
  phone.put('mou_signature', 'person:p1', signature('s1', 'm1', 'party2', { seq: 3, signer_name: 'ผิดคน' }));
  phone.put('mou_signature', 'person:p1', signature('s2', 'm1', 'party2', { seq: 4, signer_name: 'ก' }));
  expect(signedBy(phone, { mou: found('m1') }).get('party2')?.signer_name).toBe('ก');
  expect(stillToSign(phone, { mou: found('m1') })).toEqual(['party1', 'witness1', 'witness2']);
});

it('of one person the first memorandum counts, and one that was ended does not', () => {
  phone.put('mou', 'person:p1', { ...mou('m9', 'p1', 'ก'), seq: 7 });
  const ended = { id: 'a1', mou_id: 'm2', change: 'ended' as const, text: 'เลิก', fingerprint: '' };
  phone.put('mou_amendment', 'person:p2', ended);
  expect(mousOf(phone, 'c1').map((each) => each.id)).toEqual(['m1', 'm3']);
  phone.put('mou_amendment', 'person:p1', { ...ended, id: 'a2', mou_id: 'm1' });
  expect(mousOf(phone, 'c1').map((each) => each.id)).toEqual(['m9', 'm3']);
});

it.each([
  ['drawn here today', {}, 's1'],
  ['drawn on another phone', { device_id: 'd2' }, undefined],
  ['drawn yesterday', { civil_on: '2026-11-22' }, undefined],
  ['under other words', { fingerprint: '0' }, undefined],
  ['by somebody else', { signer_name: 'คนอื่น' }, undefined],
  ['itself only repeated', { repeats: 's0' }, undefined],
  ['typed', { strokes: null, reason: 'มือเจ็บ' }, undefined],
])('a first party repeats a name that was %s: %j', (_how, more, repeated) => {
  phone.put('mou_signature', 'person:p1', signature('s1', 'm1', 'party1', more));
  expect(repeatable(phone, found('m2'))?.id).toBe(repeated);
});

it('calls one after the other who has not signed, from the beginning again at the end', () => {
  const ceremony = phone.rows.find('ceremony', 'y1');
  if (!ceremony) throw new Error('no ceremony');
  phone.put('mou_signature', 'person:p2', signature('s1', 'm2', 'party2'));
  const room = roomOf(phone, ceremony);
  expect([room.signed, room.both, room.mous.length]).toEqual([1, 0, 3]);
  expect(nextToSign(phone, room.mous)?.id).toBe('m1');
  expect(nextToSign(phone, room.mous, 'm1')?.id).toBe('m3');
  expect(nextToSign(phone, room.mous, 'm3')?.id).toBe('m1');
});

it('whoever may not keep the ceremony notes nobody as come', () => {
  const ceremony = phone.rows.find('ceremony', 'y1');
  if (!ceremony) throw new Error('no ceremony');
  expect(cameDraft(phone, ceremony, 'area:35', 'p2', true)).toEqual([]);
  phone.person = signal({ id: 'p0', name: 'chief', display_name: 'พัฒนาการจังหวัด', role: 'province_chief' as const });
  expect(cameDraft(phone, ceremony, 'area:35', 'p2', false)).toEqual([]);
  expect(cameDraft(phone, ceremony, 'area:35', 'p2', true)).toEqual([
    { kind: 'ceremony', scope: 'area:35', data: { id: 'y1', set: { attended: ['p2'] } } },
  ]);
});

it('a name that cannot be drawn is typed, with the reason', async () => {
  await show(<SignScreen mou="m1" party="party2" />);
  await tap(say('mou.how_typed'));
  await tap(say('mou.sign', { party: say('mou.party2') }));
  expect(phone.saved).toEqual([]);
  await act(async () => {
    fireEvent.input(screen.getByLabelText(say('mou.reason')), { target: { value: 'มือเจ็บ' } });
  });
  await tap(say('mou.sign', { party: say('mou.party2') }));
  const data = {
    mou_id: 'm1',
    amendment_id: null,
    party: 'party2',
    signer_name: 'ก',
    signer_post: 'พัฒนากร',
    fingerprint: FINGERPRINT,
    strokes: null,
    reason: 'มือเจ็บ',
    repeats: null,
  };
  expect(phone.saved).toEqual([{ kind: 'mou_signature', scope: 'person:p1', data }]);
});

it('a text that is not the one that was agreed cannot be signed', async () => {
  phone.put('mou_template', 'area:35', { ...TEMPLATE, text: `${TEXT} ` });
  await show(<SignScreen mou="m1" party="party2" />);
  expect(screen.getByText(say('mou.text_differs'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: say('mou.sign', { party: say('mou.party2') }) })).toBeNull();
});

it('a text that has not come yet is waited for', async () => {
  phone.put('mou', 'person:p1', { ...mou('m1', 'p1', 'ก'), template_id: 't9' });
  await show(<SignScreen mou="m1" party="party2" />);
  expect(screen.getByText(say('mou.text_not_here'))).toBeTruthy();
});

it('whoever has no memorandum is told who draws it up', async () => {
  phone.person = signal({ id: 'p8', name: 'new', display_name: 'ใหม่', role: 'officer' as const });
  await show(<MyMou />);
  expect(screen.getByText(say('mou.none'))).toBeTruthy();
});

it('in the room the first party puts the drawn name under the next memorandum by a touch', async () => {
  phone.put('mou_signature', 'person:p1', signature('s1', 'm1', 'party1'));
  await show(<CeremonySign ceremony="y1" mou="m2" />);
  await tap(say('ceremony.repeat'));
  expect(phone.saved).toHaveLength(1);
  expect(phone.saved[0]).toMatchObject({
    kind: 'mou_signature',
    scope: 'person:p2',
    data: { mou_id: 'm2', party: 'party1', strokes: STROKES, repeats: 's1' },
  });
  expect(screen.getByText(say('mou.repeated'))).toBeTruthy();
});

it('draws up one memorandum for one person, with what they promised themselves', () => {
  const campaign = phone.rows.find('campaign', 'c1');
  const template = phone.rows.find('mou_template', 't1');
  if (!campaign || !template) throw new Error('nothing to draw up');
  const texts = { dated_on: '23/11/2569', place: 'หอประชุม', party1_name: 'พัฒนาการจังหวัด', party1_post: 'ยโสธร' };
  const person = { person_id: 'p5', name: 'จ', area_codes: ['350102'], mou_id: null, dated_on: null, signed: [] };
  expect(checkDrawUp({ ...texts, place: '' })).toEqual({ place: say('ceremony.place_missing') });
  expect(mouDraft(phone, campaign, template, person, texts)).toMatchObject({
    scope: 'person:p5',
    data: {
      party2_id: 'p5',
      fingerprint: FINGERPRINT,
      quantity: 1,
      target_on: '2027-02-21',
      target_words: CAMPAIGN.target_words,
    },
  });
  const own = { id: 'g1', campaign_id: 'c1', quantity: 0, target_on: '2027-03-31', reason: 'ลา' };
  phone.put('target', 'person:p5', own);
  expect(mouDraft(phone, campaign, template, person, texts).data).toMatchObject({
    quantity: 0,
    target_on: '2027-03-31',
    target_words: null,
  });
});

it('nothing is signed, amended or written without what belongs to it', () => {
  const drawn = { name: 'ก', post: '', how: 'drawn', strokes: '', reason: '' };
  expect(checkSignature(drawn)).toEqual({ strokes: say('confirm.draw_missing') });
  expect(checkSignature({ ...drawn, name: ' ', how: 'typed' })).toEqual({
    name: say('mou.signer_name_missing'),
    reason: say('mou.reason_missing'),
  });
  const amended = { change: 'terms', quantity: '', target_on: '//2570', text: 'แก้' };
  expect(checkAmendment(amended)).toEqual({ target_on: say('date.unclear') });
  expect(checkAmendment({ ...amended, target_on: '' })).toEqual({ target_on: say('mou.terms_missing') });
  expect(checkAmendment({ ...amended, change: 'ended' })).toEqual({});
  const before = phone.rows.all('mou_template');
  expect(checkText({ party2_role: 'officer', source: 'ร่าง', text: ` ${TEXT}` }, before)).toEqual({
    text: say('mou.text_unchanged'),
  });
  expect(checkText({ party2_role: 'district_chief', source: 'ร่าง', text: TEXT }, before)).toEqual({});
});

it('keeps the lines of a text, each in one spelling', () => {
  expect(normaliseLines('  ข้อ  1\nก\u0e4d\u0e32 \n')).toBe('ข้อ 1\nกำ');
});

it('a refused signature counts nowhere, and a paper is only as far as the last name under it', async () => {
  for (const party of ['party1', 'party2', 'witness1'] as const) {
    phone.put('mou_signature', 'person:p1', signature(party, 'm1', party as 'party1'));
  }
  phone.put('mou_signature', 'person:p1', signature('w2', 'm1', 'witness2' as 'party1'), 'needs_you');
  expect(stillToSign(phone, { mou: found('m1') })).toEqual(['witness2']);
  expect(markOf(phone, found('m1'))).toBe('server');
  await phone.save([
    { kind: 'mou_signature', scope: 'person:p1', data: signature('w3', 'm1', 'witness2' as 'party1') },
  ]);
  expect(stillToSign(phone, { mou: found('m1') })).toEqual([]);
  expect(markOf(phone, found('m1'))).toBe('phone');
  await show(<MouScreen mou="m1" />);
  expect(screen.getByText(say('document.on_phone'), { exact: false })).toBeTruthy();
  expect(screen.queryByText(say('document.on_server'), { exact: false })).toBeNull();
});

it('whoever holds no memorandum is told by the server how far the room is', async () => {
  Object.assign(phone, { person: signal({ id: 'p9', role: 'deputy_governor' }) });
  const counts = { people: 27, drawn_up: 27, party1: 3, party2: 2, both: 2, whole: 1 };
  phone.report = async () => ({ value: { counts, people: [] }, as_of: TODAY, from: 'server' }) as never;
  await show(<CeremonyScreen ceremony="y1" />);
  expect(screen.queryByText(say('ceremony.no_mous'))).toBeNull();
  expect(screen.getByText(say('mou.counts_more', { drawn_up: 27, first: 3, second: 2 }))).toBeTruthy();
});

it('says before it is saved that something is too long to be taken', () => {
  const long = 'ก'.repeat(201);
  const most = (each: number) => say('field.too_long', { most: each });
  const drawn = { name: long, post: long, how: 'drawn', strokes: 'x', reason: '' };
  expect(checkSignature(drawn)).toEqual({ name: most(120), post: most(120) });
  expect(checkSignature({ ...drawn, name: 'ก', post: '', how: 'typed', reason: long })).toEqual({ reason: most(200) });
  const paper = { dated_on: '23/11/2569', place: long, party1_name: long, party1_post: long };
  expect(Object.keys(checkDrawUp(paper))).toEqual(['place', 'party1_name', 'party1_post']);
  const room = { held_on: '23/11/2569', place: long, chair_name: long, chair_post: long, guests: '' };
  expect(Object.keys(checkCeremony(room))).toEqual(['place', 'chair_name', 'chair_post']);
  expect(checkText({ party2_role: 'officer', source: long, text: 'ก' }, [])).toEqual({ source: most(200) });
});

it.each([
  ['2026-11-23', true],
  ['2026-11-24', false],
])('a ceremony of %s can be told the public of: %s', async (held_on, may) => {
  Object.assign(phone, { person: signal({ id: 'p9', role: 'province_staff' }) });
  phone.put('ceremony', 'area:35', { ...CEREMONY, held_on });
  await show(<CeremonyScreen ceremony="y1" />);
  expect(screen.queryByText(say('activity.new')) !== null).toBe(may);
});
