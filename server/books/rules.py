"""Rules of what a group states about its books. Pure."""

from collections.abc import Iterable

from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, View

ANSWERS = ("confirmed", "disputed")


def check_opening(operation: Operation, _view: View) -> Problem | None:
    """A sheet opens the books of its own group."""
    is_own = operation.scope == f"group:{operation.data['group_id']}"
    return None if is_own else Problem("value_invalid", "group_id")


def opening_lookups(operation: Operation) -> Iterable[Lookup]:
    """Sheets that the group already has."""
    return (Lookup("opening_sheet", operation.scope, "group_id", operation.data["group_id"]),)


def opening_flags(operation: Operation, view: View) -> Iterable[str]:
    """A group begins once, and begins even; if two phones opened it, or the sums differ, a person looks."""
    data = operation.data
    if view.where("opening_sheet", operation.scope, "group_id", data["group_id"]):
        yield "opening_again"
    there_satang = data["cash_satang"] + data["bank_satang"]
    if there_satang != data["savings_satang"] + data["funds_satang"]:
        yield "opening_uneven"


def confirmation_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The member must be there."""
    return [("member", operation.data["member_id"])]


def confirmation_flags(operation: Operation, _view: View) -> Iterable[str]:
    """A disputed balance is nobody's to close but a person's."""
    return ("balance_disputed",) if operation.data["answer"] == "disputed" else ()
