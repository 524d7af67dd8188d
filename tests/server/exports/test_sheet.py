import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from server.exports.sheet import Sheet, harmless, to_csv, to_xlsx

MOMENT = datetime(2026, 11, 26, 9, 12)  # noqa: DTZ001  a spreadsheet knows no zones
SHEET = Sheet(
    "กลุ่ม: อำเภอ [เมือง]",
    ["ส่งออกโดย คุณ & เพื่อน", "ข้อมูล ณ"],
    ["กลุ่ม", "เงินสัจจะ (บาท)", "วันตั้ง", "ข้อมูลล่าสุด", "สมาชิก"],
    ["name", "deposits_baht", "founded_on_ce", "last_received_at_ce", "members"],
    [
        ["บ้านหนองแสง", Decimal("-1234.50"), date(2026, 11, 1), MOMENT, 12],
        ['=HYPERLINK("http://x","ดู")', None, None, None, 0],
    ],
)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_a_spreadsheet_would_compute_is_text(first: str) -> None:
    assert harmless(f"{first}1+1") == f"'{first}1+1"


@pytest.mark.parametrize("text", ["บ้าน-หนองแสง", "", "1+1", " =1", "'=1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_what_a_file_must_not_hold_is_taken_out_before_the_first_letter_is_judged() -> None:
    assert harmless("\x00\x1b=1+1") == "'=1+1"


def test_csv_opens_in_thai_with_codes_below_the_headings() -> None:
    content = to_csv(SHEET)
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [
        ["ส่งออกโดย คุณ & เพื่อน"],
        ["ข้อมูล ณ"],
        list(SHEET.headings),
        list(SHEET.codes),
        ["บ้านหนองแสง", "-1234.50", "2026-11-01", "2026-11-26 09:12", "12"],
        ['\'=HYPERLINK("http://x","ดู")', "", "", "", "0"],
    ]


def test_xlsx_keeps_numbers_and_days_and_holds_its_head_in_view() -> None:
    page = load_workbook(io.BytesIO(to_xlsx(SHEET))).active
    rows = list(page.iter_rows(values_only=True))
    assert rows[0][0] == SHEET.notes[0]
    assert rows[2:4] == [tuple(SHEET.headings), tuple(SHEET.codes)]
    assert rows[4] == ("บ้านหนองแสง", -1234.5, datetime(2026, 11, 1), MOMENT, 12)  # noqa: DTZ001
    assert rows[5][0] == '\'=HYPERLINK("http://x","ดู")'
    assert {cell.data_type for row in page.iter_rows() for cell in row}.isdisjoint({"f"})
    assert [page.cell(5, column).number_format for column in (2, 3, 4)] == [
        "#,##0.00",
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm",
    ]
    assert (page.freeze_panes, page.print_title_rows) == ("A5", "$1:$4")
    assert page.oddFooter.left.text == "ส่งออกโดย คุณ && เพื่อน"


def test_an_empty_table_is_a_file_with_its_head() -> None:
    empty = Sheet("ว่าง", ["ก"], ["ข"], ["b"], [])
    assert load_workbook(io.BytesIO(to_xlsx(empty))).active.max_row == 3
    assert to_csv(empty).decode("utf-8-sig") == "ก\r\nข\r\nb\r\n"
