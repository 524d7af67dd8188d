"""Rules of visits. Pure."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from server.members.rules import check_reversal
from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

PURPOSES = (
    "promotion", "meeting", "collection_day", "audit", "household", "debt_follow_up", "mentoring",
    "encouragement", "other",
)  # fmt: skip

#: Who came. The governor and the deputies come to encourage; the officer writes it down for them.
VISITORS = (
    "officer", "district_chief", "province_staff", "province_chief", "governor", "deputy_governor",
    "district_head", "other",
)  # fmt: skip

#: What its author says of a visit.
SAID = ("visited_on", "purpose", "visitor", "visitor_name", "found", "advice", "photo_sha256")


def check_visit(operation: Operation, view: View) -> Problem | None:
    """Nobody has been somewhere tomorrow; only who wrote a visit down takes it back, once."""
    if operation.data["visited_on"] > operation.civil_on.isoformat():
        return Problem("value_invalid", "visited_on")
    target_id = operation.data.get("reverses")
    target = view.find("visit", operation.scope, target_id) if target_id else None
    if target is not None and target.fields["author_id"] != operation.author:
        return Problem("not_allowed", "reverses")
    return check_reversal(operation, view, ("visited_on",))


def advice_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The visit must have been written down."""
    return (("visit", operation.data["visit_id"]),)


def written_as(visit: Mapping[str, Any], visits: Collection[Mapping[str, Any]]) -> set[str]:
    """The ids of a visit and of all that it was written down as before, so that advice about any of them is not lost.

    A correction takes back the former with the same save, and what was taken back by mistake is written again word for
    word. Twin of visits/written_as.ts.
    """
    mirrors = {each["reverses"]: each for each in visits if each["reverses"]}
    formers = [each for each in visits if each["id"] in mirrors]
    ids = {visit["id"]}
    newest = [visit]
    while newest:
        newest = [
            former
            for former in formers
            if former["id"] not in ids
            and any(_follows(each, former, mirrors[former["id"]]) for each in newest)
        ]
        ids |= {each["id"] for each in newest}
    return ids


def _follows(visit: Mapping[str, Any], former: Mapping[str, Any], mirror: Mapping[str, Any]) -> bool:
    is_one_save = all(visit[name] == mirror[name] for name in ("device_id", "made_at"))
    is_own = visit["author_id"] == former["author_id"]
    return is_own and (is_one_save or all(visit[name] == former[name] for name in SAID))
