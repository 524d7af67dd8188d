/**
 * The first sheet of an .xlsx file as text that parts cells by tabs, row by row as the spreadsheet counts them: read on
 * the phone, without signal. An .xlsx is a zip of XML files; only what a list of people needs is read. Dates become
 * "27/5/2022", also where somebody typed a year of the Buddhist era.
 */

/** locked: with a password, or an old .xls. damaged: no spreadsheet after all. too_large: more than a phone should read. */
export type WorkbookTrouble = 'locked' | 'damaged' | 'too_large';

export class WorkbookProblem extends Error {
  constructor(readonly code: WorkbookTrouble) {
    super(code);
  }
}

const FILE_BYTES_MAX = 5_000_000;
/** What the files in the zip may unfold to: a small file can claim to hold the world. */
const PART_BYTES_MAX = 20_000_000;
const ROWS_MAX = 5_000;
const COLUMNS_MAX = 100;

const ZIP = 0x04034b50;
const OLE = 0xe011cfd0;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The spreadsheet formats that show a number as a date, by their built-in numbers. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 71 && id <= 76);
const DAY_MS = 86_400_000;

/** Whether the bytes look like a spreadsheet file and not like text. */
export function isWorkbook(bytes: ArrayBuffer): boolean {
  if (bytes.byteLength < 4) return false;
  const first = new DataView(bytes).getUint32(0, true);
  return first === ZIP || first === OLE;
}

/** The first sheet that is not hidden. Throws `WorkbookProblem`. */
export async function workbookText(bytes: ArrayBuffer): Promise<string> {
  if (bytes.byteLength > FILE_BYTES_MAX) throw new WorkbookProblem('too_large');
  if (new DataView(bytes).getUint32(0, true) === OLE) throw new WorkbookProblem('locked');
  const parts = directoryOf(bytes);
  const read = async (name: string) => {
    const part = parts.get(name);
    return part ? unfold(bytes, part) : '';
  };
  const workbook = await read('xl/workbook.xml');
  const sheet = await read(firstSheet(workbook, await read('xl/_rels/workbook.xml.rels')));
  if (!sheet) throw new WorkbookProblem('damaged');
  const strings = texts(await read('xl/sharedStrings.xml'), 'si').map(spoken);
  const dates = dateStyles(await read('xl/styles.xml'));
  const startsIn1904 = /<(?:\w+:)?workbookPr[^>]*date1904="(?:1|true)"/.test(workbook);
  return rowsOf(sheet, strings, dates, startsIn1904)
    .map((cells) => cells.map(quoted).join('\t'))
    .join('\n');
}

// ---------------------------------------------------------------------------------------------------------- the zip

interface Part {
  method: number;
  start: number;
  packed: number;
}

/** Where each file of the zip lies, by name. */
function directoryOf(bytes: ArrayBuffer): Map<string, Part> {
  const view = new DataView(bytes);
  let end = bytes.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END) end -= 1;
  if (end < 0) throw new WorkbookProblem('damaged');
  const parts = new Map<string, Part>();
  try {
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new WorkbookProblem('damaged');
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(new Uint8Array(bytes, at + 46, nameLength));
      const local = view.getUint32(at + 42, true);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      parts.set(name, { method: view.getUint16(at + 10, true), start, packed: view.getUint32(at + 20, true) });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    if (error instanceof RangeError) throw new WorkbookProblem('damaged');
    throw error;
  }
  return parts;
}

/** The text of one file of the zip. */
async function unfold(bytes: ArrayBuffer, { method, start, packed }: Part): Promise<string> {
  if (start + packed > bytes.byteLength || (method !== 0 && method !== 8)) throw new WorkbookProblem('damaged');
  const body = new Blob([new Uint8Array(bytes, start, packed)]).stream();
  const plain = method === 0 ? body : body.pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = plain.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > PART_BYTES_MAX) throw new WorkbookProblem('too_large');
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    void reader.cancel().catch(() => {});
    throw error instanceof WorkbookProblem ? error : new WorkbookProblem('damaged');
  }
}

// ---------------------------------------------------------------------------------------------------------- the XML

