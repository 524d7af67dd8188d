/** Reading a table of members: who is new, who is there already, and what must be corrected first. Nothing is written. */

import { type GroupRow, type MemberRow, memberName, nextMemberNumber } from '../groups/group_rows';
import { blankTexts, checkMember, fieldsOf, type MemberTexts } from '../groups/member_form';
import { say } from '../i18n';
import { formatBaht } from '../values/money';
import { nameKey } from '../values/name_key';
import { formatThaiDate } from '../values/thai_date';
import { toWesternDigits } from '../values/thai_text';
import { areNear, type NameKeys, nameKeysReader, titleSpellings } from './near_members';
import { tableRows } from './table_text';

const COLUMNS = [
  'number',
  'title',
  'first_name',
  'last_name',
  'full_name',
  'status',
  'pledge',
  'joined_on',
  'phone',
  'address',
] as const;
type Column = (typeof COLUMNS)[number];
type Name = Pick<MemberTexts, 'title' | 'first_name' | 'last_name'>;

export interface RegisterProblem {
  /** The row of the table, from 1. */
  line: number;
  /** As the table calls it. */
  column: string;
  value: string;
  reason: string;
  suggestion: string | null;
}

export interface ReadRegister {
  /** Whether there is a column of names at all. */
  has_names: boolean;
  columns: string[];
  columns_unknown: string[];
  /** What each new member's record will say. */
  new_members: ReturnType<typeof fieldsOf>[];
  /** Rows whose member is in the register already: the same table twice changes nothing. */
  already: number;
  /** Rows of people who have left. */
  skipped: number;
  problems: RegisterProblem[];
}

/** The group a table is read for; `register` holds everybody it ever registered. */
export interface Register {
  group: GroupRow;
  register: readonly MemberRow[];
  today: string;
  number_format: string;
}

/** What a table says, set against the register. */
export function readRegister(text: string, { group, register, today, number_format }: Register): ReadRegister {
  const [head = { line: 1, cells: [] }, ...rows] = tableRows(text);
  const places = placesOf(head.cells);
  const used = new Set(places.values());
  const read: ReadRegister = {
    has_names: places.has('first_name') || places.has('full_name'),
    columns: [...used].map((place) => head.cells[place] ?? ''),
    columns_unknown: head.cells.filter((cell, place) => cell && !used.has(place)),
    new_members: [],
    already: 0,
    skipped: 0,
    problems: [],
  };
  if (!read.has_names) return read;
  const keysOf = nameKeysReader();
  const known = register.map((member) => ({ number: Number(member.number), keys: keysOf(member) }));
  const taken = new Map(register.map((member) => [Number(member.number), memberName(member)]));
  const hasLeft = new Set(spellings('import.left_words'));
  /** Number → the row of the table that has it. */
  const lines = new Map<number, number>();
  const unnumbered: { line: number; keys: NameKeys }[] = [];
  let highest = register.map((member) => ({ number: member.number }));

  for (const { line, cells } of rows) {
    const cell = (column: Column) => cells[places.get(column) ?? -1] ?? '';
    if (cell('status') && hasLeft.has(nameKey(cell('status')))) {
      read.skipped += 1;
      continue;
    }
    const name = nameOf(cell);
    const said = toWesternDigits(cell('number'));
    const keys = keysOf(name);
    if (isThere(keys, said === '' ? null : Number(said), known)) {
      read.already += 1;
      continue;
    }
    const proposed = nextMemberNumber(highest, number_format);
    const texts = textsOf(name, cell, said || proposed, blankTexts(group, today));
    const number = Number(texts.number);
    const wrong = checkMember(texts, group, taken, today);
    const earlier = lines.get(number);
    if (earlier !== undefined) wrong.number = say('import.number_twice', { row: earlier });
    const like = said === '' ? unnumbered.find((each) => areNear(keys, each.keys)) : undefined;
    if (like) wrong.first_name = say('import.name_twice', { row: like.line });
    if (said === '') unnumbered.push({ line, keys });
    const inTheirColumns = Object.entries(wrong)
      .map(([field, reason]) => ({ column: columnOf(field, places), reason }))
      .sort((left, right) => (places.get(left.column) ?? 0) - (places.get(right.column) ?? 0));
    for (const { column, reason } of inTheirColumns) {
      read.problems.push({
        line,
        column: head.cells[places.get(column) ?? -1] ?? say(`import.column_${column}`).split('|', 1)[0] ?? column,
        value: cell(column),
        reason,
        suggestion: suggestionFor(column, group, proposed),
      });
    }
    if (Number.isInteger(number)) {
      lines.set(number, line);
      highest = [{ number: String(Math.max(number, ...highest.map((each) => Number(each.number)))) }];
    }
    if (Object.keys(wrong).length === 0) read.new_members.push(fieldsOf(texts, number_format));
  }
  return read;
}

function spellings(key: `import.column_${Column}` | 'import.left_words'): string[] {
  return say(key).split('|').map(nameKey);
}

/** Which column stands where: by its spellings, tone marks, vowels' lengths and spaces left aside. */
function placesOf(head: readonly string[]): Map<Column, number> {
  const keys = head.map(nameKey);
  const places = new Map<Column, number>();
  for (const column of COLUMNS) {
    const named = spellings(`import.column_${column}`);
    const place = keys.findIndex((key) => key !== '' && named.includes(key));
    if (place >= 0) places.set(column, place);
  }
  return places;
}

/** Title, first and last name, also where two or all of them stand in one cell. */
function nameOf(cell: (column: Column) => string): Name {
  const whole = cell('first_name') || cell('full_name');
  const title = titleSpellings().find((each) => whole.startsWith(each) && whole.length > each.length + 1);
  const bare = (title ? whole.slice(title.length) : whole).trim();
  const [first = '', ...rest] = bare.split(/\s+/);
  const isWhole = cell('last_name') === '';
  return {
    title: cell('title') || (title ?? ''),
    first_name: isWhole ? first : bare,
    last_name: isWhole ? rest.join(' ') : cell('last_name'),
  };
}

/** What the form would hold; what the table does not say is as the form proposes it. */
function textsOf(name: Name, cell: (column: Column) => string, number: string, blank: MemberTexts): MemberTexts {
  return {
    ...blank,
    ...name,
    number,
    pledge: cell('pledge') || blank.pledge,
    joined_on: cell('joined_on') || blank.joined_on,
    phone: cell('phone'),
    address: cell('address'),
  };
}

/** The same person: the number, where the table has one, and a name that is alike. */
function isThere(name: NameKeys, number: number | null, known: readonly { number: number; keys: NameKeys }[]): boolean {
  return known.some((each) => (number === null || number === each.number) && areNear(name, each.keys));
}

/** In which column of the table a field of the form is corrected. */
function columnOf(field: string, places: ReadonlyMap<Column, number>): Column {
  const column = COLUMNS.find((each) => each === field) ?? 'full_name';
  return places.has(column) || !['title', 'first_name', 'last_name'].includes(column) ? column : 'full_name';
}

function suggestionFor(column: Column, group: GroupRow, proposed: string): string | null {
  if (column === 'number') return proposed;
  if (column === 'pledge') return formatBaht(group.pledge_min_satang);
  return column === 'joined_on' ? formatThaiDate(group.founded_on) : null;
}
