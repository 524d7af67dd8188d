// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import type { GroupRow, MemberRow } from '../../src/groups/group_rows';
import { learnTheRest, say } from '../../src/i18n';
import { readRegister } from '../../src/members/read_register';

const GROUP = {
  founded_on: '2026-01-05',
  pledge_min_satang: 5000,
  pledge_mode: 'amount',
  unit_price_satang: null,
} as GroupRow;

function read(text: string, register: Partial<MemberRow>[] = []) {
  return readRegister(text, {
    group: GROUP,
    register: register as MemberRow[],
    today: '2026-11-23',
    number_format: '0000',
  });
}

const TABLE = `รหัสสมาชิก,คำนำหน้าชื่อ,ชื่อ,สกุล,สถานะ,สัจจะ,วันที่สมัคร,หมายเหตุ
1,นาง,บุญมี,ศรีสุข,ปกติ,100,5/1/2569,
๒,นาย,คำพอง,แสงทอง,ลาออก,100,5/1/2569,
3,,นายทองใบ,จันทร์,ปกติ,"1,000",2026-02-01,ญาติ`;

beforeAll(learnTheRest);

describe('a table of members', () => {
  it('is read by the names of its columns', () => {
    const register = read(TABLE);
    expect(register).toMatchObject({ has_names: true, already: 0, skipped: 1, problems: [] });
    expect(register.columns_unknown).toEqual(['หมายเหตุ']);
    expect(register.new_members).toMatchObject([
      { number: '0001', title: 'นาง', first_name: 'บุญมี', last_name: 'ศรีสุข', joined_on: '2026-01-05' },
      { number: '0003', title: 'นาย', first_name: 'ทองใบ', pledge_satang: 100000, joined_on: '2026-02-01' },
    ]);
  });

  it.each([
    ['ชื่อ-สกุล', 'น.ส.บุญมา แสงทอง', 'น.ส.', 'บุญมา', 'แสงทอง'],
    ['ชื่อ - นามสกุล', 'บุญมา  แสงทอง ใหญ่', null, 'บุญมา', 'แสงทอง ใหญ่'],
    ['ชือ', 'บุญมา', null, 'บุญมา', ''],
  ])('may have names in one cell, under %s', (head, cell, title, first_name, last_name) => {
    expect(read(`${head}\n${cell}`).new_members).toMatchObject([{ number: '0001', title, first_name, last_name }]);
  });

  it('brought in a second time changes nothing', () => {
    const first = read(TABLE).new_members as unknown as MemberRow[];
    expect(read(TABLE, first)).toMatchObject({ new_members: [], already: 2, skipped: 1, problems: [] });
  });

  it('says row, column, value, reason and what would do', () => {
    const register = read(
      'เลขที่,ชื่อ-สกุล,สัจจะ,วันที่สมัคร,เบอร์โทร\n7,บุญมี ศ.,20,5/1/2569,\n7,คำพอง ส.,100,5/1/2560,12\n9,,100,5/1/2569,',
      [{ number: '0009', first_name: 'ทองใบ', last_name: 'จ.' }],
    );
    expect(register.problems).toEqual([
      { line: 2, column: 'สัจจะ', value: '20', reason: say('member.pledge_low', { least: '50' }), suggestion: '50' },
      { line: 3, column: 'เลขที่', value: '7', reason: say('import.number_twice', { row: 2 }), suggestion: '0010' },
      {
        line: 3,
        column: 'วันที่สมัคร',
        value: '5/1/2560',
        reason: say('member.joined_early'),
        suggestion: '5 มกราคม 2569',
      },
      { line: 3, column: 'เบอร์โทร', value: '12', reason: say('member.phone_unclear'), suggestion: null },
      {
        line: 4,
        column: 'เลขที่',
        value: '9',
        reason: say('member.number_taken', { name: 'ทองใบ จ.' }),
        suggestion: '0010',
      },
      { line: 4, column: 'ชื่อ-สกุล', value: '', reason: say('member.first_name_missing'), suggestion: null },
    ]);
  });

  it('asks about names that are alike where no number tells them apart', () => {
    expect(read('ชื่อ-สกุล\nบุญมี ศ.\nนางบุญมี่ ศรี').problems).toMatchObject([
      { line: 3, reason: say('import.name_twice', { row: 2 }) },
    ]);
    expect(read('เลขที่,ชื่อ-สกุล\n1,บุญมี ศ.\n2,บุญมี ศ.').problems).toEqual([]);
  });

  it('without a column of names is no table of members', () => {
    expect(read('1,2\n3,4').has_names).toBe(false);
    expect(read('').has_names).toBe(false);
  });

  it('of a thousand rows is read at once', () => {
    const rows = Array.from({ length: 1000 }, (_, place) => `${place + 1},ชื่อ${place} สกุล${place}`);
    expect(read(['เลขที่,ชื่อ-สกุล', ...rows].join('\n')).new_members).toHaveLength(1000);
  });
});