/** Every element of a name with its attributes and what stands in it; these files nest none in its own like. */
function* elements(xml: string, name: string): Generator<{ attributes: string; inside: string }> {
  const opening = new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)?(/)?>`, 'g');
  const closing = new RegExp(`</(?:\\w+:)?${name}>`, 'g');
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const attributes = found[1] ?? '';
    if (found[2]) {
      yield { attributes, inside: '' };
      continue;
    }
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(xml);
    if (!end) return;
    yield { attributes, inside: xml.slice(opening.lastIndex, end.index) };
    opening.lastIndex = closing.lastIndex;
  }
}

function texts(xml: string, name: string): string[] {
  return [...elements(xml, name)].map((element) => element.inside);
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(attributes);
  return found?.[1] === undefined ? null : plainText(found[1]);
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plainText(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, named) => {
    if (named) return NAMED[named] ?? whole;
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The text of a string item, formatted or not, without reading aids. */
function spoken(xml: string): string {
  return plainText(texts(xml.replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gs, ''), 't').join(''));
}

// -------------------------------------------------------------------------------------------------------- the sheet

/** The name of the file that holds the first sheet in sight. */
function firstSheet(workbook: string, relations: string): string {
  const targets = new Map(
    [...elements(relations, 'Relationship')].map(({ attributes }) => [
      attribute(attributes, 'Id'),
      attribute(attributes, 'Target') ?? '',
    ]),
  );
  for (const { attributes } of elements(workbook, 'sheet')) {
    const state = attribute(attributes, 'state');
    const target = targets.get(attribute(attributes.replace(/\ssheetId="[^"]*"/, ''), 'id'));
    if (target && (state === null || state === 'visible'))
      return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  return '';
}

/** For each cell style whether it shows a date. */
function dateStyles(styles: string): boolean[] {
  const custom = new Map(
    [...elements(styles, 'numFmt')].map(({ attributes }) => [
      Number(attribute(attributes, 'numFmtId')),
      /[dy]|b{2,4}/i.test((attribute(attributes, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')),
    ]),
  );
  const cells = texts(styles, 'cellXfs')[0] ?? '';
  return [...elements(cells, 'xf')].map(({ attributes }) => {
    const id = Number(attribute(attributes, 'numFmtId') ?? 0);
    return custom.get(id) ?? isBuiltInDate(id);
  });
}

/** The cells of each row, blank rows included, so that rows count as in the spreadsheet. */
function rowsOf(sheet: string, strings: readonly string[], dates: readonly boolean[], in1904: boolean): string[][] {
  const rows: string[][] = [];
  const data = texts(sheet, 'sheetData')[0] ?? '';
  for (const { attributes, inside } of elements(data, 'row')) {
    const place = Number(attribute(attributes, 'r') ?? rows.length + 1);
    if (!(place >= 1 && place <= ROWS_MAX)) throw new WorkbookProblem('too_large');
    while (rows.length < place) rows.push([]);
    const cells = rows[place - 1] ?? [];
    for (const cell of elements(inside, 'c')) {
      const column = columnOf(attribute(cell.attributes, 'r')) ?? cells.length;
      if (column >= COLUMNS_MAX) continue;
      while (cells.length <= column) cells.push('');
      const isDate = dates[Number(attribute(cell.attributes, 's') ?? -1)] ?? false;
      cells[column] = cellText(cell, strings, isDate, in1904);
    }
  }
  return rows;
}

/** "C7" is the third column: 2. */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  { attributes, inside }: { attributes: string; inside: string },
  strings: readonly string[],
  isDate: boolean,
  in1904: boolean,
): string {
  const sort = attribute(attributes, 't') ?? 'n';
  if (sort === 'inlineStr') return spoken(inside);
  const value = plainText(texts(inside, 'v')[0] ?? '');
  if (sort === 's') return strings[Number(value)] ?? '';
  if (sort === 'd') return dateText(Date.parse(`${value.slice(0, 10)}T00:00:00Z`));
  if (sort !== 'n' || value === '') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (isDate)
    return dateText(Date.UTC(in1904 ? 1904 : 1899, in1904 ? 0 : 11, in1904 ? 1 : 30) + Math.floor(number) * DAY_MS);
  // 0812345678 kept as a number has lost its nought, 1234.5 has not: both are said as they stand
  return Number.isInteger(number) ? String(number) : String(Math.round(number * 1e6) / 1e6);
}

function dateText(ms: number): string {
  const day = new Date(ms);
  return Number.isNaN(ms) ? '' : `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

function quoted(cell: string): string {
  return /["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
