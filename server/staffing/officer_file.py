"""Officers from a spreadsheet: what a .csv or .xlsx of people says, line by line, and what is wrong with each."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from server.i18n.messages import Language, say
from server.people.accounts import login_name
from server.places.places import find_place

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
LINES_MAX = 2000


class UnreadableFileError(Exception):
    """The file is no spreadsheet, has no headings that are known, or has too many lines."""


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """One line: its number in the file, what it says, and the code of the first thing wrong with it, if any."""

    number: int
    name: str
    display_name: str
    area_codes: tuple[str, ...]
    problem: str | None


def read_officers(path: Path, taken: Iterable[str]) -> list[OfficerLine]:
    """The officers of a file; `taken` are login names that are given out already.

    Raises `UnreadableFileError`.
    """
    cells = _cells(path)
    places = {
        _HEADINGS.get(text.strip().casefold()): place for place, text in enumerate(next(iter(cells), ()))
    }
    if not all(field in places for field in _FIELDS) or len(cells) > LINES_MAX:
        raise UnreadableFileError(path.name)
    names = set(taken)
    lines = []
    for number, row in enumerate(cells[1:], start=2):
        if not any(text.strip() for text in row):
            continue
        name, display_name, area = (
            row[places[field]].strip() if places[field] < len(row) else "" for field in _FIELDS
        )
        codes = tuple(code.strip() for code in area.replace(";", ",").split(",") if code.strip())
        problem = _problem(name, display_name, codes, names)
        names.add(login_name(name))
        lines.append(OfficerLine(number, login_name(name), display_name, codes, problem))
    return lines


def _problem(name: str, display_name: str, codes: Sequence[str], taken: set[str]) -> str | None:
    if not name or not display_name or not codes:
        return "field_missing"
    if len(name) > _NAME_MAX or len(display_name) > _DISPLAY_NAME_MAX:
        return "text_too_long"
    if login_name(name) in taken:
        return "login_name_taken"
    if any(find_place(code) is None for code in codes):
        return "not_found"
    return None


def _cells(path: Path) -> list[list[str]]:
    try:
        if path.suffix.casefold() == ".xlsx":
            book = load_workbook(path, read_only=True, data_only=True)
            sheet = next(each for each in book.worksheets if each.sheet_state == "visible")
            rows = sheet.iter_rows(max_row=LINES_MAX + 1, values_only=True)
            return [["" if value is None else str(value) for value in row] for row in rows]
        return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    except (
        OSError,
        ValueError,
        KeyError,
        StopIteration,
        csv.Error,
        BadZipFile,
        InvalidFileException,
    ) as error:
        raise UnreadableFileError(path.name) from error
