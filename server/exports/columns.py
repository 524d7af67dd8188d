"""The columns of the exported tables: their stable codes, the words above them, and what stands in a cell. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from server.clock import parse_instant
from server.exports.sheet import Cell
from server.i18n.messages import Language, say, words_of
from server.places.places import NATION, find_place
from server.values.money import format_baht
from server.values.thai_date import BANGKOK, format_period, format_thai_date

#: How a field is written: as it is, in baht, as a day, a moment or a month of both calendars, as a word, yes or no, a place.
Sort = Literal["plain", "baht", "day", "instant", "month", "word", "flag", "place", "field", "side"]
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of an answer under the word of `key`; `words` begins the keys of the words its values have."""

    field: str
    key: str
    sort: Sort = "plain"
    words: str = ""

    def codes(self) -> tuple[str, ...]:
        """The permanent names of what it becomes: baht instead of satang, a date twice."""
        if self.sort == "baht":
            return (f"{self.field.removesuffix('_satang')}_baht",)
        if self.sort in ("day", "instant", "month"):
            return (f"{self.field}_be", f"{self.field}_ce")
        return (self.field,)

    def headings(self, language: Language) -> tuple[str, ...]:
        """What people read above it."""
        name = say(self.key, language)
        if len(self.codes()) > 1:
            return tuple(say(f"export.{era}", language, name=name) for era in ("be", "ce"))
        return (name,)

    def cells(self, item: Item, language: Language) -> tuple[Cell, ...]:
        """What an item says; nothing where it says nothing."""
        value = item.get(self.field)
        if value is None:
            return (None,) * len(self.codes())
        if self.sort == "day":
            day = date.fromisoformat(value)
            return (format_thai_date(day), day)
        if self.sort == "month":
            return (format_period(value, "long"), value)
        if self.sort == "instant":
            # a spreadsheet knows no zones: it is given what clocks here show
            moment = parse_instant(value).astimezone(BANGKOK).replace(tzinfo=None, second=0, microsecond=0)
            return (moment_text(moment), moment)
        return (self._cell(value, item, language),)

    def _cell(self, value: Any, item: Item, language: Language) -> Cell:
        if isinstance(value, list):
            return ", ".join(str(self._cell(each, item, language)) for each in value)
        if self.sort == "baht":
            return Decimal(value) / 100
        if self.sort == "flag":
            return say("export.yes" if value else "export.no", language)
        if self.sort == "word":
            return words_of(language).get(f"{self.words}{value}", str(value))
        if self.sort == "place":
            return place_text(value, language)
        if self.sort == "field":
            return _field_text(item["row_kind"], value, language)
        if self.sort == "side":
            return _side_text(item["field"], value)
        return value if isinstance(value, int) else str(value)


def told_columns(columns: Sequence[Column], items: Sequence[Item]) -> list[Column]:
    """The columns of which anything is told; what the reader is not told leaves no empty column behind."""
    return [column for column in columns if not items or any(column.field in item for item in items)]


def moment_text(moment: datetime) -> str:
    """A moment of the clocks here, its day in words: "26 พฤศจิกายน 2569 09:12"."""
    return f"{format_thai_date(moment.date())} {moment:%H:%M}"


def place_text(code: str, language: Language) -> str:
    """The name of an area by its code; the code itself where nobody knows it."""
    place = find_place(code)
    if place is None:
        return say("place.nation", language) if code == NATION else code
    key = "place.subdistrict_short" if place.level == "subdistrict" else f"place.{place.level}"
    return say(key, language, name=place.name_en if language == "en" else place.name_th)


def _field_text(row_kind: str, field: str, language: Language) -> str:
    """What a screen calls a field; its own name where no screen shows it."""
    words = words_of(language)
    keys = (f"{row_kind}.{name}" for name in (field, field.removesuffix("_satang")))
    return next((words[key] for key in keys if key in words), field)


def _side_text(field: str | None, text: str) -> str:
    """A side of a case, which travels as JSON text; amounts in baht, fields that are one statement by their names."""
    value = json.loads(text)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_value_text(name, each)}" for name, each in value.items())
    return _value_text(field or "", value)


def _value_text(field: str, value: Any) -> str:
    if isinstance(value, int) and field.endswith("_satang"):
        return format_baht(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
