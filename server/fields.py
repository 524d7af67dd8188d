"""Strict marshmallow fields. marshmallow's own Integer takes 12.7 and "1_000", its Date takes half a date.

Every error message is a problem code, so that one list of words serves forms, receipts and answers.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from marshmallow import RAISE, Schema, ValidationError, fields

from sync.operation import UUID, parse_date

#: Ten million baht: more was never brought to a village meeting.
AMOUNT_SATANG_MAX = 1_000_000_000

Value = TypeVar("Value")

#: A month of a year that `parse_date` knows.
_PERIOD = re.compile(r"(?:1[89]|2\d)\d\d-(?:0[1-9]|1[0-2])")


class StrictSchema(Schema):
    """Refuses what it does not know. Every error message is a problem code."""

    class Meta:
        """Unknown fields are errors."""

        unknown = RAISE

    error_messages = {"unknown": "unknown_field", "type": "value_invalid"}  # noqa: RUF012  marshmallow's own way


class StrictField(fields.Field[Value]):
    """A field that takes exactly what its sort is and changes nothing; `wrong_sort` is the code for anything else."""

    def __init__(self, wrong_sort: str, **kwargs: Any) -> None:
        codes: dict[str, Any] = {
            "required": "field_missing",
            "null": wrong_sort,
            "validator_failed": "value_invalid",
        }
        super().__init__(error_messages=codes, **kwargs)

    def read(self, value: Any) -> Value:
        """The value itself. Raises ValidationError with a problem code when it is none of this sort."""
        raise NotImplementedError

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Value:  # noqa: ARG002  marshmallow's signature
        return self.read(value)


class Text(StrictField[str]):
    """A text of 1 (or 0, if it may be empty) to `length_max` characters."""

    def __init__(self, *, length_max: int, may_be_empty: bool = False, **kwargs: Any) -> None:
        super().__init__("not_a_text", **kwargs)
        self.length_max = length_max
        self.may_be_empty = may_be_empty

    def read(self, value: Any) -> str:
        """The value itself, when it is one."""
        if not isinstance(value, str) or not _can_be_stored(value):
            raise ValidationError("not_a_text")
        if not self.may_be_empty and not value.strip():
            raise ValidationError("text_empty")
        if len(value) > self.length_max:
            raise ValidationError("text_too_long")
        return value


class Lines(Text):
    """A text that may have several lines."""


def _can_be_stored(text: str) -> bool:
    """Whether every database takes the text: no NUL, no half of a character."""
    if "\0" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


class Pattern(StrictField[str]):
    """A text of one form; `code` is the problem when it has another."""

    def __init__(self, pattern: re.Pattern[str], code: str = "value_invalid", **kwargs: Any) -> None:
        super().__init__(code, **kwargs)
        self.pattern = pattern
        self.code = code

    def read(self, value: Any) -> str:
        """The value itself, when it is one."""
        if not isinstance(value, str) or self.pattern.fullmatch(value) is None:
            raise ValidationError(self.code)
        return value


class RowId(Pattern):
    """The id of a row, which is the id of the operation that made it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(UUID, **kwargs)


class Period(Pattern):
    """The month a deposit pays for, "2026-11"; not the day it was paid."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(_PERIOD, "not_a_period", **kwargs)


class Choice(StrictField[str]):
    """One of a few texts."""

    def __init__(self, choices: Iterable[str], **kwargs: Any) -> None:
        super().__init__("not_a_choice", **kwargs)
        self.choices = tuple(choices)

    def read(self, value: Any) -> str:
        """The value itself, when it is one."""
        if not isinstance(value, str) or value not in self.choices:
            raise ValidationError("not_a_choice")
        return value


class Choices(StrictField[list[str]]):
    """Some of a few texts, each once."""

    def __init__(self, choices: Iterable[str], **kwargs: Any) -> None:
        super().__init__("not_a_choice", **kwargs)
        self.choices = tuple(choices)

    def read(self, value: Any) -> list[str]:
        """The value itself, when it is one."""
        if not isinstance(value, list) or any(each not in self.choices for each in value):
            raise ValidationError("not_a_choice")
        if len(set(value)) < len(value):
            raise ValidationError("value_invalid")
        return value


class RowIds(StrictField[list[str]]):
    """Ids of at most so many rows, each once."""

    one: re.Pattern[str] = UUID

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__("value_invalid", **kwargs)
        self.most = most

    def read(self, value: Any) -> list[str]:
        """The value itself, when it is one."""
        if not isinstance(value, list) or len(value) > self.most:
            raise ValidationError("value_invalid")
        if any(not isinstance(each, str) or self.one.fullmatch(each) is None for each in value):
            raise ValidationError("value_invalid")
        if len(set(value)) < len(value):
            raise ValidationError("value_invalid")
        return value


class PhotoHashes(RowIds):
    """The SHA-256 of at most so many photos, each once."""

    one = re.compile(r"[0-9a-f]{64}")


class Day(StrictField[str]):
    """A day "YYYY-MM-DD" of the calendar, kept as text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("not_a_date", **kwargs)

    def read(self, value: Any) -> str:
        """The value itself, when it is one."""
        if not isinstance(value, str) or re.fullmatch(r"\d{4}-\d\d-\d\d", value) is None:
            raise ValidationError("not_a_date")
        if parse_date(value) is None:
            raise ValidationError("no_such_date")
        return value


class Count(StrictField[int]):
    """A whole number from `minimum` to `maximum`; no float, no text, no truth value."""

    def __init__(self, *, minimum: int = 0, maximum: int = 1_000_000, **kwargs: Any) -> None:
        super().__init__("not_an_integer", **kwargs)
        self.minimum = minimum
        self.maximum = maximum
        self.too_small = "number_out_of_range"
        self.too_large = "number_out_of_range"

    def read(self, value: Any) -> int:
        """The value itself, when it is one."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValidationError("not_an_integer")
        if value < self.minimum:
            raise ValidationError(self.too_small)
        if value > self.maximum:
            raise ValidationError(self.too_large)
        return value


class Flag(StrictField[bool]):
    """Yes or no; no number, no text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("value_invalid", **kwargs)

    def read(self, value: Any) -> bool:
        """The value itself, when it is one."""
        if not isinstance(value, bool):
            raise ValidationError("value_invalid")
        return value


class Satang(Count):
    """An amount in whole satang; at least 1 unless it may be nothing, or less than nothing."""

    def __init__(self, *, may_be_zero: bool = False, may_be_negative: bool = False, **kwargs: Any) -> None:
        minimum = -AMOUNT_SATANG_MAX if may_be_negative else 0 if may_be_zero else 1
        super().__init__(minimum=minimum, maximum=AMOUNT_SATANG_MAX, **kwargs)
        self.too_small = "amount_not_positive"
        self.too_large = "amount_too_large"
