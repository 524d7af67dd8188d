"""Rules of cases. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sync.merge import stamp_of
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, Row, Stamp, View

#: How a clash is settled: the value that stands goes on standing, or the other one stands from now on.
CHOICES = ("kept", "other")

#: The sorts of records in which two people's edits can clash.
RECORDS = ("assignment", "campaign", "ceremony", "committee_post", "group", "member", "mentorship", "target")


def settle_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The case must be there."""
    return (("case", operation.data["case_id"]),)


def settle_lookups(operation: Operation) -> Iterable[Lookup]:
    """The record that the other value is to be written into."""
    row_kind, row_id = operation.data.get("row_kind"), operation.data.get("row_id")
    return (Lookup(row_kind, operation.scope, "id", row_id),) if row_kind and row_id else ()


def check_settle(operation: Operation, view: View) -> Problem | None:
    """Only a clash has another value, and whoever takes it names the record the case is about."""
    if operation.data.get("choice") != "other":
        return None
    case = view.find("case", operation.scope, operation.data["case_id"])
    if case is None or case.fields["other"] is None:
        return Problem("not_a_choice", "choice")
    for name in ("row_kind", "row_id"):
        if operation.data.get(name) != case.fields[name]:
            return Problem("value_invalid", name)
    return None


def settle_changes(operation: Operation, view: View) -> Iterable[Row]:
    """The case is settled by the first who says so; a later one changes nothing.

    Whoever takes the other value writes it into the record, over what stood on their screen. Where something else
    stands by now, nothing is written and the case stays open between that and the other value.
    """
    case = view.find("case", operation.scope, operation.data["case_id"])
    if case is None or case.fields["settled_by"] is not None:
        return ()
    choice = operation.data.get("choice")
    settled = replace(case, fields={**case.fields, "settled_by": operation.author, "choice": choice})
    row = view.find(case.fields["row_kind"], operation.scope, case.fields["row_id"])
    if choice != "other" or row is None:
        return (settled,)
    news = _values(case, case.fields["other"], row)
    current = {name: row.fields[name] for name in news}
    if current == news:
        return (settled,)
    if current != _values(case, _seen(operation, case), row):
        return (replace(case, fields={**case.fields, **_standing(case, current, row)}),)
    stamp = stamp_of(operation, view.head(operation.scope).seq + 1)
    written = replace(row, fields={**row.fields, **news}, stamps={**row.stamps, **dict.fromkeys(news, stamp)})
    return (settled, written)


def _values(case: Row, text: str, row: Row) -> Mapping[str, Any]:
    """A side of the case as {field: value}, also where the case is about several fields that are one statement."""
    value = json.loads(text)
    return {case.fields["field"]: value} if case.fields["field"] in row.fields else value


def _seen(operation: Operation, case: Row) -> str:
    told: str | None = operation.data.get("kept")
    return told if told is not None and _is_json(told) else str(case.fields["kept"])


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _standing(case: Row, current: Mapping[str, Any], row: Row) -> Mapping[str, Any]:
    """The side of the case that stands, as it is now."""
    value = current.get(case.fields["field"]) if case.fields["field"] in row.fields else current
    stamp = max((row.stamps[name] for name in current if name in row.stamps), default=Stamp(0, ""))
    return {
        "kept": json.dumps(value, ensure_ascii=False),
        "kept_author_id": stamp.author or None,
        "kept_on": stamp.civil_on or None,
    }
