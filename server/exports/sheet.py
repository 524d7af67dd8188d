"""A table as the bytes of a .csv or .xlsx file. Pure but for the clock openpyxl stamps a file with.

On top stand the notes (who took it and when, what it is, how whole it is), then the headings people read, then the codes
programs read, which never change. All of that stays in view while one scrolls and is printed on every page.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

#: Text, a number, baht with two decimals, a day, or a moment as the clocks of Bangkok show it.
Cell = str | int | Decimal | date | datetime | None

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: A text that begins so is a formula to a spreadsheet; also the wide forms, and blanks that a spreadsheet skips.
_BEGINS_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_WIDTHS = {"text": 24, "number": 14}
#: Letters of the foot of a printed page; a spreadsheet refuses more than 255 in all.
_FOOT_LETTERS = 200
_NAME_LETTERS = 31
_NOT_IN_A_NAME = re.compile(r"[\\/*?:\[\]]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, the notes above it, headings and codes of its columns, and its rows."""

    name: str
    notes: Sequence[str]
    headings: Sequence[str]
    codes: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def harmless(text: str) -> str:
    """The text so that no spreadsheet computes it, and without characters a file must not hold."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{clean}" if _BEGINS_FORMULA.match(clean) else clean


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte mark, so that a spreadsheet reads Thai; lines end as RFC 4180 says."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([harmless(note)] for note in sheet.notes)
    writer.writerow([harmless(heading) for heading in sheet.headings])
    writer.writerow(sheet.codes)
    writer.writerows([_csv_cell(cell) for cell in row] for row in sheet.rows)
    return _BYTE_ORDER_MARK + text.getvalue().encode()


def _csv_cell(cell: Cell) -> str | int | None:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, Decimal):
        return f"{cell:.2f}"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return cell.isoformat() if isinstance(cell, date) else cell


def to_xlsx(sheet: Sheet) -> bytes:
    """A workbook of one sheet; amounts are numbers, days are days."""
    book = Workbook()
    page = book.active
    page.title = _NOT_IN_A_NAME.sub(" ", sheet.name)[:_NAME_LETTERS]
    for note in sheet.notes:
        page.append([harmless(note)])
    page.append([harmless(heading) for heading in sheet.headings])
    page.append(list(sheet.codes))
    top = page.max_row
    for row in sheet.rows:
        page.append([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    for column, cells in enumerate(zip(*sheet.rows, strict=True), start=1):
        sort = next((each for each in cells if each is not None), None)
        number_format = _number_format(sort)
        if number_format:
            for place in range(top + 1, page.max_row + 1):
                page.cell(place, column).number_format = number_format
        width = _WIDTHS["text" if isinstance(sort, str) else "number"]
        page.column_dimensions[get_column_letter(column)].width = width
    for cell in page[top - 1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for cell in page[top]:
        cell.font = Font(italic=True, color="FF595959")
    page.freeze_panes = f"A{top + 1}"
    page.print_title_rows = f"1:{top}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.left.text = sheet.notes[0].replace("&", "&&")[:_FOOT_LETTERS]
    page.oddFooter.right.text = "&P/&N"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _number_format(cell: Cell) -> str | None:
    if isinstance(cell, Decimal):
        return "#,##0.00"
    if isinstance(cell, datetime):
        return "yyyy-mm-dd hh:mm"
    return "yyyy-mm-dd" if isinstance(cell, date) else None


#: Ending of a file → how it is written, and what it is to a browser.
FORMATS: Mapping[str, tuple[Callable[[Sheet], bytes], str]] = {
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (to_csv, "text/csv; charset=utf-8"),
}
