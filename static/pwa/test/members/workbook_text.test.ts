import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tableRows } from '../../src/members/table_text';
import { isWorkbook, WorkbookProblem, workbookText } from '../../src/members/workbook_text';

function file(name: string): ArrayBuffer {
  return Uint8Array.from(readFileSync(join(import.meta.dirname, 'workbooks', name))).buffer;
}

it('reads the first sheet in sight, its rows counted as the spreadsheet counts them', async () => {
  const rows = tableRows(await workbookText(file('register.xlsx')));
  expect(rows).toEqual([
    { line: 1, cells: ['เลขที่', 'คำนำหน้า', 'ชื่อ', 'นามสกุล', 'เงินสัจจะ', 'วันที่เป็นสมาชิก', 'ที่อยู่'] },
    { line: 2, cells: ['๐๐๐๑', 'นาง', 'บุญมี', 'ศ.', '100', '27/5/2022', 'บ้านโนน "ใหญ่"\nหมู่ 3'] },
    { line: 4, cells: ['2', 'นาย', 'คำพอง', 'ส.', '1,50๐', '5 พ.ย. 2565', '12 & 14 <หมู่ 4>'] },
    { line: 5, cells: ['3', '', 'ทองใบ', 'จ.', '120.5', '5/11/2565'] },
  ]);
});

it('knows a spreadsheet from a text', () => {
  expect(isWorkbook(file('register.xlsx'))).toBe(true);
  expect(isWorkbook(new TextEncoder().encode('ชื่อ,สกุล').buffer)).toBe(false);
  expect(isWorkbook(new ArrayBuffer(2))).toBe(false);
});

async function trouble(bytes: ArrayBuffer): Promise<string> {
  return workbookText(bytes).then(
    () => 'read',
    (error) => (error instanceof WorkbookProblem ? error.code : String(error)),
  );
}

it('says that a file with a password, or an old one, must be saved anew', async () => {
  const locked = new Uint8Array(600);
  locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  expect(isWorkbook(locked.buffer)).toBe(true);
  expect(await trouble(locked.buffer)).toBe('locked');
});

it('says that a file is damaged wherever it was cut', async () => {
  const whole = file('register.xlsx');
  for (let length = 4; length < whole.byteLength; length += 97) {
    expect(['damaged', 'read']).toContain(await trouble(whole.slice(0, length)));
  }
  expect(await trouble(whole.slice(0, whole.byteLength - 30))).toBe('damaged');
});

it('stops reading what unfolds to more than a phone should hold', async () => {
  const body = deflateRawSync(Buffer.alloc(40_000_000, 0x20));
  expect(await trouble(zipOf({ 'xl/workbook.xml': body }))).toBe('too_large');
});

it('reads letters said by their numbers, rich text, and tags with a prefix', async () => {
  const parts = {
    'xl/workbook.xml': '<x:workbook><x:sheets><x:sheet name="1" sheetId="7" r:id="rId9"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId9" Target="/xl/worksheets/a.xml"/></Relationships>',
    'xl/sharedStrings.xml':
      '<sst><si><r><t>บุญ</t></r><rPh><t>อ่าน</t></rPh><r><t xml:space="preserve">มี </t></r></si></sst>',
    'xl/worksheets/a.xml':
      '<x:worksheet><x:sheetData><x:row><x:c r="B1" t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>&#3585;&#x0E02;&amp;</x:t></x:is></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c/></x:row></x:sheetData></x:worksheet>',
  };
  const packed = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, deflateRawSync(Buffer.from(xml))]),
  );
  expect(await workbookText(zipOf(packed))).toBe('\tบุญมี \tกข&\t1\t');
});

/** A zip of deflated parts, as small as the format allows. */
function zipOf(parts: Record<string, Buffer>): ArrayBuffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, body] of Object.entries(parts)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entries.push(entry, Buffer.from(name));
    locals.push(local, Buffer.from(name), body);
    at += 30 + name.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...locals, ...entries, end])).buffer;
}
