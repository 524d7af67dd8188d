/** A table as text: what a spreadsheet gives when it is copied or saved as CSV. Pure. */

/**
 * Rows of cells, trimmed, rows without anything left out; `line` counts from 1 as a spreadsheet does. Cells are parted
 * by what parts the first row: tabs, else semicolons, else commas; a quoted cell may hold any of them and line breaks.
 */
export function tableRows(text: string): { line: number; cells: string[] }[] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(plain);
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push({ line: rows.length + 1, cells });
    cells = [];
  };
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain.charAt(at);
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (plain.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (letter === separator) endCell();
    else if (letter === '\n') endRow();
    else cell += letter;
  }
  endRow();
  return rows.filter((row) => row.cells.some((each) => each !== ''));
}

function separatorOf(text: string): string {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  return ['\t', ';'].find((each) => first.includes(each)) ?? ',';
}

/** The text of a file: UTF-8, or what older Thai spreadsheets write. */
export function fileText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-874').decode(bytes);
  }
}
