"""Officers from a spreadsheet: what a .csv or .xlsx of people says, line by line, and what is wrong with each."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zipfile import ZipFile

from openpyxl import load_workbook

from server.i18n.messages import Language, say
from server.people.accounts import login_name
from server.people.rights import STANDS_IN
from server.places.nearest import nearest_subdistrict
from server.places.places import NATION, Place, contains, find_place
from server.values.thai_text import to_western_digits

_FIELDS = ("name", "display_name", "area")
_LANGUAGES: tuple[Language, ...] = ("th", "en")
#: Heading → field; both languages are read.
_HEADINGS = {
    say(f"cli.officers_heading_{field}", language).casefold(): field
    for field in _FIELDS
    for language in _LANGUAGES
}
#: Login names and names as the tables keep them, in characters.
_NAME_MAX, _DISPLAY_NAME_MAX = 60, 120
LINES_MAX, _COLUMNS_MAX = 2000, 50
#: A workbook is packed: one that grows beyond this is no list of officers, however small it came.
_UNPACKED_BYTES_MAX = 20_000_000


class UnreadableFileError(Exception):
    """The file is no spreadsheet, has no headings that are known, or has too many lines."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing wrong with a line: in which of its fields, the code, and the subdistrict that may be meant."""

    field: str
    code: str
    suggestion: Place | None = None


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """One line: its number in the file, what it says, and what is wrong with it, if anything."""

    number: int
    name: str
    display_name: str
    area_codes: tuple[str, ...]
    fault: Fault | None


def read_officers(
    content: bytes, taken: Iterable[str], areas: Sequence[str] = (NATION,)
) -> list[OfficerLine]:
    """The officers of a file, for posts within `areas`; `taken` are login names that are given out already.

    Raises `UnreadableFileError`.
    """
    cells = _cells(content)
    places = {
        _HEADINGS.get(text.strip().casefold()): place for place, text in enumerate(next(iter(cells), ()))
    }
    if not all(field in places for field in _FIELDS) or len(cells) > LINES_MAX:
        raise UnreadableFileError
    names = set(taken)
    lines = []
    for number, row in enumerate(cells[1:], start=2):
        if not any(text.strip() for text in row):
            continue
        name, display_name, area = (
            row[places[field]].strip() if places[field] < len(row) else "" for field in _FIELDS
        )
        codes = tuple(
            code.strip() for code in to_western_digits(area).replace(";", ",").split(",") if code.strip()
        )
        fault = _fault(name, display_name, codes, names, areas)
        names.add(login_name(name))
        lines.append(OfficerLine(number, login_name(name), display_name, codes, fault))
    return lines


def _fault(
    name: str, display_name: str, codes: Sequence[str], taken: set[str], areas: Sequence[str]
) -> Fault | None:
    for field, text, length_max in (
        ("name", name, _NAME_MAX),
        ("display_name", display_name, _DISPLAY_NAME_MAX),
    ):
        if not text:
            return Fault(field, "field_missing")
        if len(text) > length_max:
            return Fault(field, "text_too_long")
    if login_name(name) in taken:
        return Fault("name", "login_name_taken")
    if not codes:
        return Fault("area", "field_missing")
    return next((fault for code in codes if (fault := _area_fault(code, areas))), None)


def _area_fault(code: str, areas: Sequence[str]) -> Fault | None:
    place = find_place(code)
    if place is None:
        return Fault("area", "not_found", nearest_subdistrict(code, areas))
    if place.level not in STANDS_IN["officer"]:
        return Fault("area", "area_level_wrong")
    if not any(contains(area, code) for area in areas):
        return Fault("area", "not_allowed")
    return None


def _cells(content: bytes) -> list[list[str]]:
    try:
        return _workbook_cells(content) if content.startswith(b"PK") else _text_cells(content)
    except Exception as error:  # what is no workbook makes its reader stumble in any way there is
        raise UnreadableFileError from error


def _text_cells(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # as a Thai spreadsheet program saves .csv
        text = content.decode("cp874")
    return list(csv.reader(io.StringIO(text)))


def _workbook_cells(content: bytes) -> list[list[str]]:
    with ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _UNPACKED_BYTES_MAX:
            raise UnreadableFileError
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = next(each for each in book.worksheets if each.sheet_state == "visible")
    rows = sheet.iter_rows(max_row=LINES_MAX + 1, max_col=_COLUMNS_MAX, values_only=True)
    return [["" if value is None else str(value) for value in row] for row in rows]
