"""Rules of committees, minutes, by-laws and admissions. Pure.

The server refuses only what cannot be: sizes, terms and who may hold which post are the group's own affair, about which
the phone warns.
"""

from collections.abc import Iterable, Mapping

from sync.kind import Field
from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

#: A small group may have one board for all four, whose posts are marked with the duties they carry.
COMMITTEES = ("steering", "loan", "audit", "promotion")
BOARD = "board"
POSITIONS = ("chair", "vice_chair", "secretary", "treasurer", "member", "publicity")

#: A post that was written down by mistake is void, and may be put back.
POST_STATES: Mapping[str, frozenset[str]] = {"stands": frozenset({"void"}), "void": frozenset({"stands"})}

MEETINGS = ("founding", "committee", "general")
DECISIONS = ("approved", "refused")

#: More ids do not fit into one line.
PRESENT_MAX = 300

_CRITICAL_REQUIRED, _SOFT = Field("critical", is_required=True), Field("soft")

POST_FIELDS: Mapping[str, Field] = {
    "committee": _CRITICAL_REQUIRED,
    "position": _CRITICAL_REQUIRED,
    "member_id": Field("fixed", is_required=True),
    "from_on": _CRITICAL_REQUIRED,
    "to_on": _CRITICAL_REQUIRED,
    "duties": Field("set"),
    "minutes_id": _SOFT,
    "reason": _SOFT,
    "status": Field("state", is_required=True, transitions=POST_STATES),
}


def post_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """Whoever holds a post is a member of the group."""
    change = operation.data["set"].get("member_id")
    return () if change is None else (("member", change[1]),)


def check_post(operation: Operation, _view: View) -> Problem | None:
    """A post begins standing."""
    is_new = operation.id == operation.data["id"]
    begins = operation.data["set"].get("status", (None, None))[1]
    return Problem("transition_not_legal", "status") if is_new and begins not in (None, "stands") else None


def agenda_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The minutes must be there."""
    return (("minutes", operation.data["minutes_id"]),)


def paragraph_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The version must be there."""
    return (("bylaws", operation.data["bylaws_id"]),)


def check_admission(operation: Operation, _view: View) -> Problem | None:
    """Whoever refuses somebody says why."""
    data = operation.data
    is_silent = data["decision"] == "refused" and not (data.get("reason") or "").strip()
    return Problem("reason_missing", "reason") if is_silent else None
