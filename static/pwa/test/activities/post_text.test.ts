import { afterEach, expect, it, vi } from 'vitest';
import { ceremonyLines, collectionLines, foundingLines, postText, tagsOf } from '../../src/activities/post_text';
import { sharePost } from '../../src/activities/share';

afterEach(() => vi.unstubAllGlobals());

it('tells a ceremony as the provinces do: the day in BE, what, where, who presided, the figures, words to find it by', () => {
  const lines = ceremonyLines({
    name: '1 พัฒนากร 1 กลุ่มออมทรัพย์เพื่อการผลิต',
    chair: 'ผู้ว่าราชการจังหวัด',
    guests: 'พัฒนาการจังหวัด\nนายอำเภอ',
    both: 27,
    all: 27,
    quantity: 1,
    unit: 'กลุ่ม',
    due_on: '2022-12-31',
  });
  expect(postText({ on: '2022-05-27', place: 'ศาลากลางจังหวัด', lines, author: 'พัฒนากร 1' })).toBe(
    [
      '📌 วันที่ 27 พฤษภาคม 2565',
      'พิธีลงนามบันทึกข้อตกลงโครงการ “1 พัฒนากร 1 กลุ่มออมทรัพย์เพื่อการผลิต” ณ ศาลากลางจังหวัด',
      '',
      'โดยมี ผู้ว่าราชการจังหวัด เป็นประธาน',
      'ผู้เข้าร่วม: พัฒนาการจังหวัด, นายอำเภอ',
      'ลงนามครบสองฝ่ายแล้ว 27 จาก 27 คน',
      'เป้าหมาย: คนละ 1 กลุ่ม ภายใน 31 ธันวาคม 2565',
      '',
      'รายงานโดย พัฒนากร 1',
      '',
      '#กลุ่มออมทรัพย์เพื่อการผลิต #หนึ่งพัฒนากรหนึ่งกลุ่ม #กรมการพัฒนาชุมชน',
    ].join('\n'),
  );
});

it('leaves out what is not known, and makes nothing up', () => {
  expect(
    foundingLines({ group: 'กลุ่ม', as_of: '2026-11-23', members: 0, committee: 0, pledges_satang: 0 }),
  ).toHaveLength(1);
  const text = postText({ on: '2024-02-29', lines: ['จัดตั้งกลุ่ม'], tags: '#ออม' });
  expect(text).toBe('📌 วันที่ 29 กุมภาพันธ์ 2567\nจัดตั้งกลุ่ม\n\n#ออม');
});

it('tells a collection in figures, with the day the savings are of', () => {
  const facts = { group: 'กลุ่ม', period: '2026-11', payers: 12, total_satang: 118000, savings_satang: 4248050 };
  expect(collectionLines({ ...facts, on: '2026-11-05' })).toEqual([
    'กลุ่ม เก็บเงินสัจจะประจำเดือน พฤศจิกายน 2569',
    'สมาชิกส่งเงิน 12 คน รวม 1,180 บาท',
    'เงินสะสมของกลุ่ม 42,480.50 บาท ณ วันที่ 5 พฤศจิกายน 2569',
  ]);
});

it('keeps the words to find it by, each once', () => {
  expect(tagsOf('ข้อความ #ออม #ยโสธร\nอีกบรรทัด #ออม')).toBe('#ออม #ยโสธร');
  expect(tagsOf('ไม่มี')).toBe('');
});

const PHOTO = new Blob(['x'], { type: 'image/jpeg' });

it('shares text and photos where the phone can, the text alone where it cannot take files', async () => {
  const share = vi.fn(async (_given: { text: string; files?: File[] }) => undefined);
  vi.stubGlobal('navigator', { share, canShare: () => true });
  expect(await sharePost('ข้อความ', [PHOTO])).toBe('shared');
  expect(share.mock.calls[0]?.[0].files?.[0]?.name).toBe('photo-1.jpg');
  vi.stubGlobal('navigator', { share, canShare: () => false });
  expect(await sharePost('ข้อความ', [PHOTO])).toBe('without_photos');
  expect(share.mock.calls[1]?.[0]).toEqual({ text: 'ข้อความ' });
});

it('copies the text where there is no list of apps; who closes that list has changed their mind', async () => {
  const writeText = vi.fn(async (_text: string) => undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(await sharePost('ข้อความ', [])).toBe('copied');
  expect(writeText).toHaveBeenCalledWith('ข้อความ');
  const share = () => Promise.reject(new DOMException('closed', 'AbortError'));
  vi.stubGlobal('navigator', { share, clipboard: { writeText } });
  expect(await sharePost('ข้อความ', [])).toBe('closed');
  expect(writeText).toHaveBeenCalledTimes(1);
});
