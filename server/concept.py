"""Concept: a kind of operation with the table of its rows and the schema of its data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from marshmallow import Schema, ValidationError
from marshmallow.fields import Field as MarshmallowField
from sqlalchemy import JSON, FromClause, Index, String, Table
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from sync.kind import ANYWHERE, Kind
from sync.operation import UUID
from sync.problems import PROBLEMS, Problem


class SyncedRow:
    """What every synced table has: the scope first in the key, and the place of the row's last change."""

    __table__: ClassVar[FromClause]

    scope_id: Mapped[str] = mapped_column(String(50), primary_key=True, sort_order=-9)
    id: Mapped[str] = mapped_column(String(36), primary_key=True, sort_order=-8)
    seq: Mapped[int] = mapped_column(sort_order=-7)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        """A reader asks for what changed in a scope after a place."""
        return (Index(None, "scope_id", "seq"),)


class Fact(SyncedRow):
    """A row that stands for ever: who stated it, on which device, for which day."""

    author_id: Mapped[str] = mapped_column(String(36), sort_order=-6)
    device_id: Mapped[str] = mapped_column(String(36), sort_order=-5)
    civil_on: Mapped[str] = mapped_column(String(10), sort_order=-4)
    made_at: Mapped[str] = mapped_column(String(24), sort_order=-3)


class Record(SyncedRow):
    """A row edited field by field; `stamps` = {field: [seq, device]} of each field's last change."""

    stamps: Mapped[dict[str, Any]] = mapped_column(JSON, sort_order=9)


@dataclass(frozen=True, slots=True)
class Concept:
    """A sort of row: the kind that makes it (None when only other kinds do), its model, its own fields."""

    name: str
    kind: Kind | None
    model: type[SyncedRow]
    schema: Schema

    @property
    def table(self) -> Table:
        """Where the rows lie."""
        return cast("Table", self.model.__table__)

    @property
    def is_fact(self) -> bool:
        """Whether its rows stand for ever."""
        return issubclass(self.model, Fact)

    @property
    def kept_in(self) -> frozenset[str]:
        """The sorts of scope the rows can lie in."""
        return self.kind.kept_in if self.kind else ANYWHERE


@dataclass(frozen=True, slots=True)
class Draft:
    """An operation the server wants; `id` is made by the caller so that repeating it is harmless."""

    id: str
    kind: str
    scope: str
    data: Mapping[str, Any]
    civil_on: str


def shape_of(schema: Schema) -> Callable[[Mapping[str, Any]], Problem | None]:
    """The schema as a pure check of a fact's data: the first field at fault with its code, or None.

    The fields are asked one by one: marshmallow's own `validate` builds a second object for every line of a push.
    """
    allowed = dict(schema.fields)
    required = [name for name, field in allowed.items() if field.required]

    def shape(data: Mapping[str, Any]) -> Problem | None:
        for name, value in data.items():
            problem = _check_value(allowed, name, value)
            if problem is not None:
                return problem
        return next((Problem("field_missing", name) for name in required if name not in data), None)

    return shape


def edit_shape_of(schema: Schema) -> Callable[[Mapping[str, Any]], Problem | None]:
    """The shape of `{"id", "set": {field: [old, new]}}`, where every old and new value fits the record's schema."""
    allowed = dict(schema.fields)

    def shape(data: Mapping[str, Any]) -> Problem | None:
        for name in data:
            if name not in ("id", "set"):
                return Problem("unknown_field", name)
        row_id, changes = data.get("id"), data.get("set")
        if not isinstance(row_id, str) or UUID.fullmatch(row_id) is None:
            return Problem("value_invalid", "id")
        if not isinstance(changes, dict) or not changes:
            return Problem("value_invalid", "set")
        for name, change in changes.items():
            if not isinstance(change, list) or len(change) != 2:
                return Problem("value_invalid" if name in allowed else "unknown_field", name)
            old, new = change
            problem = _check_value(allowed, name, new)
            if problem is None and old is not None:
                problem = _check_value(allowed, name, old)
            if problem is not None:
                return problem
        return None

    return shape


def _check_value(allowed: Mapping[str, MarshmallowField[Any]], name: str, value: Any) -> Problem | None:
    field = allowed.get(name)
    if field is None:
        return Problem("unknown_field", name)
    if value is None and field.allow_none:
        return None
    try:
        field.deserialize(value)
    except ValidationError as error:
        return Problem(_code(error.messages), name)
    return None


def _code(messages: Any) -> str:
    """The first problem code in marshmallow's messages."""
    first = messages[0] if isinstance(messages, list) else messages
    return first if first in PROBLEMS else "value_invalid"
