"""Rules of cases. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from sync.operation import Operation
from sync.row import Row, View


def settle_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The case must be there."""
    return (("case", operation.data["case_id"]),)


def settle_changes(operation: Operation, view: View) -> Iterable[Row]:
    """The case is settled by the first who says so; a later one changes nothing."""
    case = view.find("case", operation.scope, operation.data["case_id"])
    if case is None or case.fields["settled_by"] is not None:
        return ()
    return (replace(case, fields={**case.fields, "settled_by": operation.author}),)
