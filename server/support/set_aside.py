"""What was set aside of the authors a person looks after, in words as far as it may be told, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, case, func, null, select, tuple_
from sqlalchemy.orm import aliased

from server.cases.set_aside_answer import SetAsideAnswer
from server.clock import format_instant
from server.groups.models import Group
from server.people.grants import Grants
from server.people.models import Device, Person
from server.people.supervision import supervised
from server.support.rules import founding_field, supports_area
from server.syncing.models import ReceiptLine, SetAside
from sync.operation import LINE_BYTES_MAX, Operation, parse_line

PAGE_LINES = 50

#: Waiting for somebody; answered; refused for good, for information only.
Shelf = Literal["open", "answered", "rejected"]
SHELVES: tuple[Shelf, ...] = ("open", "answered", "rejected")


@dataclass(frozen=True, slots=True)
class GroupPlace:
    """What must be known of the group a line is for."""

    name: str
    subdistrict_code: str


def load_page(
    connection: Connection, supporter: Grants, shelf: Shelf, after: str | None, now: datetime
) -> dict[str, Any]:
    """The next lines of a shelf, the newest first, in two questions. `after` is the hash of the last one seen."""
    found = list(_select(connection, _on_shelf(shelf) & supervised(SetAside.author_id, supporter), after))
    items = _told(connection, found[:PAGE_LINES], supporter)
    return {
        "as_of": format_instant(now),
        "items": items,
        "next": items[-1]["line_sha256"] if len(found) > PAGE_LINES else None,
    }


def load_line(connection: Connection, supporter: Grants, line_sha256: str) -> dict[str, Any] | None:
    """One line as in the list, with its bytes under `raw`; None when it is none of this person's business."""
    condition = (SetAside.line_sha256 == line_sha256) & supervised(SetAside.author_id, supporter)
    rows = _select(connection, condition)
    if not rows:
        return None
    [row] = rows
    raw = connection.execute(select(SetAside.raw).where(SetAside.line_sha256 == line_sha256)).scalar_one()
    return {**_told(connection, [row], supporter)[0], "raw": raw, "author_id": row["author_id"]}


def _on_shelf(shelf: Shelf) -> ColumnElement[bool]:
    if shelf == "rejected":
        return SetAside.outcome == "rejected"
    is_answered = SetAsideAnswer.id.is_not(None)
    return (SetAside.outcome == "quarantined") & (is_answered if shelf == "answered" else ~is_answered)


def _select(
    connection: Connection, condition: ColumnElement[bool], after: str | None = None
) -> Sequence[RowMapping]:
    answerer = aliased(Person)
    place = tuple_(SetAside.received_at, SetAside.line_sha256)
    statement = (
        select(
            SetAside.line_sha256,
            SetAside.ticket,
            SetAside.outcome,
            SetAside.code,
            SetAside.author_id,
            SetAside.received_at,
            ReceiptLine.field,
            Person.display_name.label("author_name"),
            Device.code.label("device_code"),
            # a line too long to be read is not fetched either
            case((func.length(SetAside.raw) <= LINE_BYTES_MAX, SetAside.raw), else_=null()).label("raw"),
            SetAsideAnswer.choice,
            SetAsideAnswer.note,
            SetAsideAnswer.civil_on.label("answered_on"),
            answerer.display_name.label("answerer_name"),
        )
        .join(ReceiptLine, ReceiptLine.line_sha256 == SetAside.line_sha256)
        .outerjoin(Person, Person.id == SetAside.author_id)
        .outerjoin(Device, Device.id == ReceiptLine.device_id)
        .outerjoin(SetAsideAnswer, SetAsideAnswer.line_sha256 == SetAside.line_sha256)
        .outerjoin(answerer, answerer.id == SetAsideAnswer.author_id)
        .where(condition)
        .order_by(SetAside.received_at.desc(), SetAside.line_sha256.desc())
        .limit(PAGE_LINES + 1)
    )
    if after is not None:
        last = aliased(SetAside)
        seen = select(last.received_at).where(last.line_sha256 == after).scalar_subquery()
        statement = statement.where(place < tuple_(seen, after))
    return connection.execute(statement).mappings().all()


def _told(connection: Connection, rows: Sequence[RowMapping], supporter: Grants) -> list[dict[str, Any]]:
    operations = {
        row["line_sha256"]: parse_line(row["raw"]).operation for row in rows if row["raw"] is not None
    }
    groups = _load_groups(connection, [each for each in operations.values() if each is not None])
    return [_told_line(row, operations.get(row["line_sha256"]), groups, supporter) for row in rows]


def _load_groups(connection: Connection, operations: Sequence[Operation]) -> Mapping[str, GroupPlace]:
    scopes = {each.scope for each in operations}
    found = connection.execute(
        select(Group.scope_id, Group.name, Group.subdistrict_code).where(Group.scope_id.in_(scopes))
    )
    return {scope: GroupPlace(name, code) for scope, name, code in found}


def _told_line(
    row: RowMapping, operation: Operation | None, groups: Mapping[str, GroupPlace], supporter: Grants
) -> dict[str, Any]:
    """What a line is about is told only where its group lies in the reader's area, or is none the server knows."""
    group = groups.get(operation.scope) if operation is not None else None
    if operation is not None and group is None:
        code, name = founding_field(operation, "subdistrict_code"), founding_field(operation, "name")
        group = GroupPlace(str(name), str(code)) if code is not None else None
    is_elsewhere = group is not None and not supports_area(supporter, group.subdistrict_code)
    work = None
    if operation is not None and not is_elsewhere:
        data = operation.data
        work = {
            "kind": operation.kind,
            "civil_on": operation.civil_on.isoformat(),
            "group_name": group.name if group else None,
            "entry_kind": data.get("entry_kind") if isinstance(data.get("entry_kind"), str) else None,
            "amount_satang": _whole(data.get("amount_satang")),
        }
    is_open = row["outcome"] == "quarantined" and row["choice"] is None
    return {
        "line_sha256": row["line_sha256"],
        "ticket": row["ticket"],
        "received_at": row["received_at"],
        "outcome": row["outcome"],
        "code": row["code"],
        "field": row["field"],
        "author_name": row["author_name"],
        "device_code": row["device_code"],
        "work": work,
        "elsewhere": is_elsewhere,
        "group_id": operation.scope.partition("group:")[2] or None if operation is not None else None,
        "place_code": group.subdistrict_code if group is not None and not is_elsewhere else None,
        "can_admit": is_open and work is not None,
        "can_decline": is_open,
        "answer": {
            "choice": row["choice"],
            "note": row["note"],
            "on": row["answered_on"],
            "by_name": row["answerer_name"],
        }
        if row["choice"]
        else None,
    }


def _whole(value: object) -> int | None:
    """The amount a line names, where it is a number every reader can hold."""
    is_whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
    return value if is_whole else None  # type: ignore[return-value]  # mypy does not follow the name
