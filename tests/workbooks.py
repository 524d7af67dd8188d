"""Spreadsheets as people make them, for the phone's reader: `python -m tests.workbooks` writes them anew.

They are files of openpyxl, so that the reader is not tested against a writer of ours.
"""

from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).parent.parent / "static" / "pwa" / "test" / "members" / "workbooks"
#: So that the same script writes the same file.
MADE = datetime(2026, 11, 23, 7, 15, 33)  # noqa: DTZ001  openpyxl keeps no zone


def register() -> Workbook:
    """A list of members: a hidden sheet before it, blank rows, dates as dates and as words, numbers as numbers."""
    book = Workbook()
    hidden = book.active
    assert isinstance(hidden, Worksheet)
    hidden.title, hidden.sheet_state = "เก่า", "hidden"
    hidden["A1"] = "ไม่ใช่แผ่นนี้"
    sheet = book.create_sheet("สมาชิก")
    book.active = 1
    sheet.append(["เลขที่", "คำนำหน้า", "ชื่อ", "นามสกุล", "เงินสัจจะ", "วันที่เป็นสมาชิก", "ที่อยู่"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.append(["๐๐๐๑", "นาง", "บุญมี", "ศ.", 100, date(2022, 5, 27), 'บ้านโนน "ใหญ่"\nหมู่ 3'])
    sheet.append([])
    sheet.append([2, "นาย", "คำพอง", "ส.", "1,50๐", "5 พ.ย. 2565", "12 & 14 <หมู่ 4>"])
    # a year of the Buddhist era typed into a cell that Excel took for a date
    sheet.append([3.0, None, "ทองใบ", "จ.", 120.5, date(2565, 11, 5), None])
    sheet["F5"].number_format = "d mmm yyyy"
    sheet["F2"].number_format = "[$-107041E]d mmmm yyyy;@"
    return book


def main() -> None:
    """Write them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    book = register()
    book.properties.created = book.properties.modified = MADE
    book.save(FOLDER / "register.xlsx")


if __name__ == "__main__":
    main()
