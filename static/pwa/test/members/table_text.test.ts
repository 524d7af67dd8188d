import { expect, it } from 'vitest';
import { fileText, tableRows } from '../../src/members/table_text';

it.each([
  ['commas', 'เลขที่,ชื่อ\n1,บุญมี\n', ['เลขที่', 'ชื่อ'], ['1', 'บุญมี']],
  ['tabs, as they are copied', 'เลขที่\tชื่อ\r\n1\tบุญมี, ศ.', ['เลขที่', 'ชื่อ'], ['1', 'บุญมี, ศ.']],
  ['semicolons', '\ufeffเลขที่;ชื่อ\n1; บุญมี ', ['เลขที่', 'ชื่อ'], ['1', 'บุญมี']],
  ['quotes', 'เลขที่,ชื่อ\n1,"บุญมี ""ศ."", ใหญ่"', ['เลขที่', 'ชื่อ'], ['1', 'บุญมี "ศ.", ใหญ่']],
  ['a line break in a cell', 'เลขที่,ชื่อ\n1,"บุญมี\nศ."', ['เลขที่', 'ชื่อ'], ['1', 'บุญมี\nศ.']],
])('reads %s', (_name, text, head, row) => {
  expect(tableRows(text).map((each) => each.cells)).toEqual([head, row]);
});

it('counts rows as a spreadsheet does and leaves out those without anything', () => {
  expect(tableRows('ชื่อ,สกุล\n,\nบุญมี,ศ.\n').map((row) => row.line)).toEqual([1, 3]);
  expect(tableRows('')).toEqual([]);
});

it('reads files of today and of older spreadsheets', () => {
  expect(fileText(new TextEncoder().encode('\ufeffชื่อ').buffer as ArrayBuffer)).toBe('ชื่อ');
  expect(fileText(new Uint8Array([0xaa, 0xd7, 0xe8, 0xcd]).buffer)).toBe('ชื่อ');
});
