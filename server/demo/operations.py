"""Operations of the demo province: how a record begins, and that every one of them is taken."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.concept import Draft
from sync.receipt import Result


def first_values(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What an operation that creates a record says: every field from nothing to its value."""
    return {"set": {name: [None, value] for name, value in fields.items()}}


def record(row_id: str, kind: str, scope: str, fields: Mapping[str, Any], civil_on: str) -> Draft:
    """The operation with which the server creates a record."""
    return Draft(row_id, kind, scope, {"id": row_id, **first_values(fields)}, civil_on)


def expect_applied(results: Sequence[Result]) -> None:
    """The demo province has nothing to settle: whatever is not simply applied is a mistake in this folder."""
    for result in results:
        flags = result.receipt.flags if result.receipt else ()
        if result.outcome != "applied" or flags:
            raise RuntimeError(
                f"{result.operation_id}: {result.outcome} {result.problem} {flags} {result.missing}"
            )
